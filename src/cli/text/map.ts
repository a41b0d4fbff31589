import type { Row } from '../spec.ts'
import { moment } from './moments.ts'
import { cell } from './table.ts'

interface Up {
  readonly type: string
  readonly outcome: string
  readonly holders: readonly string[]
  readonly next: { readonly person: string; readonly at: string } | null
}
interface Shown {
  readonly areas: readonly { readonly area: string; readonly types: readonly Up[] }[]
  readonly grants: readonly Row[]
  readonly delegations: readonly Row[]
  readonly freezes: readonly Row[]
  readonly fences: readonly Row[]
}

/** Who is up by area and type, then what says so. */
export function mapText(answer: Row): string {
  const { areas, grants, delegations, freezes, fences } = answer as unknown as Shown
  const list = (title: string, rows: readonly Row[], line: (row: Row) => string) =>
    rows.length === 0 ? [] : ['', title, ...rows.map(row => `  ${line(row)}`)]
  const lines = [
    ...areas.flatMap(({ area, types }) => [area, ...types.map(upText)]),
    ...list('Frozen', freezes, freezeText),
    ...list('Grants', grants, grantText),
    ...list('Delegations', delegations, delegationText),
    ...list('Fences', fences, ({ id, type, area }) => `${id}  ${type} in ${area}: nothing from above`),
  ]
  return lines.length === 0 ? 'The map is empty. Begin with: locum type start.' : lines.join('\n')
}

function upText({ type, outcome, holders, next }: Up): string {
  if (outcome === 'yes') return `  ${type}  ${holders.join(', ')}`
  if (outcome === 'asleep')
    return `  ${type}  asleep${next === null ? '' : `, next ${next.person} at ${moment(next.at)}`}`
  return `  ${type}  ${outcome === 'needs' ? 'depends on what is asked' : 'nobody'}`
}

function grantText(grant: Row): string {
  const more = [
    grant.mode === 'any' ? 'any of them' : null,
    grant.quorum === 1 ? null : `${cell(grant.quorum)} have to agree`,
    Object.keys(grant.limits as object).length === 0 ? null : cell(grant.limits),
    grant.breakGlass === true ? 'break-glass' : null,
    grant.until === null ? null : `until ${moment(String(grant.until))}`,
  ].filter(said => said !== null)
  const about = `${cell(grant.id)}  ${cell(grant.types)} in ${cell(grant.area)}: ${cell(grant.holders)}`
  return more.length === 0 ? about : `${about} (${more.join('; ')})`
}

function freezeText({ id, types, area, until, reason }: Row): string {
  const end = until === null ? 'until it is lifted' : `until ${moment(String(until))}`
  return `${cell(id)}  ${cell(types)} in ${cell(area)} ${end}: ${cell(reason)}`
}

function delegationText({ id, from, to, types, area, until, standIn, clipped }: Row): string {
  const how = standIn === true ? ' (stand-in)' : clipped === true ? ' (clipped to what is held)' : ''
  return `${cell(id)}  ${cell(types)} in ${cell(area)}: ${cell(from)} to ${cell(to)} until ${moment(String(until))}${how}`
}
