import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Planted } from './planted.ts'

const root = join(import.meta.dirname, '../..')

/** A copy of the engine and of these tests, in which bugs can be planted. */
export interface EngineCopy {
  /** What `node ARGS` prints in the copy, as it is or with a bug planted, which is taken out again. */
  with(bug: Pick<Planted, 'file' | 'find' | 'replace'> | null, args: readonly string[]): Promise<string>
  remove(): void
}

export function engineCopy(): EngineCopy {
  const copy = mkdtempSync(join(tmpdir(), 'locum-planted-'))
  for (const folder of ['src/domain', 'test/authority'])
    cpSync(join(root, folder), join(copy, folder), { recursive: true })
  writeFileSync(join(copy, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return {
    remove: () => rmSync(copy, { recursive: true, force: true }),
    async with(bug, args) {
      if (bug === null) return await printed(copy, args)
      const path = join(copy, 'src/domain', bug.file)
      const text = readFileSync(path, 'utf8')
      const times = text.split(bug.find).length - 1
      if (times !== 1) throw new Error(`${bug.find} is ${times} times in ${bug.file}`)
      writeFileSync(
        path,
        text.replace(bug.find, () => bug.replace),
      )
      try {
        return await printed(copy, args)
      } finally {
        writeFileSync(path, text)
      }
    },
  }
}

async function printed(cwd: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, LOCUM_BRIEF: '1' }
  const child = spawn(process.execPath, args, { cwd, env })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text
  })
  await once(child, 'close')
  return said
}
