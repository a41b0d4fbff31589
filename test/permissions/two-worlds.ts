import { type OperationName, operations } from '../../src/contract/operations.ts'
import { type CallOptions, type Engine, openWorld, type World } from '../world.ts'

/** One step of the story; `restricted` ones stand only in the fuller of two worlds. */
export interface Step {
  readonly at?: string
  readonly as: string
  readonly does: OperationName
  readonly input: (told: Told) => object
  readonly keep?: string
  readonly restricted?: boolean
  /** What stands in the barer world instead: the part of a restricted step that is for everybody. */
  readonly instead?: Omit<Step, 'restricted' | 'instead'>
}

/** Answers by the names under which steps kept them. */
export class Told {
  readonly #answers = new Map<string, { id: string; items?: { id: string }[] }>()

  keep(name: string, answer: { id: string }): void {
    this.#answers.set(name, answer)
  }

  /** An id, or one that nobody ever got where the step was left out. */
  id(name: string): string {
    return this.#answers.get(name)?.id ?? 'H-900'
  }

  item(name: string, nth: number): string {
    return this.#answers.get(name)?.items?.[nth - 1]?.id ?? 'I-900'
  }
}

/** A world in which the steps were told, with or without the restricted ones, by the same clock. */
export async function tell(
  engine: Engine,
  steps: readonly Step[],
  restricted: boolean,
): Promise<{ world: World; told: Told }> {
  const world = await openWorld(engine, { start: '2026-11-18T08:00:00Z' })
  return { world, told: await tellInto(world, steps, restricted) }
}

/** Tells the steps in a world that is there. */
export async function tellInto(world: World, steps: readonly Step[], restricted: boolean): Promise<Told> {
  const told = new Told()
  for (const step of steps) {
    if (step.at !== undefined) world.moveTo(step.at)
    const done = step.restricted === true && !restricted ? step.instead : step
    if (done === undefined) continue
    const answer = await world.must(done.as, done.does, done.input(told))
    if (done.keep !== undefined) told.keep(done.keep, answer)
  }
  return told
}

/** What one reader gets from every read operation, with each of its inputs. */
export async function readAll(
  { world, told }: { world: World; told: Told },
  reader: string,
  reads: readonly (readonly [OperationName, (told: Told) => object])[],
  options: CallOptions = {},
): Promise<Record<string, unknown>> {
  const outputs: Record<string, unknown> = {}
  for (const [index, [name, input]] of reads.entries()) {
    const given = input(told)
    const outcome = await world.call(reader, name, given, options)
    outputs[`${index} ${name}`] = withoutIds(name === 'record.leaves' ? opened(outcome) : outcome, given)
  }
  return outputs
}

/**
 * Pages of the log with what they say opened. Of what a reader may not read they hold its place, which is its `seq`,
 * and a hash that nobody can compute who does not know the random id in the entry.
 */
function opened(outcome: Awaited<ReturnType<World['call']>>): unknown {
  if (!outcome.ok) return outcome
  const { items, ...page } = outcome.value as { items: { bytes: string | null; words: Salted | null }[] }
  const told = items.flatMap(({ bytes, words }) => (bytes === null ? [] : { bytes, words }))
  return {
    ...page,
    items: told.map(({ bytes, words }) => [
      JSON.parse(bytes),
      words === null ? null : JSON.parse(words.words),
    ]),
  }
}

type Salted = { readonly words: string }

export const readNames = (Object.keys(operations) as OperationName[]).filter(
  name => operations[name].kind === 'read',
)

/** Ids, seqs, commitments and cursors by their order of appearance; what the caller sent reads as "sent". */
function withoutIds(output: unknown, sent: object): unknown {
  const seen = new Map<string, string>()
  const numbered = (kind: string) => (text: string) => {
    const known = seen.get(text) ?? `${kind}${seen.size}`
    seen.set(text, known)
    return known
  }
  const given = JSON.stringify(sent).match(idPattern)?.[0] ?? null
  const text = JSON.stringify(output, marksAsText)
  const plain = (given === null ? text : text.replaceAll(new RegExp(`\\b${given}\\b`, 'g'), 'sent'))
    .replace(new RegExp(idPattern, 'g'), numbered('id'))
    .replace(/\b[0-9a-f]{64}\b/g, numbered('hash'))
    .replace(/"(seq|atSeq|after|before)":\d+/g, '"$1":0')
    .replace(/"next":"[A-Za-z0-9+/=_-]{1,200}"(?=,"at":)/g, '"next":"cursor"')
  // Nor where a hint points after an id, which may be longer in one of two worlds.
  return JSON.parse(given === null ? plain : plain.replace(/"(from|to)":\d+/g, '"$1":0'))
}

/** Where something stands in a text depends on how long the ids before it are: what stands there does not. */
function marksAsText(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  const all = Object.entries(value)
  const textOf = (key: string) => all.find(([name]) => name === key)?.[1]
  return Object.fromEntries(
    all.map(([key, marks]) => {
      const of = key === 'marks' ? textOf('text') : textOf(key.replace(/Marks$/, ''))
      const isMarks = /marks$/i.test(key) && Array.isArray(marks) && typeof of === 'string'
      return [key, isMarks ? marks.map(mark => markedText(of, mark)) : marks]
    }),
  )
}

function markedText(text: string, mark: unknown): unknown {
  if (Array.isArray(mark)) return text.slice(Number(mark[0]), Number(mark[1]))
  const { from, to, ...is } = mark as { from: number; to: number }
  return { ...is, says: text.slice(from, to) }
}

const idPattern = /\b(?:[a-z]{3}_[0-9a-f-]{36}|[DHIQS]-\d+)\b/
