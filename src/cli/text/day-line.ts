import type { Row } from '../spec.ts'

interface Span {
  readonly from: string
  readonly until: string
}
interface Printed {
  readonly from: string
  readonly until: string
  readonly teams: readonly {
    readonly name: string
    readonly undeclared: boolean
    readonly holes: readonly Span[]
    readonly people: readonly {
      readonly handle: string
      readonly declared: boolean
      readonly spans: readonly (Span & { readonly kind: string; readonly proposed: boolean })[]
    }[]
  }[]
  readonly handoffs: readonly {
    readonly id: string
    readonly author: string
    readonly publishedAt: string
    readonly accepted: readonly { readonly by: string; readonly at: string }[]
    readonly waiting: boolean
  }[]
  readonly missing: readonly { readonly person: string; readonly shiftEndedAt: string }[]
}

/** The day line in words, times in UTC. */
export function dayLineText(answer: Row): string {
  const line = answer as unknown as Printed
  return [
    `${line.from} to ${line.until}`,
    ...line.teams.flatMap(team => ['', ...teamText(team)]),
    ...titled('Handoffs', line.handoffs.map(handoffText)),
    ...titled(
      'No handoff',
      line.missing.map(one => `${one.person}, whose shift ended ${short(one.shiftEndedAt)}`),
    ),
  ].join('\n')
}

function teamText(team: Printed['teams'][number]): string[] {
  const people = team.people.flatMap(({ handle, declared, spans }) => [
    `  ${handle}${declared ? '' : ': no hours declared'}`,
    ...spans.map(span => `    ${between(span)}  ${span.kind}${span.proposed ? ', proposed' : ''}`),
  ])
  const holes = team.undeclared
    ? ['  Nobody declared hours: who is on is not known.']
    : team.holes.map(hole => `  nobody reachable ${between(hole)}`)
  return [team.name, ...people, ...holes]
}

function handoffText({ id, author, publishedAt, accepted, waiting }: Printed['handoffs'][number]): string {
  const by = accepted.map(one => `accepted by ${one.by} ${short(one.at)}`)
  return [`${id} by ${author} ${short(publishedAt)}`, ...by, ...(waiting ? ['waits'] : [])].join(', ')
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map(line => `  ${line}`)]
}

function between({ from, until }: Span): string {
  return `${short(from)} to ${short(until)}`
}

/** To the minute. */
function short(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')}Z`
}
