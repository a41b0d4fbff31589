import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { historyOf, itemHistories, type Told } from '../items/history.ts'
import { namesByHandle } from '../items/names.ts'
import type { RenderedItem } from '../items/render.ts'
import { readService } from '../service.ts'
import { linesOf, renderWhole, visibleHandoff } from './view.ts'

/** One handoff with its lines as they stand now; with `history` also what was said and done about it and them. */
export const showHandoff = readService('handoff.show', function* (scope, { id, history = false }) {
  const handoff = yield* visibleHandoff(scope, id)
  if (!handoff.ok) return handoff
  const whole = yield* renderWhole(scope, handoff.value.id)
  if (!history) return ok({ ...whole, ...asOf(scope) })
  const told = yield* itemHistories(scope, yield* linesOf(scope, handoff.value))
  const items = whole.items.map(item => ({ ...item, ...told.get(item.id) }))
  const own = yield* historyOf(scope, handoff.value.id)
  const names = namesByHandle(scope, [
    ...[whole.author, whole.writtenBy, whole.onBehalfOf],
    ...own.map(({ by }) => by),
    ...items.flatMap(spokenOf),
    ...[whole.to, ...items.map(({ offer }) => offer?.to ?? '')].flatMap(mentioned),
  ])
  return ok({ ...whole, items, history: own, names, ...asOf(scope) })
})

function spokenOf({ history = [], questions = [], ...item }: RenderedItem & Partial<Told>) {
  return [
    ...[item.owner, item.author, item.saidBy, item.answerer],
    ...[item.accepted?.by, item.closed?.by, item.fallen?.to],
    ...history.map(({ by }) => by),
    ...questions.flatMap(({ askedBy, of, answeredBy }) => [askedBy, of, answeredBy]),
  ]
}

/** The handles in a target as outputs write it: `@noor @li`. */
function mentioned(target: string): string[] {
  return target.split(' ').flatMap(word => (word.startsWith('@') ? [word.slice(1)] : []))
}
