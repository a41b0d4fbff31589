import { execFile } from 'node:child_process'
import { join } from 'node:path'

/** One run of the real binary. */
export interface Run {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: string
  readonly cwd?: string
}

const root = join(import.meta.dirname, '../..')
const main = join(root, 'src/server/main.ts')

/** `locum ARGS…` on the Node that runs the tests, with nothing of Locum's in its environment but what is given. */
export function locum(
  args: readonly string[],
  { env = {}, stdin = '', cwd = root }: RunOptions = {},
): Promise<Run> {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('LOCUM_') && name !== 'DATABASE_URL' && name !== 'NODE_OPTIONS',
  )
  const options = { cwd, env: { ...Object.fromEntries(inherited), ...env }, maxBuffer: 64 * 1_024 * 1_024 }
  return new Promise(done => {
    const child = execFile(process.execPath, [main, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : null
      done({ code, stdout, stderr })
    })
    child.stdin?.end(stdin)
  })
}
