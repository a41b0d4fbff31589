import type { Output } from '../api/call.ts'
import type { BriefLine } from './parts.ts'

type Item = Output<'item.list'>['items'][number]
type Shown =
  | 'id'
  | 'kind'
  | 'text'
  | 'area'
  | 'owner'
  | 'author'
  | 'condition'
  | 'next'
  | 'due'
  | 'validUntil'
  | 'endsAt'
  | 'stale'
  | 'saidAt'
  | 'saidIn'

/** What every list of items answers about one. */
export type ListedItem = { readonly [F in Shown]: Item[F] }

/** An item of any list as a line of a brief. */
export function lineOfItem(item: ListedItem): BriefLine {
  const condition = item.condition as BriefLine['condition']
  return {
    text: item.text,
    kind: item.kind,
    condition,
    area: item.area,
    owner: item.owner,
    authors: item.author === null ? [] : [item.author],
    saidAt: item.saidAt,
    validUntil: item.endsAt ?? item.validUntil,
    due: item.due,
    stale: item.stale,
    cites: [item.saidIn],
    item: item.id,
    ...(item.next === null ? {} : { next: item.next }),
  }
}
