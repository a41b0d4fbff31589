import { isTeam } from './codeowners-file.ts'
import { Neighbours } from './neighbours.ts'
import { foldHandle } from './owners-aliases.ts'
import type { PathHolder, PathTable, RulePlace } from './path-table.ts'
import { type Place, placesOfTable } from './places.ts'

/** A13 for one repository alone, without organisation or hours: who is the only one, and what stalls without whom. */
export interface RepositoryWeekend {
  /** How many folders, filters or rules say who approves, and how many people and teams they name. */
  readonly places: number
  readonly approvers: number
  /** Where the nearest file or rule names one person; `singles` says who, and how many others stand above. */
  readonly singleApprover: readonly string[]
  readonly singles: readonly Single[]
  /** Those of them where nobody stands above either. */
  readonly soleHolders: readonly SoleHolder[]
  /** Rules that say nobody owns what they match. */
  readonly unowned: readonly string[]
  /** Where one team and nobody else may approve; its members stand elsewhere. */
  readonly singleTeam: readonly string[]
  /** Rules that later ones replace wholly, and that count nowhere here. */
  readonly replaced: readonly RulePlace[]
  /** Who is away, as typed, and those of them who approve nothing here. */
  readonly without: readonly string[]
  readonly notHere: readonly string[]
  /** What nobody may approve while they are away. */
  readonly stalls: readonly Stalled[]
  /** Where all whom the nearest file names are away, and only people of folders above are left. */
  readonly leftToAbove: readonly (Stalled & { readonly above: number })[]
  /** What only one person may approve while they are away. */
  readonly leftWithOne: readonly { readonly path: string; readonly person: string }[]
}

export interface Single extends RulePlace {
  readonly path: string
  readonly person: string
  readonly above: number
}

export interface SoleHolder {
  readonly person: string
  readonly type: 'change.approve'
  /** The folder or pattern. */
  readonly area: string
  /** Who decides near by and could be added. */
  readonly could: readonly string[]
}

export interface Stalled extends RulePlace {
  readonly path: string
  readonly away: readonly string[]
}

/** `reviewers` by folder, where the dialect has any. The table's holders are names, as readers make them. */
export function repositoryWeekend(
  table: PathTable,
  reviewers: ReadonlyMap<string, readonly string[]>,
  without: readonly string[],
): RepositoryWeekend {
  const { places, replaced } = placesOfTable(table)
  const known = new Set(
    places.flatMap(({ approvers }) => approvers.map(holder => foldHandle(nameOf(holder)))),
  )
  const singles = places.flatMap(singleOf)
  const near = new Neighbours(places, reviewers, ({ own }) => own.filter(isPerson).map(nameOf))
  return {
    places: places.length,
    approvers: known.size,
    singleApprover: singles.map(({ path }) => path),
    singles,
    soleHolders: singles
      .filter(({ above }) => above === 0)
      .map(({ path, person }) => ({
        person,
        type: 'change.approve',
        area: path,
        could: near.of(path, person),
      })),
    unowned: places.filter(({ approvers }) => approvers.length === 0).map(({ path }) => path),
    singleTeam: places
      .filter(
        ({ approvers: [only, second] }) => only !== undefined && second === undefined && !isPerson(only),
      )
      .map(({ path }) => path),
    replaced,
    without,
    notHere: without.filter(handle => !known.has(foldHandle(handle))),
    ...whileAway(places, new Set(without.map(foldHandle))),
  }
}

function singleOf({ path, file, line, own, approvers }: Place): Single[] {
  const [only, second] = own
  if (only === undefined || second !== undefined || !isPerson(only)) return []
  return [{ path, person: nameOf(only), above: approvers.length - 1, file, line }]
}

function whileAway(places: readonly Place[], away: ReadonlySet<string>) {
  const isAway = (holder: PathHolder) => isPerson(holder) && away.has(foldHandle(nameOf(holder)))
  const stalls: Stalled[] = []
  const leftToAbove: (Stalled & { above: number })[] = []
  const leftWithOne: { path: string; person: string }[] = []
  for (const { path, file, line, approvers, own } of places) {
    const left = approvers.filter(holder => !isAway(holder))
    if (left.length === approvers.length) continue
    const stalled = { path, file, line, away: approvers.filter(isAway).map(nameOf) }
    const [only, second] = left
    if (only === undefined) stalls.push(stalled)
    else if (own.every(isAway)) leftToAbove.push({ ...stalled, away: own.map(nameOf), above: left.length })
    if (only !== undefined && second === undefined && isPerson(only))
      leftWithOne.push({ path, person: nameOf(only) })
  }
  return { stalls, leftToAbove, leftWithOne }
}

function isPerson(holder: PathHolder): boolean {
  return 'unknown' in holder && !isTeam(holder.unknown)
}

function nameOf(holder: PathHolder): string {
  return 'unknown' in holder
    ? holder.unknown.replace(/^@/, '')
    : 'person' in holder
      ? holder.person
      : holder.team
}
