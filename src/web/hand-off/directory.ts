import { foldCase } from '../../domain/people/names.ts'
import { similarNames } from '../../domain/people/similar.ts'
import { saysMore } from '../area/says-more.ts'

export interface KnownPerson {
  readonly id: string
  readonly handle: string
  readonly name: string
  readonly kind: 'human' | 'agent'
  readonly timeZone: string
}

/** Who and what can be named: as the page loaded it. */
export interface Directory {
  readonly people: readonly KnownPerson[]
  readonly areas: readonly { readonly id: string; readonly path: string; readonly name: string | null }[]
  readonly teams: readonly { readonly id: string; readonly name: string }[]
}

export const noDirectory: Directory = { people: [], areas: [], teams: [] }

export function personNamed({ people }: Directory, handle: string): KnownPerson | null {
  const wanted = foldCase(handle.replace(/^@/, ''))
  return people.find(person => foldCase(person.handle) === wanted) ?? null
}

/** Something to put where a name is being typed. */
export interface Suggestion {
  /** `@li`, `#payments/ledger`, `#PAY-2210` */
  readonly insert: string
  readonly hint: string
  /** An area that is not there yet: choosing it adds it. */
  readonly creates?: string
}

const most = 7

/** The people a few letters may mean: by handle or name, nearest first. */
export function suggestPeople({ people }: Directory, typed: string): Suggestion[] {
  const near = similarNames(
    typed,
    people.map(({ handle }) => handle),
  )
  const rank = ({ handle, name }: KnownPerson) =>
    Math.min(rankOf(handle, typed), rankOf(name, typed) + 0.5, near.includes(handle) ? 2.5 : absent)
  return ranked(people, rank).map(({ handle, name }) => ({ insert: `@${handle}`, hint: name }))
}

/** Areas and the tickets this handoff speaks of; to those who may, the area as typed where its parent is there. */
export function suggestAreas(
  { areas }: Directory,
  tickets: readonly string[],
  typed: string,
  mayCreate: boolean,
): Suggestion[] {
  const near = similarNames(
    typed,
    areas.map(({ path }) => path),
  )
  const rank = ({ path, name }: Directory['areas'][number]) =>
    Math.min(rankOf(path, typed), rankOf(name ?? '', typed) + 0.5, near.includes(path) ? 2.5 : absent)
  const found = ranked(areas, rank).map(({ path, name }) => ({
    insert: `#${path}`,
    hint: saysMore(name, path) ? name : '',
  }))
  const known = tickets.filter(ticket => rankOf(ticket, typed) < absent)
  const all = [...found, ...known.map(ticket => ({ insert: `#${ticket}`, hint: '' }))].slice(0, most)
  const path = typed.replace(/\/+$/, '')
  if (!mayCreate || !newPath.test(path) || areas.some(area => area.path === path)) return all
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : null
  const fits = parent === null || areas.some(area => area.path === parent)
  return fits ? [...all, { insert: `#${path}`, hint: '', creates: path }] : all
}

const newPath = /^[\p{L}\p{N}][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}._-]*)*$/u
const absent = 9

/** -1: it is that; 0: it begins so; 1: a word of it does; 2: it stands somewhere in it. */
function rankOf(name: string, typed: string): number {
  const [whole, part] = [foldCase(name), foldCase(typed)]
  if (whole === part) return -1
  if (whole.startsWith(part)) return 0
  if (whole.split(/[\s/._-]/).some(word => word.startsWith(part))) return 1
  return part !== '' && whole.includes(part) ? 2 : absent
}

function ranked<T>(all: readonly T[], rank: (one: T) => number): T[] {
  return all
    .map((one, index) => ({ one, index, rank: rank(one) }))
    .filter(found => found.rank < absent)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .map(({ one }) => one)
}
