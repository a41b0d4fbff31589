import type { AuthorityCode } from './question.ts'

/** A12a: each code as it completes "not yet, because …". */
const words: Readonly<Record<AuthorityCode, string>> = {
  not_a_holder: 'no grant here names them',
  inactive: 'they have left',
  excluded_asker: 'whoever asks does not decide this',
  outside_validity: 'it is not valid at this time',
  over_amount: 'the amount is over the limit',
  other_currency: 'the limit is in another currency',
  over_risk: 'the risk is over the limit',
  irreversible: 'it cannot be undone',
  wrong_environment: 'it is for other environments',
  frozen: 'it is frozen',
  fenced: 'a fence stops grants from above',
  not_your_turn: 'it is not their turn',
  observation_missing: 'nothing was observed yet',
  observation_stale: 'what was observed is too old',
  source_revoked: 'whoever delegated it holds it no more',
  clipped: 'whoever delegated it may not do so much',
  vacant_role: 'a role that holds it is filled by nobody',
  weak_assurance: 'they must be signed in in a stronger way',
  not_stated: 'something has to be stated first',
  already_settled: 'it is settled already',
  passed: 'they passed',
  unknown_type: 'there is no such type',
  unknown_area: 'there is no such area',
  unknown_person: 'there is no such person',
  unknown_currency: 'there is no such currency',
  unreachable: 'they cannot be reached now',
}

/** The same, said to the person whom it is about. */
const toYou: Partial<Readonly<Record<AuthorityCode, string>>> = {
  not_a_holder: 'no grant here names you',
  inactive: 'you have left',
  excluded_asker: 'you asked, and whoever asks does not decide this',
  not_your_turn: 'it is not your turn',
  weak_assurance: 'you must be signed in in a stronger way',
  passed: 'you passed',
  unreachable: 'you cannot be reached now',
}

/** The codes in words, for one sentence; one that is not known stands as it is. `you`: it is about whoever reads it. */
export function codeWords(codes: readonly string[], you = false): string {
  const said = you ? { ...words, ...toYou } : words
  return codes.map(code => said[code as AuthorityCode] ?? code).join(', ')
}
