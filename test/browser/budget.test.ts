import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const dist = join(import.meta.dirname, '../../dist/web')

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
  readonly isDynamicEntry?: boolean
}

const manifest = () =>
  JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** A chunk with all it needs before it can run: its static imports and styles. */
function filesOf(chunks: Record<string, Chunk>, name: string, found = new Set<string>()): Set<string> {
  const chunk = chunks[name]
  if (chunk === undefined || found.has(chunk.file)) return found
  found.add(chunk.file)
  for (const css of chunk.css ?? []) found.add(css)
  for (const imported of chunk.imports ?? []) filesOf(chunks, imported, found)
  return found
}

function gzipKb(files: Iterable<string>): number {
  let bytes = 0
  for (const file of files) bytes += gzipSync(readFileSync(join(dist, file))).length
  return bytes / 1_000
}

test('the first page is at most 150 kB, each later route at most 90 kB more, gzipped', () => {
  const chunks = manifest()
  const entry = Object.keys(chunks).find(name => chunks[name]?.isEntry === true) ?? ''
  const first = filesOf(chunks, entry)
  expect(gzipKb(first)).toBeLessThanOrEqual(150)
  const later = Object.keys(chunks).filter(name => chunks[name]?.isDynamicEntry === true)
  expect(later.length).toBeGreaterThan(8)
  for (const name of later) {
    const more = [...filesOf(chunks, name)].filter(file => !first.has(file))
    expect(gzipKb(more), name).toBeLessThanOrEqual(90)
  }
})
