import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inclusionRanges } from '../src/domain/record/proofs/inclusion.ts'
import { formatProof } from '../src/domain/record/proofs/tlog-proof.ts'
import { SealingJob } from '../src/jobs/sealing.ts'
import { folderSealer } from '../src/server/folder-sealer.ts'
import { latestCheckpoint } from '../src/storage/checkpoints.ts'
import { type BenchLocum, openBench } from './folder.ts'
import { writeLongExport } from './long-export.ts'
import { type Bench, cpuMs, type Measure, rounded } from './measure.ts'
import { preparePublishing, publishMany } from './publishing.ts'

const entries = 1_000_000

/** What sealing costs, how long an entry waits for it, and how long a million entries take to verify. */
export const bench: Bench = async report => {
  const opened = await openBench('sqlite')
  try {
    await preparePublishing(opened)
    await publishMany(opened, 64, 2)
    await sealingCost(opened, report)
    await timeToSealed(opened, report)
  } finally {
    await opened.close()
  }
  await verifying(report)
}

type Report = (measure: Measure) => void

function startSealing({ env, place }: BenchLocum): SealingJob {
  const seed = new Uint8Array(32).fill(7)
  const onCommit = env.store.onCommit.bind(env.store)
  return new SealingJob({ env, sealer: folderSealer(place, () => seed), onCommit })
}

/** In turns, so that the growth of the record falls on both alike. */
async function sealingCost(opened: BenchLocum, report: Report): Promise<void> {
  const spent = { with: 0, without: 0 }
  for (let round = 0; round < 6; round++) {
    const isSealing = round % 2 === 1
    const job = isSealing ? startSealing(opened) : null
    const before = cpuMs()
    await publishMany(opened, 64, 8, 100 + round * 8)
    await job?.stop()
    spent[isSealing ? 'with' : 'without'] += cpuMs() - before
  }
  report({
    bench: 'CPU of appends that sealing adds',
    value: rounded((spent.with / spent.without - 1) * 100, 1),
    unit: '%',
    better: 'lower',
    goal: 15,
    baseline: rounded(spent.without, 0),
  })
}

async function timeToSealed(opened: BenchLocum, report: Report): Promise<void> {
  const { store } = opened.env
  const job = startSealing(opened)
  let slowest = 0
  for (let n = 0; n < 12; n++) {
    const { seq } = (await opened.call('ana', 'area.add', { path: `sealed-${n}` })) as { seq: number }
    const written = performance.now()
    while (((await store.read(1, () => latestCheckpoint(1)))?.size ?? 0) < seq)
      await new Promise(resolve => setTimeout(resolve, 10))
    slowest = Math.max(slowest, performance.now() - written)
  }
  await job.stop()
  report({
    bench: 'time until an entry is sealed, the slowest of twelve',
    value: rounded(slowest / 1_000),
    unit: 's',
    better: 'lower',
    goal: 2,
  })
}

async function verifying(report: Report): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'locum-bench-export-'))
  try {
    const { checkpoint } = await writeLongExport(join(folder, 'export'), entries)
    const found = await verifyAlone(join(folder, 'export'))
    const goals = [
      ['verify 1,000,000 entries', rounded(found.seconds), 's', 60],
      ['memory while verifying 1,000,000 entries', rounded(found.megabytes, 0), 'MB', 500],
      ['proof file of an entry among 1,000,000', proofBytes(checkpoint), 'B', 2_000],
    ] as const
    for (const [bench, value, unit, goal] of goals) report({ bench, value, unit, better: 'lower', goal })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The longest path there is to a leaf. */
function proofBytes(checkpoint: string): number {
  const path = inclusionRanges(1, entries).map(() => new Uint8Array(32).fill(255))
  return Buffer.byteLength(formatProof({ index: entries - 1, path, checkpoint }))
}

/** As a stranger runs it: the one file, in a process of its own. */
function verifyAlone(dir: string): Promise<{ seconds: number; megabytes: number }> {
  const verifier = fileURLToPath(new URL('../dist/verify/locum-verify.mjs', import.meta.url))
  const code = `process.on('exit', () => console.error(process.resourceUsage().maxRSS)); await import(${JSON.stringify(verifier)})`
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const args = ['--input-type=module', '-e', code, 'verify', dir, '--format', 'json']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const said = { out: '', err: '' }
    child.stdout.on('data', (text: Buffer) => {
      said.out += text.toString()
    })
    child.stderr.on('data', (text: Buffer) => {
      said.err += text.toString()
    })
    child.on('close', exit => {
      if (exit !== 0) reject(new Error(`${said.out}\n${said.err}`))
      else
        resolve({
          seconds: (performance.now() - started) / 1_000,
          megabytes: Number(said.err.trim()) / 1_024,
        })
    })
  })
}
