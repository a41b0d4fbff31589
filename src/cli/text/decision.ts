import type { Row } from '../spec.ts'
import { whoText } from './authority.ts'
import { moment } from './moments.ts'
import { namesText } from './names.ts'

interface Decision {
  readonly id: string
  readonly state: string
  readonly inForce: boolean
  readonly type: string
  readonly area: string
  readonly text: string | null
  readonly options: readonly { readonly id: string; readonly text: string | null }[]
  readonly asker: string
  readonly askedAt: string
  readonly neededBy: string
  readonly askedTo: readonly { readonly person: string; readonly seatedAt: string }[]
  readonly votes: readonly {
    readonly person: string
    readonly option: string
    readonly at: string
    readonly rationale: string | null
    readonly outsideHours: boolean
  }[]
  readonly outcome: string | null
  readonly decidedBy: readonly string[]
  readonly decidedAt: string | null
  readonly toRatify: readonly string[]
  readonly reversedBy: string | null
  readonly supersededBy: string | null
  readonly answeredBy: string | null
  readonly who?: Row | null
  readonly context: string | null
  readonly imported: {
    readonly from: string
    readonly number: string | null
    readonly status: string | null
    readonly authors: readonly string[]
    readonly others: readonly string[]
    readonly supersedes: readonly string[]
    readonly supersededBy: readonly string[]
    readonly notProved: string
  } | null
}

/** A request or decision for a reader: what, how it stands, who is asked or decided it and why. */
export function decisionText(answer: Row): string {
  const one = answer as unknown as Decision
  const { id, type, area, asker, askedAt } = one
  if (one.imported !== null) return importedText(one, one.imported)
  return [
    `${id}  ${below(one.text ?? 'erased')}`,
    `${type} at ${area}, asked by @${asker} on ${moment(askedAt)}`,
    standingOf(one),
    ...one.options.flatMap(option => (option.text === null ? [] : [`  ${option.id}) ${option.text}`])),
    ...one.votes.map(voteText),
    ...(one.toRatify.length === 0 ? [] : [`Waits to be ratified by ${list(one.toRatify)}.`]),
    ...(one.who == null ? [] : ['', whoText(one.who)]),
  ].join('\n')
}

/** A question says no more than which entry answers it; a request reads as it always does. */
export function answeredText(answer: Row): string {
  return answer.type === undefined
    ? `${answer.id} is answered by ${answer.answeredBy}.`
    : decisionText(answer)
}

/** D5: taken elsewhere, so that nothing is said about whether they might. */
function importedText(
  one: Decision,
  { number, authors, others, supersedes }: NonNullable<Decision['imported']>,
) {
  const { id, type, area, context } = one
  return [
    `${id}  ${number === null ? '' : `${number} `}${one.text ?? 'erased'}`,
    `${type} at ${area}`,
    standingOf(one),
    ...(context === null || context === '' ? [] : [context]),
    ...(authors.length === 0 ? [] : [`Written by ${list(authors)}.`]),
    ...(others.length === 0 ? [] : [`It names ${others.join(', ')}, who have no handle here.`]),
    ...(supersedes.length === 0 ? [] : [`It replaces ${supersedes.join(', ')}.`]),
  ].join('\n')
}

function importedStanding({ inForce, decidedBy, decidedAt, imported }: Decision): string {
  const by = decidedBy.length === 0 ? '' : ` by ${list(decidedBy)}`
  const when = decidedAt === null ? '' : ` as of ${moment(decidedAt)}`
  const holds = inForce ? 'In force' : 'Not in force'
  const successors = imported?.supersededBy ?? []
  const next = successors.length === 0 ? '' : ` See ${successors.join(', ')}.`
  const status = imported?.status ?? 'erased'
  return `${holds}: "${status}"${by}${when}; ${imported?.notProved}.${next}`
}

function standingOf(one: Decision): string {
  if (one.imported !== null) return importedStanding(one)
  if (one.state === 'open') {
    const asked = one.askedTo.map(seat => seat.person)
    const whom = asked.length === 0 ? 'Nobody is asked: nobody may decide it.' : `Asked: ${list(asked)}.`
    return `Open, needed by ${moment(one.neededBy)}. ${whom}`
  }
  if (one.state === 'answered') return `Answered by ${one.answeredBy}.`
  if (one.state !== 'decided') return `${one.state[0]?.toUpperCase()}${one.state.slice(1)}.`
  const by = one.reversedBy ?? one.supersededBy
  const still = by === null ? '' : ` No longer in force: see ${by}.`
  return `Decided "${one.outcome}" by ${list(one.decidedBy)} on ${moment(one.decidedAt ?? '')}.${still}`
}

function voteText({ person, option, at, rationale, outsideHours }: Decision['votes'][number]): string {
  const hours = outsideHours ? ', outside their hours' : ''
  return `  @${person} voted ${option} on ${moment(at)}${hours}: ${below(rationale ?? 'erased')}`
}

export function decisionListText(answer: Row): string {
  const items = answer.items as readonly Decision[]
  if (items.length === 0) return 'Nothing.'
  return items
    .map(one => `${one.id}  ${below(one.text ?? 'erased')}\n  ${one.type} at ${one.area}. ${standingOf(one)}`)
    .join('\n')
}

/** What a person wrote on several lines, so that none of them reads as a line of ours. */
function below(text: string): string {
  return text.replace(/\s*\n/g, '\n    ')
}

function list(people: readonly string[]): string {
  return namesText(people.map(person => `@${person}`))
}
