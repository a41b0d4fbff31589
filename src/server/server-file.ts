import { randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** `DATA/server.json`: tells the command line on the same folder where the server is and how to call it. */
export class ServerFile {
  readonly #path: string
  readonly #dataDir: string
  readonly #secret = randomBytes(32).toString('base64url')

  constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.#path = join(dataDir, 'server.json')
  }

  /** Readable by its owner alone, since the secret in it lets its holder act under any name (`asserted`). */
  write(url: string, startedAt: string): void {
    const aside = `${this.#path}.${process.pid}`
    const content = { url, pid: process.pid, startedAt, secret: this.#secret }
    mkdirSync(this.#dataDir, { recursive: true, mode: 0o700 })
    rmSync(aside, { force: true })
    writeFileSync(aside, `${JSON.stringify(content)}\n`, { mode: 0o600 })
    renameSync(aside, this.#path)
  }

  isSecret(given: string): boolean {
    const [a, b] = [Buffer.from(given), Buffer.from(this.#secret)]
    return a.length === b.length && timingSafeEqual(a, b)
  }

  /** Unless another server has taken the folder over since. */
  remove(): void {
    try {
      const { secret } = JSON.parse(readFileSync(this.#path, 'utf8')) as { secret?: unknown }
      if (secret === this.#secret) rmSync(this.#path)
    } catch {} // already gone
  }
}

/** Whether the process that `server.json` names runs. */
export function isServed(dataDir: string): boolean {
  try {
    const { pid } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { pid: number }
    return isRunning(pid)
  } catch {
    return false
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
