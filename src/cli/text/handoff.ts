import type { Row } from '../spec.ts'
import { page } from './page.ts'
import { cell } from './table.ts'

/** A handoff, or what became of its items: who holds what from when. */
export function handoffText(answer: Row): string {
  const items = Array.isArray(answer.items) ? (answer.items as Row[]) : null
  if (items === null) return page(answer)
  const about = ['author', 'onBehalfOf', 'offlineAt', 'backAt', 'condition', 'summary', 'readBack']
    .filter(name => answer[name] !== undefined && answer[name] !== null)
    .map(name => `${labels[name] ?? name} ${cell(answer[name])}`)
  const head = `${cell(answer.id)}${about.length === 0 ? '' : ` · ${about.join(' · ')}`}`
  const delegations = Array.isArray(answer.delegations) ? (answer.delegations as Row[]) : []
  return [head, ...items.map(itemLine), ...delegations.map(delegation)].join('\n')
}

function delegation({ id, to, types, area, until, clipped }: Row): string {
  const within = clipped === true ? ', within what you hold' : ''
  return `  ${cell(id)}  ${cell(to)} decides ${cell(types)} in ${cell(area)} until ${cell(until)}${within}`
}

/** H10: what became of what was handed over, opening with the sentence that sums it up. */
export function returnsText(answer: Row): string {
  const items = Array.isArray(answer.items) ? (answer.items as Row[]) : []
  const toConfirm = Array.isArray(answer.toConfirm) ? (answer.toConfirm as unknown[]) : []
  const confirm =
    toConfirm.length === 0 ? [] : [`Written on your behalf, for you to confirm: ${cell(toConfirm)}`]
  const standIns = Array.isArray(answer.standIns) ? (answer.standIns as Row[]) : []
  const rows = (name: string) => (Array.isArray(answer[name]) ? (answer[name] as Row[]) : [])
  return [
    ...standIns.map(standIn),
    cell(answer.sentence),
    ...rows('toRatify').map(ratify),
    ...rows('contingenciesUsed').map(used),
    ...items.map(itemLine),
    ...confirm,
  ].join('\n')
}

function ratify({ id, text, outcome, decidedBy, reversible, reversibleUntil }: Row): string {
  const until = typeof reversibleUntil === 'string' ? ` until ${reversibleUntil}` : ''
  const undo = reversible === true ? `, or reverse it${until}` : ''
  return `  ${cell(id)}  ${cell(text)} ${cell(outcome)}, by ${cell(decidedBy)}: ratify it${undo}`
}

function used({ item, id, text, decidedBy }: Row): string {
  return `  ${cell(item)}  used by ${cell(decidedBy)} for ${cell(id)}: ${cell(text)}`
}

function standIn({ to, by, types, area, until, over }: Row): string {
  const end = `${over === true ? 'until' : 'and does until'} ${cell(until)}`
  return `${cell(to)} stood in for you: ${cell(types)} in ${cell(area)}, written by ${cell(by)}, ${end}.`
}

const labels: Readonly<Record<string, string>> = {
  author: 'by',
  onBehalfOf: 'on behalf of',
  offlineAt: 'offline',
  backAt: 'back',
  summary: '–',
  readBack: 'read back:',
}

function itemLine(item: Row): string {
  const owner =
    item.owner === null || item.owner === undefined ? 'nobody holds it' : `held by ${cell(item.owner)}`
  const what = [item.kind, item.condition === 'stable' ? undefined : item.condition, item.text]
  return `  ${cell(item.id)}  ${what.filter(part => typeof part === 'string').join(' · ')} (${owner})`.replace(
    '  (',
    ' (',
  )
}
