import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { locum } from '../cli/run.ts'
import { freshDatabase } from '../postgres/database.ts'
import type { Engine } from '../world.ts'

const main = join(import.meta.dirname, '../../src/server/main.ts')
const key = '5a'.repeat(32)

/** Where an organisation lies: a data folder, and the database when it is not in the folder. */
export interface Place {
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly key: string
  remove(): Promise<void>
}

/** A place with an organisation whose administrator is Ana. */
export async function placeWithOrganisation(
  engine: Engine,
  options: { readonly simulated?: boolean; readonly databaseUrl?: string } = {},
): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'locum-faults-'))
  const database = engine === 'postgres' && options.databaseUrl === undefined ? await freshDatabase() : null
  const place = {
    dataDir,
    databaseUrl: options.databaseUrl ?? database?.url ?? null,
    key,
    remove: async () => {
      await database?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  const simulated = options.simulated === true ? ['--simulated'] : []
  const args = ['--data', dataDir, 'init', '--admin', 'ana', '--zone', 'Europe/Berlin', ...simulated]
  const run = await locum(args, { env: settings(place) })
  if (run.code !== 0) throw new Error(`init failed: ${run.stdout}${run.stderr}`)
  return place
}

function settings({ dataDir, databaseUrl }: Place): Record<string, string> {
  return {
    LOCUM_DATA: dataDir,
    LOCUM_KEY: key,
    LOCUM_RATE_LIMIT: '1000000',
    ...(databaseUrl !== null && { DATABASE_URL: databaseUrl }),
  }
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: the answer is whatever the operation's JSON is
  readonly body: any
}

/** A real server process on a place. */
export class Server {
  readonly #child: ChildProcess
  readonly url: string
  readonly #secret: string

  private constructor(child: ChildProcess, url: string, secret: string) {
    this.#child = child
    this.url = url
    this.#secret = secret
  }

  /** `folder`: where `server.json` goes, so that several servers of one database do not share it. */
  static async start(place: Place, folder: string = place.dataDir): Promise<Server> {
    const child = spawn(process.execPath, [main, 'serve', '--port', '0'], {
      env: { PATH: process.env.PATH, ...settings(place), LOCUM_DATA: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let talk = ''
    child.stderr?.on('data', chunk => {
      talk = (talk + chunk).slice(-4000)
    })
    if (child.stdout === null) throw new Error('no standard output')
    const lines = createInterface({ input: child.stdout })
    const said = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)])
    if (said === null) throw new Error(`the server did not start: ${talk}`)
    const { url } = JSON.parse(String(said[0])) as { url: string }
    const file = JSON.parse(readFileSync(join(folder, 'server.json'), 'utf8')) as { secret: string }
    return new Server(child, url.replace('localhost', '127.0.0.1'), file.secret)
  }

  /** Calls with a token, or in a person's name as the command line on the folder does. Rejects when cut off. */
  async call(
    who: { readonly token: string } | { readonly as: string },
    operation: string,
    input: unknown,
    idempotencyKey?: string,
  ): Promise<Answer> {
    const credential: Record<string, string> =
      'token' in who
        ? { Authorization: `Bearer ${who.token}` }
        : { 'Locum-Local': this.#secret, 'Locum-As': who.as }
    const answer = await fetch(`${this.url}/api/v1/${operation}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...credential,
        ...(idempotencyKey !== undefined && { 'Idempotency-Key': idempotencyKey }),
      },
      body: JSON.stringify(input),
    })
    return { status: answer.status, body: await answer.json() }
  }

  /** The answer; anything but success throws. */
  async must(who: Parameters<Server['call']>[0], operation: string, input: unknown): Promise<Answer['body']> {
    const { status, body } = await this.call(who, operation, input)
    if (status !== 200) throw new Error(`${operation}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return
    const gone = once(this.#child, 'exit')
    this.#child.kill('SIGKILL')
    await gone
  }
}
