import type { HandoffState, ItemState } from '../handoff/states.ts'
import type { AreaId, PersonId } from '../ids.ts'
import { canonical } from '../people/gov.ts'
import type { BriefInput, HeadlineDraft } from './draft.ts'
import { lastSaid } from './last-said.ts'
import { byTeamWorstFirst } from './teams.ts'

/** B2: one headline for each area that is not stable, worst first by team (B0); or one that all is stable. */
export function writeHeadlines(input: BriefInput): HeadlineDraft[] {
  const byArea = new Map<AreaId, ItemState[]>()
  for (const item of input.items) {
    if (!input.areas.has(item.area)) continue
    const items = byArea.get(item.area)
    if (items === undefined) byArea.set(item.area, [item])
    else items.push(item)
  }
  const headlines = new Map(
    [...byArea].flatMap(([area, items]) => {
      const one = headline(input, area, items)
      return one === null ? [] : [[area, one] as const]
    }),
  )
  if (headlines.size === 0) return [allStable(input)]
  const order = byTeamWorstFirst(
    input.gov,
    headlines.keys(),
    area => headlines.get(area)?.condition ?? 'stable',
  )
  return order.flatMap(area => headlines.get(area) ?? [])
}

function allStable({ handoffs }: BriefInput): HeadlineDraft {
  return {
    area: null,
    condition: 'stable',
    handoff: null,
    items: [],
    holders: [],
    contingencies: 0,
    handoffs: handoffs.length,
    saidAt: null,
    cites: handoffs.map(({ words }) => words),
  }
}

function headline(input: BriefInput, area: AreaId, all: readonly ItemState[]): HeadlineDraft | null {
  const items = all.filter(({ condition }) => condition !== 'stable').sort(byId)
  if (items.length === 0) return null
  const condition = items.some(item => item.condition === 'unstable') ? 'unstable' : 'fragile'
  const owners = items.flatMap(({ owner }): PersonId[] =>
    owner === null ? [] : [canonical(input.gov, owner)],
  )
  const said = new Set(items.flatMap(({ handoffs }) => handoffs))
  const handoff = input.handoffs.filter(({ id }) => said.has(id)).sort(newestFirst)[0] ?? null
  const contingencies = all.filter(({ kind }) => kind === 'contingency').length
  const last = items.map(lastSaid)
  const summary = handoff === null ? [] : [handoff.words]
  const summaryAt = handoff === null ? null : (handoff.amendments.at(-1)?.at ?? handoff.published.at)
  return {
    area,
    condition,
    handoff,
    items,
    holders: [...new Set(owners)],
    contingencies,
    handoffs: said.size,
    saidAt: summaryAt ?? Math.max(...last.map(({ at }) => at)),
    cites: [...new Set([...summary, ...last.flatMap(({ entries }) => entries)])],
  }
}

function byId(a: ItemState, b: ItemState): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function newestFirst(a: HandoffState, b: HandoffState): number {
  return b.published.at - a.published.at || (a.id < b.id ? -1 : 1)
}
