import type { Output } from '../api/call.ts'

type Item = Output<'handoff.returns'>['items'][number]

export interface Told {
  readonly entry: string
  readonly kind: string
  readonly by: string | null
  readonly at: string
  readonly text: string | null
}

export interface Asked {
  readonly id: string
  readonly text: string
  readonly askedBy: string | null
  readonly askedAt: string
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredAt: string | null
}

/** What was done about an item since it was handed over, oldest first, and what was asked. */
export interface Became {
  readonly done: readonly Told[]
  readonly questions: readonly Asked[]
  readonly closed: { readonly by: string | null; readonly at: string } | null
}

/** H10: what became of one line since `from`; what was said before is the author's own doing. */
export function becameOf(item: Item, from: string): Became {
  const { history, questions, closed } = item as Item & {
    history?: readonly Told[]
    questions?: readonly Asked[]
    closed?: Became['closed']
  }
  const before = Date.parse(from)
  const isOwn = ({ kind, at }: Told) =>
    kind === 'item.published' ||
    Date.parse(at) < before ||
    (kind === 'item.carried' && Date.parse(at) <= before)
  const asked = (told: Told) => told.kind === 'question.asked' || told.kind === 'question.answered'
  const done = (history ?? []).filter(told => !isOwn(told) && !asked(told))
  return { done, questions: questions ?? [], closed: closed ?? null }
}
