import { monitorEventLoopDelay } from 'node:perf_hooks'
import pg from 'pg'
import { type BenchLocum, openBench } from './folder.ts'
import { type Bench, quantile, rounded } from './measure.ts'
import { fillSearchRecord, type SearchRecord, type Word } from './search-record.ts'

/** `BENCH_SCALE=0.1` measures a tenth of it, for trying things out; the goals are those of the whole. */
const scale = Number(process.env.BENCH_SCALE ?? 1)
const entries = Math.round(1_000_000 * scale)
const searches = 400

/** Search in a long record: 60 % rare words, 30 % medium, 8 % frequent, 2 % what three letters or more begin. */
export const bench: Bench = async report => {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const opened = await openBench(engine)
    try {
      const first = ((await opened.call('ana', 'org.show', {})) as { atSeq: number }).atSeq + 1
      const record = await fillSearchRecord(opened.env.store, 1, first, entries)
      if (engine === 'postgres') await analyse(opened.place)
      const queries = mix(record)
      for (const query of queries.slice(0, 40)) await opened.call('ana', 'record.search', { query })
      const found = await measure(opened, queries)
      for (const [p, goal] of [
        [0.5, 10],
        [0.99, 100],
      ] as const) {
        if (engine === 'postgres') continue
        report({
          bench: `search in ${entries} entries, p${p * 100}, ${engine}`,
          value: rounded(quantile(found.tookMs, p)),
          unit: 'ms',
          better: 'lower',
          goal,
        })
      }
      if (engine === 'sqlite')
        report({
          bench: `event loop held while searching, ${engine}`,
          value: rounded(found.heldMs, 1),
          unit: 'ms',
          better: 'lower',
          goal: 20,
          baseline: rounded(await heldWhileIdle(quantile(found.tookMs, 0.5) * queries.length), 1),
        })
      else await compareWithBare(opened, queries, found.tookMs, report)
    } finally {
      await opened.close()
    }
  }
}

async function measure({ call }: BenchLocum, queries: readonly string[]) {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const tookMs: number[] = []
  for (const query of queries) {
    const started = performance.now()
    await call('ana', 'record.search', { query })
    tookMs.push(performance.now() - started)
  }
  delay.disable()
  return { tookMs, heldMs: delay.max / 1e6 }
}

/** The same for as long with nothing to do: what else runs on the machine holds a process up, too. */
async function heldWhileIdle(ms: number): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  await new Promise(resolve => setTimeout(resolve, ms))
  delay.disable()
  return delay.max / 1e6
}

function mix({ rare, medium, frequent }: SearchRecord): string[] {
  const queries = Array.from({ length: searches }, (_, nth) => {
    const kind = nth % 50
    if (kind < 30) return at(rare, nth)
    if (kind < 45) return at(medium, nth)
    return kind < 49 ? at(frequent, nth) : `${at(medium, nth).slice(0, 4)}*`
  })
  return queries.filter(query => query !== '')
}

/** Spread over all of them: neither the rarest nor the most frequent only. */
function at(words: readonly Word[], nth: number): string {
  return words[(nth * 7_919) % Math.max(1, words.length)]?.word ?? ''
}

async function analyse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('VACUUM ANALYZE search')
  await client.end()
}

/** The engine asked for the same rows in the same order, with nothing around it. */
async function compareWithBare(
  opened: BenchLocum,
  queries: readonly string[],
  tookMs: readonly number[],
  report: Parameters<Bench>[0],
): Promise<void> {
  const client = new pg.Client({ connectionString: opened.place })
  await client.connect()
  await client.query(`SELECT set_config('locum.org', '1', false)`)
  const bareMs: number[] = []
  for (const query of queries) {
    const prefix = query.endsWith('*')
    const lexeme = prefix ? `'${query.slice(0, -1)}':*` : `'${query}'`
    const started = performance.now()
    await client.query(bareSearch, [lexeme, ` ${query.replace('*', '')}`, prefix ? 2_000 : 20_000])
    bareMs.push(performance.now() - started)
  }
  await client.end()
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0)
  report({
    bench: `search in ${entries} entries, against the bare query, postgres`,
    value: rounded(sum(tookMs) / sum(bareMs)),
    unit: 'x',
    better: 'lower',
    goal: 1.5,
    baseline: rounded(sum(bareMs) / bareMs.length),
  })
}

const bareSearch = `SELECT s.subject, s.said_at, s.words FROM (
    SELECT entry_no FROM search WHERE vector @@ $1::tsquery ORDER BY entry_no DESC LIMIT $3) m
  JOIN search s ON s.entry_no = m.entry_no
  ORDER BY s.said_at / 86400000 - 10957 + 100000 / (100 + coalesce(nullif(strpos(s.words, $2), 0), 9900000)) DESC LIMIT 20`
