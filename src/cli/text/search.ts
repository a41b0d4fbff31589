import type { Row } from '../spec.ts'
import { fromNow, moment } from './moments.ts'
import { cell } from './table.ts'

/** Results one below the other: what it is, the best passage with what was looked for between asterisks, and its age. */
export function searchText(answer: Row): string {
  const items = rows(answer.items)
  const at = String(answer.at)
  const lines = items.flatMap(item => itemLines(item, at))
  const found = lines.length === 0 ? ['Nothing is found that you may read.'] : lines
  const hints = rows(answer.hints).map(({ message }) => `hint: ${cell(message)}`)
  return [...hints, ...(hints.length > 0 ? [''] : []), ...found, ...endLines(answer)].join('\n')
}

function itemLines(item: Row, at: string): string[] {
  const { kind, state, stale, area, title, passage } = item
  const about = [kind, state, stale === true ? 'stale' : null, kind === 'area' ? null : area].filter(
    text => text !== null,
  )
  const head = `${cell(item.id)}  ${about.map(cell).join(' · ')}`
  const said = marked(String(passage), item.passageMarks)
  const called = marked(String(title), item.titleMarks)
  return [
    head,
    `  ${called}`,
    ...(passage === '' || passage === title ? [] : [`  ${said}`]),
    ...(item.saidAt === null ? [] : [`  ${saidText(item, at)}`]),
  ]
}

function saidText({ author, saidAt, validUntil }: Row, at: string): string {
  const by = author === null ? 'said' : `${cell(author)}, said`
  const until = typeof validUntil === 'string' ? `, valid until ${moment(validUntil)}` : ''
  return `${by} ${fromNow(String(saidAt), at)}${until}`
}

function endLines({ among, next, unprepared }: Row): string[] {
  const lines = [
    ...(typeof among === 'number'
      ? [`Among the newest ${among} matches; say more to look at all of them.`]
      : []),
    ...(typeof unprepared === 'number' && unprepared > 0
      ? [`The oldest ${unprepared} entries are still being prepared for search.`]
      : []),
    ...(typeof next === 'string' ? [`There are more: --cursor ${next}`] : []),
  ]
  return lines.length === 0 ? [] : ['', ...lines]
}

function marked(text: string, marks: unknown): string {
  const places = Array.isArray(marks) ? (marks as [number, number][]) : []
  let [done, at] = ['', 0]
  for (const [from, to] of places) {
    done += `${text.slice(at, from)}*${text.slice(from, to)}*`
    at = to
  }
  return done + text.slice(at)
}

/** What may be typed, one below the other. */
export function completionText(answer: Row): string {
  return rows(answer.items)
    .map(({ text, summary }) => `${cell(text)}${summary === '' ? '' : `  ${cell(summary)}`}`)
    .join('\n')
}

function rows(value: unknown): Row[] {
  return Array.isArray(value) ? (value as Row[]) : []
}
