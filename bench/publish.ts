import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { openSqlite } from '../src/storage/sqlite.ts'
import { type BenchLocum, type Engine, openBench } from './folder.ts'
import { type Bench, cpuMs, rounded } from './measure.ts'
import { preparePublishing, publishMany } from './publishing.ts'

const callers = 64
const each = { sqlite: 30, postgres: 15 }
const goals = { sqlite: 300, postgres: 150 }

/** 64 callers publishing six-item handoffs, on both engines. */
export const bench: Bench = async report => {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const opened = await openBench(engine)
    try {
      await preparePublishing(opened)
      await publishMany(opened, callers, 3)
      const found = await measure(opened, engine)
      report({
        bench: `publications of six items, 64 callers, ${engine}`,
        value: rounded(found.perSecond, 0),
        unit: '1/s',
        better: 'higher',
        goal: goals[engine],
      })
      report({
        bench: `event loop held while publishing, ${engine}`,
        value: rounded(found.heldMs, 1),
        unit: 'ms',
        better: 'lower',
        goal: 50,
      })
      if (engine !== 'sqlite') continue
      const bare = await bareLoop(opened.place)
      report({
        bench: 'CPU per entry, against a prepared-statement loop of the same rows',
        value: rounded(found.cpuMsPerEntry / bare),
        unit: 'x',
        better: 'lower',
        goal: 5,
        baseline: rounded(bare, 4),
      })
    } finally {
      await opened.close()
    }
  }
}

async function measure(opened: BenchLocum, engine: Engine) {
  const entries = async () => ((await opened.call('ana', 'org.show', {})) as { atSeq: number }).atSeq
  const before = await entries()
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [cpu, startedAt] = [cpuMs(), performance.now()]
  const published = await publishMany(opened, callers, each[engine], 100)
  const [spentMs, tookMs] = [cpuMs() - cpu, performance.now() - startedAt]
  delay.disable()
  const written = (await entries()) - before
  return {
    perSecond: (published / tookMs) * 1_000,
    cpuMsPerEntry: spentMs / written,
    heldMs: delay.max / 1e6,
  }
}

const tables = ['entry', 'body', 'subject', 'subject_key', 'idempotency']

/** CPU per entry of writing the very rows of the run again with prepared statements, 64 publications a transaction. */
async function bareLoop(folder: string): Promise<number> {
  const source = new DatabaseSync(join(folder, 'locum.db'), { readOnly: true })
  const aside = mkdtempSync(join(tmpdir(), 'locum-bench-'))
  const file = join(aside, 'locum.db')
  await (await openSqlite({ file, now: Date.now })).close()
  const db = new DatabaseSync(file)
  try {
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000',
    )
    const loads = tables.map(table => loadOf(source, table)).filter(({ rows }) => rows.length > 0)
    const entries = loads[0]?.rows.length ?? 0
    const chunks = Math.ceil(entries / (callers * 8))
    const prepared = loads.map(({ table, columns, rows }) => ({
      rows,
      insert: db.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ),
    }))
    const cpu = cpuMs()
    for (let chunk = 0; chunk < chunks; chunk++) {
      db.exec('BEGIN IMMEDIATE')
      for (const { rows, insert } of prepared) {
        const size = Math.ceil(rows.length / chunks)
        for (const row of rows.slice(chunk * size, (chunk + 1) * size)) insert.run(...row)
      }
      db.exec('COMMIT')
    }
    return (cpuMs() - cpu) / entries
  } finally {
    source.close()
    db.close()
    rmSync(aside, { recursive: true, force: true })
  }
}

type Value = string | number | null | Uint8Array

function loadOf(source: DatabaseSync, table: string): { table: string; columns: string[]; rows: Value[][] } {
  const found = source.prepare(`SELECT * FROM ${table}`).all() as Record<string, Value>[]
  const columns = Object.keys(found[0] ?? {})
  return { table, columns, rows: found.map(row => columns.map(column => row[column] ?? null)) }
}
