import { durationWords } from '../time/duration.ts'
import { minuteMs } from '../time/instant.ts'
import { type Clock, localMoment } from '../time/local-moment.ts'

export interface PrintedLine {
  readonly text: string
  readonly condition: string | null
  readonly area: string | null
  readonly owner: string | null
  readonly saidAt: string
  readonly validUntil: string | null
  readonly stale: boolean
  readonly item?: string | undefined
  readonly next?: string | undefined
  readonly note?: string | undefined
}

export interface PrintedBrief {
  readonly person: string | null
  readonly area: string | null
  readonly at: string
  readonly since: string
  readonly atSeq: number
  readonly zoneData: string
  readonly headlines: readonly PrintedLine[]
  readonly sections: readonly {
    readonly title: string
    readonly lines: readonly PrintedLine[]
    readonly more: number
    readonly empty?: string | undefined
  }[]
}

/** The reader's clock; without it times stand in UTC. */
export interface PrintOptions {
  readonly width?: number
  readonly zone?: Clock
}

/** A brief for a terminal: headlines, then each section with its lines and their facts. */
export function printBrief(brief: PrintedBrief, options: PrintOptions = {}): string {
  const show = (instant: string) => localMoment(instant, options.zone)
  const whose = brief.person === null ? `Brief of ${brief.area}` : `Your brief, ${brief.person}`
  const width = options.width ?? 100
  const head = [`${whose} · ${show(brief.at)}`, `Since ${show(brief.since)}`, '']
  const headlines = brief.headlines.flatMap(line => wrapped(withTimes(line.text, show), '', width))
  const sections = brief.sections.flatMap(({ title, lines, more, empty }) => [
    '',
    withTimes(title, show),
    ...(lines.length === 0 ? [`  ${empty ?? 'Nothing.'}`] : []),
    ...lines.flatMap(line => printedLine(line, brief.at, show, width)),
    ...(more > 0 ? [`  and ${more} more`] : []),
  ])
  const foot = ['', `From entries up to ${brief.atSeq}. Zone data ${brief.zoneData}.`]
  return [...head, ...headlines, ...sections, ...foot].join('\n')
}

function printedLine(
  line: PrintedLine,
  at: string,
  show: (instant: string) => string,
  width: number,
): string[] {
  const age = Date.parse(at) - Date.parse(line.saidAt)
  const facts = [
    line.condition,
    line.area,
    line.owner,
    age >= minuteMs ? `said ${durationWords(age)} ago` : null,
    line.validUntil === null
      ? null
      : `${line.stale ? 'was valid until' : 'valid until'} ${show(line.validUntil)}`,
  ].filter(fact => fact !== null)
  const note = line.note === undefined ? [] : wrapped(withTimes(line.note, show), '    ', width)
  const next = line.next === undefined ? [] : wrapped(`Next: ${line.next}`, '    ', width)
  const text = wrapped(
    `${line.item === undefined ? '' : `${line.item}  `}${withTimes(line.text, show)}`,
    '  ',
    width,
  )
  return [...text, ...next, ...note, ...(facts.length === 0 ? [] : [`    ${facts.join(' · ')}`])]
}

/** Instants inside sentences of the brief, as the reader's clock shows them. */
function withTimes(text: string, show: (instant: string) => string): string {
  return text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z/g, instant => show(instant))
}

function wrapped(text: string, indent: string, width: number): string[] {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(/\s+/)) {
    if (line !== indent && line.length + word.length + 1 > width) {
      lines.push(line)
      line = `${indent}  `
    }
    line += `${line.trim() === '' ? '' : ' '}${word}`
  }
  return [...lines, line]
}
