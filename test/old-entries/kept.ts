import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry, Envelope } from '../../src/domain/record/entry.ts'
import type { StoredEntry } from '../../src/storage/entries.ts'

/** Records as they were written once: bytes, leaves, salts and words. A file here is never changed. */
export const keptIn = join(import.meta.dirname, 'records')

/** Oldest first; each is named after the day it was kept. */
export const keptNames: readonly string[] = readdirSync(keptIn)
  .filter(name => name.endsWith('.jsonl'))
  .map(name => name.slice(0, -'.jsonl'.length))
  .sort()

interface Line {
  readonly bytes: string
  readonly leaf: string
  readonly salt: string | null
  readonly words: string | null
}

export function lineOf({ bytes, leaf, salt, words }: Omit<StoredEntry, 'envelope'>): string {
  const hex = (of: Uint8Array) => Buffer.from(of).toString('hex')
  const line: Line = { bytes, leaf: hex(leaf), salt: salt === null ? null : hex(salt), words }
  return `${JSON.stringify(line)}\n`
}

/** A kept record, entry by entry. */
export function kept(name: string): StoredEntry[] {
  const lines = readFileSync(join(keptIn, `${name}.jsonl`), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map(line => {
    const { bytes, leaf, salt, words } = JSON.parse(line) as Line
    return {
      envelope: JSON.parse(bytes) as Envelope,
      bytes,
      leaf: Buffer.from(leaf, 'hex'),
      salt: salt === null ? null : Buffer.from(salt, 'hex'),
      words,
    }
  })
}

export function entryOf({ envelope, words }: StoredEntry): Entry {
  return { envelope, words: words === null ? null : (JSON.parse(words) as Entry['words']) }
}

/** What entries of each kind say, whatever their values: `terms.offer.graceAt number`. */
export function shapes(entries: readonly StoredEntry[]): Record<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const entry of entries) {
    const { envelope, words } = entryOf(entry)
    const paths = found.get(envelope.kind) ?? new Set<string>()
    found.set(envelope.kind, paths)
    for (const path of pathsOf({ ...envelope, words }, '')) paths.add(path)
  }
  return Object.fromEntries([...found].sort().map(([kind, paths]) => [kind, [...paths].sort()]))
}

/** Maps by handle, code or the like have keys of their own; that there are some is all their shape says. */
const byKey = /\.(?:overrideReasons|audience)$/

function pathsOf(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.length === 0 ? [] : value.flatMap(one => pathsOf(one, `${at}[]`))
  if (typeof value !== 'object' || value === null) return [`${at} ${value === null ? 'null' : typeof value}`]
  if (byKey.test(at)) return [`${at} object`]
  return Object.entries(value).flatMap(([name, inner]) => pathsOf(inner, `${at}.${name}`))
}
