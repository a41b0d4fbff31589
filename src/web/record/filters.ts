import { kindGroups, kindNames } from '../words/record.ts'

/** What of the record is shown, as it stands in the URL. Days, not instants, so that a link means the same days. */
export interface Filters {
  readonly kind?: string
  readonly area?: string
  readonly person?: string
  readonly since?: string
  readonly until?: string
}

const names = ['kind', 'area', 'person', 'since', 'until'] as const
const day = /^\d{4}-\d\d-\d\d$/

/** The filters of a URL; what cannot be one is left out. */
export function filtersOf(search: Readonly<Record<string, unknown>>): Filters {
  const found: Record<string, string> = {}
  for (const name of names) {
    const value = search[name]
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '') continue
    const text = String(value)
    if ((name === 'since' || name === 'until') && !day.test(text)) continue
    if (name === 'kind' && kindsOf(text) === null) continue
    found[name] = text
  }
  return found
}

/** The kinds behind a choice: one kind, or all of a group; null for neither. */
export function kindsOf(choice: string): string | null {
  if (Object.hasOwn(kindNames, choice)) return choice
  const group = kindGroups.find(([name]) => name === choice)
  return group === undefined ? null : kindsIn(group[2]).join(',')
}

export function kindsIn(prefixes: readonly string[]): (keyof typeof kindNames)[] {
  const all = Object.keys(kindNames) as (keyof typeof kindNames)[]
  return all.filter(kind => prefixes.some(prefix => kind.startsWith(prefix)))
}

/** What `record.list` is asked. */
export function listInput({ kind, area, person, since, until }: Filters) {
  const kinds = kind === undefined ? null : kindsOf(kind)
  return {
    newestFirst: true,
    ...(kinds !== null && { kind: kinds }),
    ...(area !== undefined && { area }),
    ...(person !== undefined && { author: person }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }
}
