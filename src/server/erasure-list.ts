import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Envelope } from '../domain/record/entry.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { loadErasures } from '../storage/erasure.ts'
import { listOrganisations } from '../storage/organisations.ts'
import type { Store } from '../storage/store.ts'
import { asideOf, putInPlace } from './put-in-place.ts'

/** R4: which entries' words were erased, by organisation; kept beside backups, which may still hold them. */
export type ErasureList = Map<string, Set<string>>

/** One line of the file: `{ org, entry }`. */
interface ErasureLine {
  readonly org: string
  readonly entry: string
}

export function erasureListBeside(backup: string): string {
  return join(dirname(backup), 'locum-erasures.jsonl')
}

/** Empty where there is none yet; refused where a line of it cannot be read, since somebody's name may stand on it. */
export function readErasureList(file: string): Outcome<ErasureList> {
  const list: ErasureList = new Map()
  if (!existsSync(file)) return ok(list)
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const [index, text] of lines.entries()) {
    if (text === '') continue
    const line = lineOf(text)
    if (line === null)
      return refuse(
        'damaged_list',
        `Line ${index + 1} of ${file} is not a line of a list of erasures.`,
        'Put that list back from where you keep it, or mend the line.',
      )
    list.set(line.org, (list.get(line.org) ?? new Set()).add(line.entry))
  }
  return ok(list)
}

function lineOf(text: string): ErasureLine | null {
  try {
    const { org, entry } = JSON.parse(text) as Record<string, unknown>
    return typeof org === 'string' && typeof entry === 'string' ? { org, entry } : null
  } catch {
    return null
  }
}

/** Adds what a store knows to have been erased. */
export async function addErasuresOf(store: Pick<Store, 'read'>, list: ErasureList): Promise<void> {
  for (const { no, id } of await store.read(0, listOrganisations)) {
    const known = list.get(id) ?? new Set<string>()
    for (const { bytes } of await store.read(no, () => loadErasures(no))) {
      const { entries } = (JSON.parse(bytes) as Envelope<'record.erased'>).terms
      for (const entry of entries) known.add(entry)
    }
    if (known.size > 0) list.set(id, known)
  }
}

export function writeErasureList(file: string, list: ErasureList): void {
  const lines = [...list].flatMap(([org, entries]) =>
    [...entries].map(entry => `${JSON.stringify({ org, entry } satisfies ErasureLine)}\n`),
  )
  const aside = asideOf(file)
  writeFileSync(aside, lines.join(''), { mode: 0o600 })
  putInPlace(aside, file)
}
