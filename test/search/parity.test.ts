import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { randomReads } from '../permissions/random-questions.ts'
import { steps } from '../permissions/restricted-story.ts'
import { readAll, type Told, tell } from '../permissions/two-worlds.ts'
import type { World } from '../world.ts'

/** `LOCUM_PARITY_RUNS` and `LOCUM_PARITY_SEED` for more, and other ones. */
const runs = Number(process.env.LOCUM_PARITY_RUNS ?? 250)
const seed = Number(process.env.LOCUM_PARITY_SEED ?? 20_261_119)

/** What an engine might read as an operator of its own, or choke on. */
const hostile = fc.oneof(
  fc.constantFrom(
    ...[
      '"',
      "'",
      '*',
      '^',
      ':',
      '::',
      '|',
      '||',
      '&',
      '!',
      '<->',
      '<2>',
      '->',
      '\\',
      '%',
      '_',
      ';--',
      '$1',
      '?',
      '{',
    ],
    ...[
      'NEAR(refund queue)',
      'NEAR',
      'words:',
      'words : refund',
      'facets:"=all"',
      '=all',
      '=narrow',
      '- {words}:',
    ],
    ...[
      "'refund':*A",
      "refund' | 'key",
      '!!refund',
      'se:*',
      's*',
      're*',
      'ref*',
      '账*',
      '本',
      '半 ',
      '账本迁移',
      'ヨガ',
      'ｋｅｙ',
    ],
    ...[
      'LIN-7',
      'lin-7*',
      'I-2',
      'i-2',
      'D-1',
      'https://x.test/a?b=c&d',
      'a/b/c.ts',
      'ledger_v2',
      'v1.2.3',
      '10:30',
    ],
    ...[
      '🦀',
      '👩‍👩‍👧',
      'é',
      'e\u0301',
      'İ',
      'ß',
      'ﷺ',
      '\u202e',
      '\u200b',
      '\ufeff',
      '\u{e0041}',
      'Ω',
      'ǅ',
      '\t',
      '\n',
    ],
    ...['refund', 'sealed', 'queue', 'key', 'the', 'of', '40', '%'],
  ),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
  fc.string({ unit: 'binary', maxLength: 4 }).map(text => text.replaceAll('\0', '').toWellFormed()),
)
const operators = fc.constantFrom(
  ' ',
  ' ',
  '',
  ' OR ',
  ' AND ',
  ' -',
  ' NOT ',
  '(',
  ') ',
  ' "',
  '" ',
  ':',
  ',',
)
const hostileQuery = fc
  .array(fc.tuple(hostile, operators), { minLength: 1, maxLength: 12 })
  .map(parts => parts.flat().join(''))
const long = fc
  .tuple(
    fc.oneof(hostileQuery, fc.constantFrom('refund -key OR sealed', 'a OR b -c', '-ana -ben OR key')),
    fc.constantFrom(' ', ' OR ', ' (', ' -(', ' OR -(', '"', '-'),
  )
  .map(([text, between]) => Array.from({ length: 400 }, () => text).join(between))
const cut = fc
  .oneof({ weight: 6, arbitrary: hostileQuery }, long)
  .map(text => text.slice(0, 1_000).toWellFormed())

const engines: { world: World; told: Told }[] = []
beforeAll(async () => {
  for (const engine of ['sqlite', 'postgres'] as const) engines.push(await tell(engine, steps, true))
})
afterAll(async () => {
  for (const { world } of engines) await world.close()
})

it.each(['li', 'noor'])(
  `both engines find, order and answer the same for %s, whatever is typed (${runs} times, seed ${seed})`,
  async reader => {
    const typed = fc
      .sample(cut, { numRuns: runs, seed })
      .map(query => ['record.search', () => ({ query })] as const)
    const reads = [...typed, ...randomReads(runs, seed)]
    const [one, other] = [
      await readAll(engines[0]!, reader, reads),
      await readAll(engines[1]!, reader, reads),
    ]
    const differing = reads.flatMap(([name, input], index) => {
      const key = `${index} ${name}`
      const same = JSON.stringify(one[key]) === JSON.stringify(other[key])
      return same ? [] : [{ asked: input(engines[0]!.told), one: one[key], other: other[key] }]
    })
    expect(differing).toEqual([])
    const refused = Object.values(one).filter(outcome => !(outcome as { ok: boolean }).ok)
    expect(refused).toEqual([])
  },
  600_000,
)
