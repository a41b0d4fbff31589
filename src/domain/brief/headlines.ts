import { conditions } from '../handoff/kinds.ts'
import type { HandoffState, ItemState } from '../handoff/states.ts'
import type { AreaId, PersonId } from '../ids.ts'
import { canonical } from '../people/gov.ts'
import type { BriefInput, HeadlineDraft } from './draft.ts'

/** B2: one headline for each area that is not stable, worst first; or one that all is stable. */
export function writeHeadlines(input: BriefInput): HeadlineDraft[] {
  const byArea = new Map<AreaId, ItemState[]>()
  for (const item of input.items) {
    if (!input.areas.has(item.area)) continue
    byArea.set(item.area, [...(byArea.get(item.area) ?? []), item])
  }
  const headlines = [...byArea].flatMap(([area, items]) => headline(input, area, items) ?? [])
  if (headlines.length === 0) {
    const handoffs = input.handoffs.length
    return [
      { area: null, condition: 'stable', handoff: null, items: [], holders: [], contingencies: 0, handoffs },
    ]
  }
  return headlines.sort(worstFirst)
}

function headline(input: BriefInput, area: AreaId, all: readonly ItemState[]): HeadlineDraft | null {
  const items = all.filter(({ condition }) => condition !== 'stable')
  if (items.length === 0) return null
  const condition = items.some(item => item.condition === 'unstable') ? 'unstable' : 'fragile'
  const owners = items.flatMap(({ owner }): PersonId[] =>
    owner === null ? [] : [canonical(input.gov, owner)],
  )
  const said = new Set(items.flatMap(({ handoffs }) => handoffs))
  const handoff = input.handoffs.filter(({ id }) => said.has(id)).sort(newestFirst)[0] ?? null
  const contingencies = all.filter(({ kind }) => kind === 'contingency').length
  return {
    area,
    condition,
    handoff,
    items,
    holders: [...new Set(owners)],
    contingencies,
    handoffs: said.size,
  }
}

function newestFirst(a: HandoffState, b: HandoffState): number {
  return b.published.at - a.published.at || (a.id < b.id ? -1 : 1)
}

function worstFirst(a: HeadlineDraft, b: HeadlineDraft): number {
  const worse = conditions.indexOf(b.condition) - conditions.indexOf(a.condition)
  return worse || ((a.area ?? '') < (b.area ?? '') ? -1 : 1)
}
