import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { seqOfPlace } from '../src/storage/search/place.ts'
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
      const bare = await bareLoop(opened.place, found.entriesPerCommit)
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
  let commits = 0
  const stop = opened.env.store.onCommit(org => {
    if (org !== null) commits += 1
  })
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const [cpu, startedAt] = [cpuMs(), performance.now()]
  const published = await publishMany(opened, callers, each[engine], 100)
  const [spentMs, tookMs] = [cpuMs() - cpu, performance.now() - startedAt]
  delay.disable()
  stop()
  const written = (await entries()) - before
  return {
    perSecond: (published / tookMs) * 1_000,
    cpuMsPerEntry: spentMs / written,
    entriesPerCommit: Math.max(1, Math.round(written / commits)),
    heldMs: delay.max / 1e6,
  }
}

/** Every table that publishing writes to, with what gives the order in which its rows were written. */
const tables = {
  entry: 'seq',
  body: 'seq',
  subject: 'from_seq',
  subject_key: 'from_seq',
  search: 'entry_no',
} as const

/**
 * CPU per entry of writing the very rows of the run again with prepared statements: in the order in which they were
 * written, as many entries in a durable transaction as the run committed together, the head moved in each.
 */
async function bareLoop(folder: string, entriesPerCommit: number): Promise<number> {
  const source = new DatabaseSync(join(folder, 'locum.db'), { readOnly: true })
  const aside = mkdtempSync(join(tmpdir(), 'locum-bench-'))
  const file = join(aside, 'locum.db')
  await (await openSqlite({ file, now: Date.now })).close()
  const db = new DatabaseSync(file)
  try {
    db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000',
    )
    const head = rowsOf(source, 'SELECT * FROM head')
    insertInto(db, 'head', head.columns).run(...(head.rows[0] ?? []))
    const moveHead = db.prepare('UPDATE head SET seq = ?, at = ?, counters = ? WHERE org = ?')
    const loads = Object.entries(tables).map(([table, by]) => loadOf(source, db, table, by))
    const entries = loads[0]?.rows.length ?? 0
    const [org = null, , at = null, counters = null] = head.rows[0] ?? []
    const cpu = cpuMs()
    for (let until = entriesPerCommit; until < entries + entriesPerCommit; until += entriesPerCommit) {
      db.exec('BEGIN IMMEDIATE')
      for (const load of loads) {
        for (; load.next < load.rows.length && (load.seqs[load.next] ?? 0) <= until; load.next++)
          load.insert.run(...(load.rows[load.next] ?? []))
      }
      moveHead.run(until, at, counters, org)
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

interface Load {
  readonly rows: readonly Value[][]
  readonly seqs: readonly number[]
  readonly insert: StatementSync
  next: number
}

function loadOf(source: DatabaseSync, db: DatabaseSync, table: string, by: string): Load {
  const { columns, rows } = rowsOf(source, `SELECT * FROM ${table} ORDER BY ${by}`)
  const place = columns.indexOf(by)
  return {
    rows,
    seqs: rows.map(row => seqOfPlace(Number(row[place]))),
    insert: insertInto(db, table, columns),
    next: 0,
  }
}

function rowsOf(source: DatabaseSync, text: string): { columns: string[]; rows: Value[][] } {
  const found = source.prepare(text).all() as Record<string, Value>[]
  const columns = Object.keys(found[0] ?? {})
  return { columns, rows: found.map(row => columns.map(column => row[column] ?? null)) }
}

function insertInto(db: DatabaseSync, table: string, columns: readonly string[]): StatementSync {
  const places = columns.map(() => '?').join(', ')
  return db.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`)
}
