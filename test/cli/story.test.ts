import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { byCommandLine } from '../story/by-cli.ts'
import { byHttp, type Served, serve } from '../story/by-http.ts'
import { chapters, people } from '../story/chapters.ts'
import { play, type Say } from '../story/story.ts'
import { locum } from './run.ts'

let folder = ''
let served: Served | null = null
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'locum-story-'))
})
afterAll(async () => {
  await served?.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function simulated(name: string): Promise<string> {
  const dir = join(folder, name)
  const init = [
    '--data',
    join(dir, 'data'),
    'init',
    '--simulated',
    '--admin',
    'ana',
    '--zone',
    'Europe/Berlin',
  ]
  const made = await locum(init)
  expect(made.code, made.stdout + made.stderr).toBe(0)
  return dir
}

const told = new Map<string, unknown>()

describe('the whole story by command line', () => {
  const names = new Map<string, string>()
  let say: Say
  beforeAll(async () => {
    say = byCommandLine(await simulated('cli'))
  })
  test.each(chapters)('%s', async (title, steps) => {
    told.set(title, await play(steps, say, names))
  })
})

describe('the same story by HTTP, with the same results', () => {
  const names = new Map<string, string>()
  let say: Say
  beforeAll(async () => {
    served = await serve(join(await simulated('http'), 'data'))
    say = byHttp(served)
  })
  test.each(chapters)('%s', async (title, steps) => {
    expect(people.length).toBeGreaterThan(0)
    const heard = await play(steps, say, names)
    expect(heard).toEqual(told.get(title))
  })
})
