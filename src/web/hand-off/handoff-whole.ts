import { undoMs } from '../../domain/handoff/kinds.ts'
import type { Output } from '../api/call.ts'
import type { ListedItem } from '../brief/item-line.ts'

type ItemShown = Output<'item.show'>
export type Told = ItemShown['history'][number]
export type Asked = ItemShown['questions'][number]

/** A line with everything said about it. The contract leaves these open; they are what `item.show` answers. */
export type WholeItem = ListedItem & {
  readonly history?: readonly Told[]
  readonly questions?: readonly Asked[]
  readonly why?: string | null
  readonly tried?: string | null
  readonly unblocker?: string | null
  readonly answerer?: string | null
  readonly contingency?: { readonly type: string; readonly limit: string | null; readonly by: string } | null
  readonly offer?: { readonly to: string } | null
  readonly accepted?: { readonly by: string | null; readonly at: string } | null
  readonly fallen?: { readonly to: string; readonly at: string } | null
  readonly closed?: { readonly how: string; readonly by: string | null; readonly at: string } | null
  readonly changedSinceAccepted?: boolean
}

export type WholeHandoff = Output<'handoff.show'> & {
  readonly history?: readonly Told[]
}

/** Its lines, with what the contract leaves open. */
export function linesOf(handoff: WholeHandoff): readonly WholeItem[] {
  return handoff.items as readonly unknown[] as readonly WholeItem[]
}

/** Until when the reader may take back what they accepted here (H6); null where there is nothing to take back. */
export function undoUntil(
  items: readonly Pick<WholeItem, 'accepted' | 'owner'>[],
  reader: string,
): number | null {
  const own = items.flatMap(({ accepted, owner }) =>
    accepted != null && accepted.by === reader && owner === reader ? [Date.parse(accepted.at) + undoMs] : [],
  )
  return own.length === 0 ? null : Math.max(...own)
}
