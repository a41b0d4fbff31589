import { expect } from 'vitest'
import { compose } from '../../src/server/compose.ts'
import { checkRecord } from '../../src/services/record/check-record.ts'
import { loadHead } from '../../src/storage/entries.ts'
import { loadRaw, type RawEntry } from '../../src/storage/rebuild.ts'
import type { Place } from './server.ts'
import type { Acknowledged, Write } from './writers.ts'

/** The whole record of a place, read past the server, after checking it against itself and the views against it. */
export async function soundRecord(place: Place): Promise<RawEntry[]> {
  const { env, store, close } = await compose({
    ...place,
    logFault: ({ error }) => process.stderr.write(`${String(error)}\n`),
  })
  try {
    expect(await checkRecord(env, 1)).toMatchObject({ ok: true, differences: [] })
    return await store.read(1, function* () {
      const head = yield* loadHead(1)
      return yield* loadRaw(1, 0, head?.seq ?? 0, 1_000_000)
    })
  } finally {
    await close()
  }
}

/** Of these writes, those whose entries are not all in the record exactly once. */
export function missing(record: readonly RawEntry[], acknowledged: readonly Acknowledged[]): string[] {
  const bySeq = new Map(record.map(entry => [entry.seq, entry]))
  const holds = holder(record)
  return acknowledged.flatMap(({ write, seq }) => {
    const kind = bySeq.get(seq)?.kind ?? 'no entry'
    const expected = lastKinds[write.operation] ?? []
    const lost = write.texts
      .filter(text => holds(text) !== 1)
      .map(text => `${seq}: "${text}" ${holds(text)}×`)
    return expected.includes(kind) ? lost : [`${seq} of ${write.operation} is ${kind}`, ...lost]
  })
}

/** Of writes nobody was told about, those that are there in part: all or nothing is allowed. */
export function torn(record: readonly RawEntry[], unanswered: readonly Write[]): string[] {
  const holds = holder(record)
  return unanswered.flatMap(write => {
    const counts = write.texts.map(holds)
    const whole = counts.every(n => n === 0) || counts.every(n => n === 1)
    return whole ? [] : [`${write.operation} ${write.key}: ${counts.join(' ')}`]
  })
}

/** The kind of the last entry each operation of the writers appends. */
const lastKinds: Readonly<Record<string, readonly string[]>> = {
  'item.note': ['item.noted'],
  'area.follow': ['area.followed'],
  'area.unfollow': ['area.unfollowed'],
  'handoff.publish': ['item.published'],
}

function holder(record: readonly RawEntry[]): (text: string) => number {
  const counts = new Map<string, number>()
  for (const { words } of record) {
    for (const text of words?.match(/(?:progress|line \d of) [0-9a-f-]{36}/g) ?? [])
      counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return text => counts.get(text) ?? 0
}
