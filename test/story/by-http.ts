import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { locum } from '../cli/run.ts'
import type { Say } from './story.ts'

/** A server of the real binary on a data folder. */
export interface Served {
  readonly url: string
  readonly data: string
  stop(): Promise<number | null>
}

export async function serve(data: string): Promise<Served> {
  const main = join(import.meta.dirname, '../../src/server/main.ts')
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^LOCUM_|^DATABASE_URL$|^NODE_OPTIONS$/.test(name),
  )
  const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--data', data], {
    env: Object.fromEntries(kept),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })
  const [line] = (await once(lines, 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  return { url, data, stop: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode
  const exit = once(child, 'exit') as Promise<[number | null]>
  child.kill('SIGTERM')
  return (await exit)[0]
}

/** Says each step over HTTP, with a token of whoever speaks. */
export function byHttp({ url, data }: Served): Say {
  const tokens = new Map<string, string>()
  async function tokenOf(person: string): Promise<string> {
    const known = tokens.get(person)
    if (known !== undefined) return known
    const made = await locum(['--data', data, '--as', 'ana', 'token', 'create', '--as', person])
    const { token } = JSON.parse(made.stdout) as { token: string }
    tokens.set(person, token)
    return token
  }
  return async ({ as, does, input }) => {
    const response = await fetch(new URL(`/api/v1/${does}`, url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${await tokenOf(as)}` },
      body: JSON.stringify(input),
    })
    // A token ends by the organisation's clock, which has just been moved by years.
    if (does === 'clock.set') tokens.clear()
    const body = (await response.json()) as Record<string, unknown>
    if (response.ok) return { ok: true, body }
    return { ok: false, body: refusalOf(body) }
  }
}

/** A problem body as the refusal it tells, as the command line prints it. */
function refusalOf({ code, detail, next, errors, details }: Record<string, unknown>): unknown {
  const path = (errors as { path?: string }[] | undefined)?.[0]?.path
  return { code, message: detail, next, ...(path && { path }), ...(details !== undefined && { details }) }
}
