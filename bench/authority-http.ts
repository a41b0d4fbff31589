import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { loadSample } from '../src/server/sample/load.ts'
import { openBench } from './folder.ts'
import { quantile } from './measure.ts'

const program = fileURLToPath(new URL('../bin/locum', import.meta.url))
const rounds = 5
const turns = 10
const callsATurn = 100

/** Of one server process, microseconds of its CPU per call over a loopback connection that stays open. */
export interface HttpCost {
  /** An empty authenticated call, `org.show`: the median of the rounds. */
  readonly emptyUs: number
  /** What `authority.may` takes more than that in the same round: the median. */
  readonly addedUs: number
}

/** On the sample organisation, read by GET with a token: rounds of both calls, one after the other. */
export async function costOfMayByHttp(): Promise<HttpCost> {
  const opened = await openBench('sqlite')
  try {
    const sample = await loadSample(opened.env)
    if (!sample.ok) throw new Error(sample.refusal.message)
    const made = await opened.locum.call({
      org: 'sample',
      operation: 'token.create',
      input: {},
      credential: { kind: 'asserted', handle: 'noor', osUser: null, via: 'api' },
    })
    if (!made.ok) throw new Error(made.refusal.message)
    return await served(opened.place, (made.value as { token: string }).token)
  } finally {
    await opened.close()
  }
}

async function served(folder: string, token: string): Promise<HttpCost> {
  const settings = { LOCUM_KEY: '11'.repeat(32), LOCUM_DATA: folder, LOCUM_RATE_LIMIT: '1000000' }
  const server = spawn(program, ['serve', '--port', '0'], {
    env: { ...process.env, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    const [line] = await once(createInterface({ input: server.stdout }), 'line')
    const { url } = JSON.parse(String(line)) as { url: string }
    return await measured(url.replace('localhost', '127.0.0.1'), token)
  } finally {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
}

async function measured(url: string, token: string): Promise<HttpCost> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const get = (path: string) => read(`${url}${path}`, token, agent)
  const costUs = async (path: string, calls: number) => {
    const before = cpuUs(await get('/metrics'))
    for (let n = 0; n < calls; n++) await get(path)
    return (cpuUs(await get('/metrics')) - before) / calls
  }
  const [empty, may] = ['/api/v1/org.show', `/api/v1/authority.may?${question}`]
  for (const path of [empty, may]) await costUs(path, 1_000)
  const found: HttpCost[] = []
  for (let round = 0; round < rounds; round++) {
    // In turns, so that what else the machine does falls on both alike.
    const [empties, mays]: [number[], number[]] = [[], []]
    for (let turn = 0; turn < turns; turn++) {
      empties.push(await costUs(empty, callsATurn))
      mays.push(await costUs(may, callsATurn))
    }
    const [emptyUs, mayUs] = [mean(empties), mean(mays)]
    found.push({ emptyUs, addedUs: mayUs - emptyUs })
  }
  agent.destroy()
  const median = (of: (one: HttpCost) => number) => quantile(found.map(of), 0.5)
  return { emptyUs: median(one => one.emptyUs), addedUs: median(one => one.addedUs) }
}

const question = new URLSearchParams({ handle: 'li', type: 'deploy.production', area: 'payments' })

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length
}

function read(url: string, token: string, agent: Agent): Promise<string> {
  return new Promise((done, fail) => {
    const asked = request(url, { agent, headers: { Authorization: `Bearer ${token}` } }, answer => {
      let body = ''
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        body += text
      })
      answer.on('end', () =>
        answer.statusCode === 200 ? done(body) : fail(new Error(`${answer.statusCode} ${body}`)),
      )
    })
    asked.on('error', fail)
    asked.end()
  })
}

/** What the server says of its own CPU time, user and system. */
function cpuUs(metrics: string): number {
  const of = (name: string) => Number(metrics.match(new RegExp(`^${name} (\\S+)$`, 'm'))?.[1])
  const seconds = of('process_cpu_user_seconds_total') + of('process_cpu_system_seconds_total')
  if (!Number.isFinite(seconds)) throw new Error('the server does not tell its CPU time')
  return seconds * 1_000_000
}
