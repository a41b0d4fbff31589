import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { loadSample } from '../src/server/sample/load.ts'
import { type BenchLocum, openBench } from './folder.ts'
import { type Bench, quantile, rounded } from './measure.ts'
import { preparePublishing, publishMany } from './publishing.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const program = `${root}bin/locum`

/** With the sample and 100,000 entries: how soon the server is ready, how fast a brief is, how much memory it needs. */
export const bench: Bench = async report => {
  const opened = await openBench('sqlite')
  try {
    await fill(opened)
    const env = { ...process.env, LOCUM_KEY: '11'.repeat(32), LOCUM_DATA: opened.place }
    const brief = () => {
      const startedAt = performance.now()
      execFileSync(program, ['--org', 'sample', '--as', 'noor', '--format', 'json', 'brief'], {
        env,
        stdio: 'pipe',
      })
      return performance.now() - startedAt
    }
    brief()
    const briefMs = quantile(Array.from({ length: 5 }, brief), 0.5)
    const { readyMs, rssMb } = await serve(env)
    const common = { better: 'lower' } as const
    report({ ...common, bench: 'server ready', value: rounded(readyMs, 0), unit: 'ms', goal: 1_000 })
    report({
      ...common,
      bench: 'locum brief, whole process',
      value: rounded(briefMs, 0),
      unit: 'ms',
      goal: 250,
    })
    report({ ...common, bench: 'server memory', value: rounded(rssMb, 0), unit: 'MB', goal: 150 })
  } finally {
    await opened.close()
  }
}

async function fill(opened: BenchLocum): Promise<void> {
  const sample = await loadSample(opened.env)
  if (!sample.ok) throw new Error(sample.refusal.message)
  await preparePublishing(opened)
  // 64 people, eight entries a publication.
  await publishMany(opened, 64, 196)
}

/** From the start of the process to its line on stdout, and its memory once it has answered. */
async function serve(env: NodeJS.ProcessEnv): Promise<{ readyMs: number; rssMb: number }> {
  const startedAt = performance.now()
  const server = spawn(program, ['serve', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'ignore'] })
  try {
    const line = await firstLine(server)
    const readyMs = performance.now() - startedAt
    const { url } = JSON.parse(line) as { url: string }
    for (let n = 0; n < 20; n++) await (await fetch(`${url}/healthz`)).text()
    return { readyMs, rssMb: rssMb(server) }
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

async function firstLine(server: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of server.stdout ?? []) {
    said += String(chunk)
    if (said.includes('\n')) return said.slice(0, said.indexOf('\n'))
  }
  throw new Error('the server ended before it was ready')
}

function rssMb(server: ChildProcess): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(server.pid)], { encoding: 'utf8' })) / 1_024
}
