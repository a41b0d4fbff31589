import type { Verification } from '../domain/record/verification.ts'
import { NotAnswered } from './ask-server.ts'
import { BadLine } from './envelope-of.ts'
import type { Remembered, Shown } from './log-check.ts'
import { RecordCheck } from './record-check.ts'
import { isShownWords, type ShownWords } from './words-check.ts'

/** Asks a server an operation; throws `NotAnswered` where it gives no answer. */
export type Ask = (operation: string, input: object) => Promise<unknown>

interface Sealed {
  readonly note: string
  readonly key: string
  readonly size: number
}

/** What a server answers to `record.checkpoint`. */
interface Standing {
  readonly checkpoint: Sealed | null
  readonly anchored: number
  readonly atSeq: number
}

/** What a server answers to `record.leaves`. */
interface Page {
  readonly org: string
  readonly items: readonly {
    readonly seq: number
    readonly leaf: string
    readonly bytes: string | null
    readonly words: ShownWords | null
  }[]
  readonly checkpoints: readonly Sealed[]
}

const perPage = 1_000

/** How often what came meanwhile is read too, because an entry in it may say that words were erased. */
const rounds = 3

/**
 * R3: the record of a live server, page by page, by the same check as an export: everything the caller may read, and of
 * the rest the leaves that make the root. Its end is where the record stood at the start.
 */
export async function verifyServer(ask: Ask, remembered: readonly Remembered[]): Promise<Verification> {
  const check = new RecordCheck(remembered)
  try {
    await checkServer(ask, check)
  } catch (error) {
    check.stopped(error)
  }
  check.finish()
  return check.verification()
}

async function checkServer(ask: Ask, check: RecordCheck): Promise<void> {
  for (let round = 1; ; round++) {
    const { checkpoint, anchored, atSeq } = standingOf(await ask('record.checkpoint', {}))
    if (round === 1 && anchored > 0) check.claim({ size: anchored, place: 'the places its operator names' })
    const head = Math.max(atSeq, checkpoint?.size ?? 0)
    const isLonger = head > check.entries
    if (isLonger) await readUpTo(ask, check, head, checkpoint)
    if (!check.lacksWords || !isLonger || round === rounds) return
  }
}

async function readUpTo(ask: Ask, check: RecordCheck, head: number, latest: Sealed | null): Promise<void> {
  while (check.entries < head) {
    const after = check.entries
    const limit = Math.min(perPage, head - after)
    const { org, items, checkpoints } = pageOf(await ask('record.leaves', { after, limit }))
    if (after === 0) check.begin(org)
    if (items.length === 0) throw new BadLine(after + 1, 'it is missing')
    for (const one of within(checkpoints, latest, after, after + items.length)) check.expect(one)
    for (const { seq, leaf, bytes, words } of items) {
      if (seq !== check.entries + 1) throw new BadLine(check.entries + 1, `entry ${seq} stands in its place`)
      const hash = Buffer.from(leaf, 'hex')
      if (bytes === null) check.unread(hash)
      else check.entry({ bytes: Buffer.from(bytes), leaf: hash, words })
    }
  }
}

/** The checkpoints over a page, smallest first; the one asked for at the start among them, whatever was kept since. */
function within(kept: readonly Sealed[], latest: Sealed | null, after: number, last: number): Shown[] {
  const all = kept.filter(({ size }) => size !== latest?.size)
  if (latest !== null) all.push(latest)
  return all
    .filter(({ size }) => size > after && size <= last)
    .sort((a, b) => a.size - b.size)
    .map(({ size, key, note }) => ({ size, key, note, continues: null }))
}

function standingOf(answer: unknown): Standing {
  const found = answer as Standing
  const isSealed = found?.checkpoint === null || isSealedCheckpoint(found?.checkpoint)
  if (!isSealed || !isCount(found?.anchored) || !isCount(found?.atSeq)) throw new NotAnswered(notOurs)
  return found
}

function pageOf(answer: unknown): Page {
  const { org, items, checkpoints } = (answer ?? {}) as Page
  const isPage = typeof org === 'string' && Array.isArray(items) && Array.isArray(checkpoints)
  if (!isPage || !items.every(isItem) || !checkpoints.every(isSealedCheckpoint))
    throw new NotAnswered(notOurs)
  return { org, items, checkpoints }
}

const notOurs = 'what the server answers is not the record of a Locum that this verifier knows'

function isItem(item: Page['items'][number] | null): boolean {
  if (item === null) return false
  const { seq, leaf, bytes, words } = item
  const isWhole = bytes === null || typeof bytes === 'string'
  return isCount(seq) && /^[0-9a-f]{64}$/.test(leaf) && isWhole && (words === null || isShownWords(words))
}

function isSealedCheckpoint(one: Sealed | undefined): boolean {
  return typeof one?.note === 'string' && typeof one.key === 'string' && isCount(one.size)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
