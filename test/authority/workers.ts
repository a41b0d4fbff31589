import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'

/**
 * Runs `node SCRIPT FIRST COUNT` of this folder for parts of so many seeds, as many at once as there are cores. Fails
 * with what the first part says that does not end with 0, and stops the others; else returns what each part said.
 */
export async function inParts(
  script: string,
  { from, count, each }: { readonly from: number; readonly count: number; readonly each: number },
  onDone: (seeds: number) => void = () => {},
): Promise<string[]> {
  const parts = Array.from({ length: Math.ceil(count / each) }, (_, i) => from + i * each)
  const stopped = new AbortController()
  const said: string[] = []
  const work = async () => {
    for (let first = parts.shift(); first !== undefined; first = parts.shift()) {
      const many = Math.min(each, from + count - first)
      said.push(await saidBy(script, [`${first}`, `${many}`], stopped.signal))
      onDone(many)
    }
  }
  try {
    await Promise.all(Array.from({ length: availableParallelism() }, work))
  } finally {
    stopped.abort()
  }
  return said
}

async function saidBy(script: string, args: readonly string[], signal: AbortSignal): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], { signal })
  child.on('error', () => {})
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text
    })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(said || `${script} ${args.join(' ')} ended with ${code}`)
  return said
}
