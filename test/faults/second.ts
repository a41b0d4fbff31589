import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Place, Server } from './server.ts'

/** What a process made of a call, whichever way it was called. */
export interface Told {
  readonly ok: boolean
  // biome-ignore lint/suspicious/noExplicitAny: the answer, or the refusal
  readonly body: any
}

export interface Caller {
  call(as: string, operation: string, input: unknown): Promise<Told>
  stop(): Promise<void>
}

/** A server as a caller in people's names. */
export function byServer(server: Server): Caller {
  return {
    call: async (as, operation, input) => {
      const { status, body } = await server.call({ as }, operation, input)
      return { ok: status === 200, body }
    },
    stop: () => server.kill(),
  }
}

/** Another process on the same place: a second server on PostgreSQL, on SQLite one that opens the file itself. */
export async function secondProcess(place: Place): Promise<Caller> {
  if (place.databaseUrl === null) return await onTheFile(place)
  const folder = mkdtempSync(join(tmpdir(), 'locum-faults-second-'))
  const caller = byServer(await Server.start(place, folder))
  return {
    call: caller.call,
    stop: async () => {
      await caller.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function onTheFile({ dataDir, key }: Place): Promise<Caller> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'second-process.ts'), dataDir, key], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    call: async (as, operation, input) => {
      child.stdin.write(`${JSON.stringify({ as, operation, input })}\n`)
      const { value } = await lines.next()
      const outcome = JSON.parse(String(value)) as { ok: boolean; value?: unknown; refusal?: unknown }
      return { ok: outcome.ok, body: outcome.ok ? outcome.value : outcome.refusal }
    },
    stop: async () => {
      const gone = once(child, 'exit')
      child.stdin.end()
      await gone
    },
  }
}
