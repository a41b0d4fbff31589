import type { Envelope } from '../../domain/record/entry.ts'
import { isGovernance } from '../../domain/record/kinds.ts'
import { loadHead } from '../../storage/entries.ts'
import {
  countStrayBodies,
  countVersions,
  type KeyRow,
  loadKeyRows,
  loadRaw,
  loadVersionRows,
  type RawEntry,
} from '../../storage/rebuild.ts'
import { type OrgNo, openSeq } from '../../storage/store.ts'
import { versionRows } from '../../storage/subjects.ts'
import type { Environment } from '../environment.ts'
import { checkTree } from '../sealing/check-tree.ts'
import { checkSearchRows } from '../search/check-rows.ts'
import { replayPage } from './rebuild.ts'

export interface RecordCheck {
  readonly ok: boolean
  readonly entries: number
  /** What is wrong, at most twenty. */
  readonly differences: readonly string[]
}

type Tools = Pick<Environment, 'store' | 'crypto' | 'pause'>
type Say = (difference: string) => void

const entriesPerPage = 500

/**
 * Checks the record against itself and the views against the record, up to the head at the start, and changes
 * nothing. Reads in pages and lets other work run between them.
 */
export async function checkRecord(tools: Tools, org: OrgNo): Promise<RecordCheck> {
  const differences: string[] = []
  const say: Say = difference => {
    if (differences.length < 20) differences.push(difference)
  }
  const head = await tools.store.read(org, () => loadHead(org))
  if (head === null) return { ok: false, entries: 0, differences: ['the organisation has no head'] }
  await checkEntries(tools, org, head, say)
  await checkTree(tools, org, head.seq, say)
  await checkViews(tools, org, head.seq, say)
  await checkSearchRows(tools, org, head.seq, say)
  const stray = await tools.store.read(org, () => countStrayBodies(org))
  if (stray > 0) say(`${stray} bodies belong to no entry`)
  return { ok: differences.length === 0, entries: head.seq, differences }
}

async function checkEntries(
  { store, crypto, pause }: Tools,
  org: OrgNo,
  head: { seq: number; at: number },
  say: Say,
) {
  let last = { seq: 0, at: 0 }
  for (;;) {
    const page = await store.read(org, () => loadRaw(org, last.seq, head.seq, entriesPerPage))
    for (const entry of page) {
      if (entry.seq !== last.seq + 1) say(`seq ${entry.seq} follows ${last.seq}`)
      // T9: only an administrator's reset takes the clock back.
      if (entry.at < last.at && entry.kind !== 'clock.reset')
        say(`entry ${entry.seq}: its instant is before that of ${last.seq}`)
      checkEntry(crypto, entry, say)
      last = { seq: entry.seq, at: entry.at }
    }
    if (page.length < entriesPerPage) break
    await pause()
  }
  if (last.seq !== head.seq) say(`the head is ${head.seq}, the last entry ${last.seq}`)
  if (last.at !== head.at && last.seq === head.seq)
    say(`the head's instant is ${head.at}, the last entry's ${last.at}`)
}

const encoder = new TextEncoder()

function checkEntry(crypto: Environment['crypto'], entry: RawEntry, say: Say): void {
  const e = JSON.parse(entry.bytes) as Envelope
  const columns = ['seq', 'id', 'at', 'kind', 'actor', 'subject', 'area'] as const
  for (const column of columns) {
    if (entry[column] !== e[column])
      say(`entry ${entry.seq}: ${column} is ${entry[column]}, its bytes say ${e[column]}`)
  }
  if ((entry.gov === 1) !== isGovernance(e.kind)) say(`entry ${entry.seq}: gov is ${entry.gov} for ${e.kind}`)
  const bytes = encoder.encode(entry.bytes)
  const leaf = new Uint8Array(bytes.length + 1)
  leaf.set(bytes, 1)
  if (hex(crypto.sha256(leaf)) !== hex(entry.leaf)) say(`entry ${entry.seq}: its leaf does not recompute`)
  if (entry.words === null || entry.salt === null) return
  if (hex(crypto.hmac(entry.salt, entry.words)) !== e.commitment)
    say(`entry ${entry.seq}: its commitment does not recompute`)
}

async function checkViews(
  { store, crypto, pause }: Tools,
  org: OrgNo,
  head: number,
  say: Say,
): Promise<void> {
  let versions = 0
  const expectedKeys = new Tally(crypto)
  for (let last: string | null = ''; last !== null; ) {
    const from: string = last
    const { page, stored } = await store.read(org, function* () {
      const page = yield* replayPage(org, from, head)
      return { page, stored: page.subjects.length === 0 ? [] : yield* loadVersionRows(org, page.subjects) }
    })
    const rows = versionRows(org, page.versions)
    const known = new Map(stored.map(row => [`${row.id} ${row.from_seq}`, row]))
    for (const [, id, fromSeq, untilSeq, kind, due, state] of rows.subjects) {
      const row = known.get(`${id} ${fromSeq}`)
      if (row === undefined) say(`subject ${id}: the version from ${fromSeq} is missing`)
      else if (upTo(head, row.until_seq) !== untilSeq)
        say(`subject ${id}: the version from ${fromSeq} ends at ${row.until_seq}, not ${untilSeq}`)
      else if (row.kind !== kind || row.due_at !== due || !sameJson(row.state, String(state)))
        say(`subject ${id}: the version from ${fromSeq} differs`)
    }
    for (const [, key, untilSeq, id, fromSeq] of rows.keys)
      expectedKeys.add(`${key}\n${id}\n${fromSeq}\n${untilSeq}`)
    versions += rows.subjects.length
    last = page.last
    await pause()
  }
  const stored = await store.read(org, () => countVersions(org, head))
  if (stored !== versions) say(`there are ${stored} versions of subjects, the record makes ${versions}`)
  await checkKeys({ store, crypto, pause }, org, head, expectedKeys, say)
}

async function checkKeys(
  { store, crypto, pause }: Tools,
  org: OrgNo,
  head: number,
  expected: Tally,
  say: Say,
): Promise<void> {
  const found = new Tally(crypto)
  for (let last: KeyRow | null = null; ; await pause()) {
    const from: KeyRow | null = last
    const page: KeyRow[] = await store.read(org, () => loadKeyRows(org, from, entriesPerPage))
    for (const row of page) {
      if (row.from_seq <= head)
        found.add(`${row.key}\n${row.id}\n${row.from_seq}\n${upTo(head, row.until_seq)}`)
    }
    last = page.at(-1) ?? null
    if (page.length < entriesPerPage) break
  }
  if (found.count !== expected.count)
    say(`there are ${found.count} keys of subjects, the record makes ${expected.count}`)
  else if (found.sum !== expected.sum) say('the keys of subjects differ from those the record makes')
}

/** An end that came after the head we check against is no end yet. */
function upTo(head: number, untilSeq: number): number {
  return untilSeq > head ? openSeq : untilSeq
}

/** A set in bounded memory, compared whatever the order: the sum of the hashes of its members. */
class Tally {
  count = 0
  sum = 0n
  readonly #crypto: Environment['crypto']

  constructor(crypto: Environment['crypto']) {
    this.#crypto = crypto
  }

  add(member: string): void {
    this.count += 1
    this.sum = BigInt.asUintN(128, this.sum + BigInt(`0x${hex(this.#crypto.sha256(member).subarray(0, 16))}`))
  }
}

function hex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

/** The order of keys in a state has no meaning. */
function sameJson(a: string, b: string): boolean {
  return a === b || JSON.stringify(sorted(JSON.parse(a))) === JSON.stringify(sorted(JSON.parse(b)))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([x], [y]) => (x < y ? -1 : 1))
      .map(([key, child]) => [key, sorted(child)]),
  )
}
