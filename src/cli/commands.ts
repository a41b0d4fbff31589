import { decisionCommands } from './commands/decisions.ts'
import { handoffCommands } from './commands/handoffs.ts'
import { importCommands } from './commands/imports.ts'
import { mapCommands } from './commands/map.ts'
import { organisationCommands } from './commands/organisation.ts'
import { peopleCommands } from './commands/people.ts'
import { proofCommands } from './commands/proofs.ts'
import { recordCommands } from './commands/record.ts'
import { searchCommands } from './commands/search.ts'
import { signInCommands } from './commands/sign-in.ts'
import type { CommandSpec } from './spec.ts'

/** Every command; `test/cli/table.test.ts` compares it with the operation table. */
export const commands: readonly CommandSpec[] = [
  ...recordCommands,
  ...searchCommands,
  ...importCommands,
  ...handoffCommands,
  ...peopleCommands,
  ...mapCommands,
  ...decisionCommands,
  ...organisationCommands,
  ...proofCommands,
  ...signInCommands,
]

/** What the groups of commands are about, in `--help`. */
export const groups: Readonly<Record<string, string>> = {
  handoff: 'Hand over before going offline; take over when coming on',
  item: 'Lines of declared state, open until closed',
  record: 'Everything declared, entry by entry',
  question: 'What the record does not answer',
  entry: 'Confirm what was written for you',
  erase: 'Erase words; every proof stays valid',
  import: "Read another tool's files",
  person: 'People and agents',
  team: 'Teams',
  area: 'Areas: the tree of what teams look after',
  window: 'Weekly hours',
  leave: 'Leave',
  cover: 'Hours covered for others',
  oncall: 'Spans on call',
  span: 'Spans proposed for you',
  type: 'Decision types',
  calendar: 'Hours in which somebody must be there',
  grant: 'Who decides what, where, within which limits',
  fence: 'Stops grants from above',
  freeze: 'Stops all deciding for a time',
  decision: 'Ask for a decision, vote, ratify',
  consult: 'Answer as one who was consulted',
  standing: 'Answers kept for the next who asks',
  delegate: 'Let somebody decide for you for a time',
  map: 'Who may decide what',
  org: 'The organisation',
  clock: 'Its clock',
  zone: 'Its zone data',
  rules: 'Its rules',
  admin: 'Its administrators',
  key: 'The key that seals the record',
  token: 'Tokens for the API',
  session: 'Where you are signed in',
  passkey: 'Your passkeys',
  invitation: 'Links that let people in for the first time',
  link: 'Links that let people back in',
}
