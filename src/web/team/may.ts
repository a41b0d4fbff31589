import type { ListedArea } from './everyone.ts'
import { ancestors } from './tree.ts'

interface Whom {
  readonly handle: string
  readonly teams: readonly string[]
  readonly leads: readonly string[]
}

/** V3: for oneself; for others an administrator, or a manager of one of their areas or of one above it. */
export function mayDeclareFor(
  reader: { readonly handle: string; readonly admin: boolean },
  whom: Whom,
  areas: readonly ListedArea[],
): boolean {
  if (reader.handle === whom.handle || reader.admin) return true
  const theirs = areas.filter(
    ({ path, team }) => (team !== null && whom.teams.includes(team)) || whom.leads.includes(path),
  )
  const paths = new Set(theirs.flatMap(({ path }) => [path, ...ancestors(path)]))
  return areas.some(({ path, managers }) => paths.has(path) && managers.includes(reader.handle))
}

/** V3: whose it is, whoever proposed it while nobody confirmed it, or an administrator. */
export function mayCancel(
  reader: { readonly handle: string; readonly admin: boolean },
  own: boolean,
  proposedBy: string | null,
): boolean {
  return own || reader.admin || proposedBy === reader.handle
}
