import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const main = join(import.meta.dirname, '../../src/server/main.ts')
const started: ChildProcess[] = []
let data: string

beforeAll(() => {
  data = mkdtempSync(join(tmpdir(), 'locum-serve-'))
})

afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
})

afterAll(() => rmSync(data, { recursive: true, force: true }))

function start(args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

async function ready(child: ChildProcess): Promise<{ url: string; talk: () => string }> {
  let talk = ''
  child.stderr?.on('data', chunk => {
    talk += chunk
  })
  const lines = createInterface({ input: child.stdout! })
  const [line] = (await once(lines, 'line')) as [string]
  const said = JSON.parse(line)
  expect(said).toEqual({
    ready: true,
    url: expect.stringMatching(/^http:\/\/localhost:\d+$/),
    signInUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/sign-in#link=[\w-]{43}$/),
  })
  return { url: said.url, talk: () => talk }
}

test('an empty folder is served, and says how to make an organisation', async () => {
  const child = start(['serve', '--port', '0', '--data', data])
  const { url, talk } = await ready(child)
  expect(talk()).toContain('locum init')
  expect(statSync(join(data, 'server.json')).mode & 0o777).toBe(0o600)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
  const { secret } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8'))
  const answered = await fetch(`${url}/api/v1/org.show`, { headers: { 'Locum-Local': secret } })
  expect(await answered.json()).toMatchObject({ code: 'no_organisation' })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(() => statSync(join(data, 'server.json'))).toThrow('ENOENT')
})

test('a body over the limit is answered 413 on a real connection', async () => {
  const { url } = await ready(start(['serve', '--port', '0', '--data', data]))
  const answered = await fetch(`${url}/api/v1/org.set`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: 'Bearer locum_x' },
    body: `{"key":"${'x'.repeat(400 * 1024)}"}`,
  })
  expect(answered.status).toBe(413)
})

test('a request that has begun is answered after the signal to stop', async () => {
  const child = start(['serve', '--port', '0', '--data', data])
  const { url } = await ready(child)
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const head = 'POST /api/v1/org.show HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer locum_x\r\n'
  socket.write(`${head}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{`)
  await new Promise(resolve => setTimeout(resolve, 200))
  child.kill('SIGTERM')
  await new Promise(resolve => setTimeout(resolve, 200))
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  socket.write('}')
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 4\d\d /)
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('a key that others on the machine can read is told at the start, with what to run', async () => {
  const keys = join(data, 'keys')
  const said = async () => {
    const child = start(['serve', '--port', '0', '--data', data])
    const { talk } = await ready(child)
    child.kill('SIGTERM')
    await once(child, 'close')
    return talk()
  }
  expect(await said()).not.toContain('chmod')
  chmodSync(join(keys, 'locum.key'), 0o644)
  // Nobody else gets as far as that.
  expect(await said()).not.toContain('chmod')
  for (const folder of [data, keys]) chmodSync(folder, 0o755)
  expect(await said()).toContain(
    `locum.key in ${keys} can be read by others on this machine. Run: chmod 700 '${keys}' && chmod 600 '${keys}'/*\n`,
  )
  for (const folder of [data, keys]) chmodSync(folder, 0o700)
})

test('all that is wrong with the settings is said together', async () => {
  const child = start(['serve', '--port', 'x', '--data', data], {
    DATABASE_URL: 'mysql://a',
    LOCUM_KEY: 'short',
  })
  let talk = ''
  child.stderr?.on('data', chunk => {
    talk += chunk
  })
  const [code] = await once(child, 'close')
  expect(code).toBe(2)
  for (const word of ['port', 'DATABASE_URL', 'LOCUM_KEY']) expect(talk).toContain(word)
})
