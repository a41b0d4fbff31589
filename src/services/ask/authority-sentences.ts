import type { Sentence } from '../../domain/ask/answer.ts'
import { amountText } from '../../domain/authority/amounts.ts'
import type { ChainRow, WhoAnswer } from '../../domain/authority/answers.ts'
import { codeWords } from '../../domain/authority/code-words.ts'
import { may } from '../../domain/authority/may.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import { who } from '../../domain/authority/who.ts'
import type { PersonId } from '../../domain/ids.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { areaBasis, basisOfIds } from './citing.ts'
import { listed, sentence } from './reply.ts'

/** Who may decide (A12), with what says so. */
export function* whoSentence(
  scope: Scope,
  authority: Authority,
  q: Question,
  when: string,
): Script<Sentence> {
  const found = who(authority, q, scope.at)
  const what = `${q.type} in ${pathOfArea(scope, q.area)}${q.path === undefined ? '' : ` for ${q.path}`}`
  const cites = citesOf(scope, found)
  const basis =
    cites.length > 0
      ? yield* basisOfIds(scope, cites)
      : yield* areaBasis(scope, q.area, ['techLeads', 'managers', 'team'])
  return sentence(
    `${verdict(scope, found, what, when)}${meanwhile(scope, found)}`,
    basis.cites,
    basis.saidAt,
    found.validUntil,
  )
}

function verdict(scope: Scope, found: WhoAnswer, what: string, when: string): string {
  const names = found.holders.map(({ person }) => handleOf(scope, person))
  const waiting = found.chain
    .filter(row => !row.turn && row.entitled === 'yes')
    .map(row => handleOf(scope, row.person))
  const then = waiting.length === 0 ? '' : ` After them: ${listed(waiting.slice(0, 5))}.`
  switch (found.outcome) {
    case 'yes':
      return `${listed(names)} may decide ${what} ${when}.${then}`
    case 'asleep': {
      const who = names.length === 0 ? found.chain.map((row: ChainRow) => handleOf(scope, row.person)) : names
      const next =
        found.next === null
          ? ''
          : ` Next: ${handleOf(scope, found.next.person)}, from ${formatInstant(found.next.at)}.`
      return `${listed(who)} may decide ${what}, but too few of them can be reached ${when}.${next}`
    }
    case 'needs': {
      const who = found.chain.map((row: ChainRow) => handleOf(scope, row.person))
      const known = found.bands.map(
        band =>
          `${band.upTo === null ? 'above that' : `up to ${amountText({ minor: band.upTo, currency: band.currency })}`} ${listed(band.holders.map(person => handleOf(scope, person))) || 'nobody'}`,
      )
      const depends = known.length > 0 ? known.join('; ') : listed(who)
      return `Who may decide ${what} depends on ${listed(found.missing.map(dimension => dimensionNames[dimension] ?? dimension))}: ${depends || 'nobody without it'}.`
    }
    case 'nobody':
      return `Nobody may decide ${what}${found.codes.length === 0 ? '' : `: ${codeWords(found.codes)}`}.`
  }
}

const dimensionNames: Readonly<Record<string, string>> = {
  amount: 'the amount',
  risk: 'the risk',
  reversible: 'whether it can be undone',
  environment: 'the environment',
  path: 'the file',
}

/** A12: what may be done while nobody decides. */
function meanwhile(scope: Scope, { outcome, meanwhile: all }: WhoAnswer): string {
  if (outcome === 'yes') return ''
  const [first] = all
  if (first?.kind === 'contingency') return ` Meanwhile: ${first.item} is allowed in advance.`
  if (first?.kind === 'on_call')
    return ` Meanwhile: ${handleOf(scope, first.person)} is on call for ${first.type}.`
  if (first?.kind === 'break_glass')
    return ` Meanwhile: ${listed(first.people.map(person => handleOf(scope, person)))} may break the glass.`
  return ''
}

function citesOf(scope: Scope, found: WhoAnswer): string[] {
  const { saidBy } = scope.gov.map
  const ways = found.holders.flatMap(({ via }) => via)
  const said = ways.flatMap(way =>
    [way.grant, way.delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? []))),
  )
  return [...said, ...ways.flatMap(way => way.observation ?? [])]
}

/** Whether this person may (A12a), with what says so; where not, who may. */
export function* maySentence(
  scope: Scope,
  authority: Authority,
  person: PersonId,
  q: Question,
  when: string,
): Script<Sentence> {
  const found = may(authority, person, q, scope.at)
  const name = handleOf(scope, person)
  const what = `${q.type} in ${pathOfArea(scope, q.area)}`
  const { saidBy } = scope.gov.map
  const ways = [...(found.path === null ? [] : [found.path]), ...found.failing]
  const ids = ways.flatMap(way =>
    [way.grant, way.delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? []))),
  )
  const others = found.outcome === 'no' ? who(authority, q, scope.at) : null
  const cites = ids.length > 0 ? ids : others === null ? [] : citesOf(scope, others)
  const basis =
    cites.length > 0
      ? yield* basisOfIds(scope, cites)
      : yield* areaBasis(scope, q.area, ['techLeads', 'managers', 'team'])
  const instead =
    others === null || others.holders.length === 0 ? '' : ` ${verdict(scope, others, what, when)}`
  const text =
    found.outcome === 'yes'
      ? `Yes: ${name} may decide ${what} ${when}.`
      : found.outcome === 'needs'
        ? `Whether ${name} may decide ${what} depends on ${listed(found.missing.map(one => dimensionNames[one] ?? one))}.`
        : `No: ${name} may not decide ${what} ${when}: ${codeWords(found.codes)}.${instead}`
  return sentence(text, basis.cites, basis.saidAt, found.validUntil)
}
