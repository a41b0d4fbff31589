import type { Row } from '../spec.ts'
import { from } from './authority.ts'
import { moment } from './moments.ts'
import { cell, heading } from './table.ts'
import { weekendTestText } from './weekend-test.ts'

interface Gap {
  readonly type: string
  readonly area: string
  readonly from: string
  readonly until: string
  readonly outcome: string
  readonly declared: boolean
}
interface Group {
  readonly chain: readonly string[]
  readonly pairs: readonly { readonly type: string; readonly area: string }[]
}
interface Report {
  readonly gaps: readonly Gap[]
  readonly groups: readonly Group[]
  readonly from: string
  readonly until: string
  readonly at: string
  readonly atSeq: number
  readonly zoneData: string
}
interface Weekend extends Report {
  readonly without: readonly string[]
  readonly soleHolders: readonly {
    readonly person: string
    readonly type: string
    readonly area: string
    readonly could: readonly string[]
  }[]
}

const mostLines = 40

/** A13: by chain, when nobody of it could decide. */
export function gapsText(answer: Row): string {
  const found = answer as unknown as Report
  const head =
    found.gaps.length === 0
      ? `No gap from ${moment(found.from)} to ${moment(found.until)}.`
      : `Gaps from ${moment(found.from)} to ${moment(found.until)}`
  return [head, ...groupsText(found), '', from(found)].join('\n')
}

/** A repository's report, or the organisation's. */
export function weekendText(answer: Row): string {
  if (answer.repository !== undefined) return weekendTestText(answer)
  const found = answer as unknown as Weekend
  const { without, gaps, soleHolders } = found
  const who = without.length === 0 ? 'nobody taken out' : `without ${without.join(', ')}`
  const head = `${moment(found.from)} to ${moment(found.until)}, ${who}`
  const stalls =
    gaps.length === 0 ? ['Nothing stalls that would not have stalled anyway.'] : groupsText(found)
  const sole = soleHolders.slice(0, mostLines).map(({ person, type, area, could }) => {
    const others = could.length === 0 ? '' : ` · could be added: ${could.join(', ')}`
    return `  ${type} in ${area}  only ${person}${others}`
  })
  return [
    head,
    ...stalls,
    ...(sole.length === 0
      ? ['', 'Nothing is held by one person alone.']
      : ['', 'Held by one person alone', ...sole]),
    ...more(soleHolders.length),
    '',
    from(found),
  ].join('\n')
}

function groupsText({ gaps, groups }: Report): string[] {
  const lines = groups.flatMap(({ chain, pairs }) => {
    const [first] = pairs
    const own = gaps.filter(({ type, area }) => type === first?.type && area === first.area)
    const also = pairs.length > 1 ? ` and ${pairs.length - 1} more like it` : ''
    return [
      '',
      `${first?.type} in ${first?.area}${also} (${chain.length === 0 ? 'held by nobody' : chain.join(', ')})`,
      ...own.map(
        gap =>
          `  ${moment(gap.from)} to ${moment(gap.until)}  ${gap.outcome}${gap.declared ? ', not asked for' : ''}`,
      ),
    ]
  })
  return [...lines.slice(0, mostLines), ...more(lines.length)]
}

function more(count: number): string[] {
  return count > mostLines ? [`  and ${count - mostLines} lines more`] : []
}

const conflictWords: Readonly<Record<string, string>> = {
  vacant_role: 'a role that holds it is filled by nobody',
  chain_of_one: 'one person alone',
  quorum_over_chain: 'more have to agree than hold it',
  holder_without_windows: 'hours never declared',
  required_without_holder: 'somebody must be there, and nobody holds it',
  freeze_without_end: 'frozen without an end',
}

/** A15. */
export function conflictsText(answer: Row): string {
  const items = Array.isArray(answer.items) ? (answer.items as Row[]) : []
  if (items.length === 0) return 'Nothing of the map stands in its own way.'
  return items
    .map(({ code, cite: _cite, kind: _kind, ...of }) => {
      const about = Object.entries(of).map(([name, value]) => `${heading(name)} ${cell(value)}`)
      return `${about.join(' · ')}: ${conflictWords[String(code)] ?? String(code)}`
    })
    .join('\n')
}

interface Band {
  readonly from: string
  readonly until: string
  readonly outcome: string
  readonly declared: boolean
  readonly frozen: boolean
  readonly up: readonly { readonly person: string; readonly place: number; readonly delegated: boolean }[]
}

/** Row by row, who is up from when to when. */
export function bandsText(answer: Row): string {
  const found = answer as unknown as Omit<Report, 'gaps' | 'groups'> & {
    rows: readonly { type: string; area: string; spans: readonly Band[] }[]
  }
  const rows = found.rows.map(({ type, area, spans }) =>
    [`${type} in ${area}`, ...spans.map(span => `  ${moment(span.from)}  ${bandText(span)}`)].join('\n'),
  )
  const none = 'No type asks that somebody be there. Name one, or declare its coverage.'
  return [...(rows.length === 0 ? [none] : rows), '', from(found)].join('\n')
}

function bandText({ up, outcome, declared, frozen }: Band): string {
  if (up.length > 0)
    return up
      .map(({ person, place, delegated }) => `${person} (${place}${delegated ? ', delegated' : ''})`)
      .join(', ')
  if (frozen) return 'frozen'
  return declared ? `${outcome}, by design` : outcome
}
