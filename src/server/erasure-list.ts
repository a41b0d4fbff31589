import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Envelope } from '../domain/record/entry.ts'
import { loadErasures } from '../storage/erasure.ts'
import { listOrganisations } from '../storage/organisations.ts'
import type { Store } from '../storage/store.ts'

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

export function readErasureList(file: string): ErasureList {
  const list: ErasureList = new Map()
  if (!existsSync(file)) return list
  for (const line of readFileSync(file, 'utf8')
    .split('\n')
    .filter(text => text !== '')) {
    const { org, entry } = JSON.parse(line) as ErasureLine
    list.set(org, (list.get(org) ?? new Set()).add(entry))
  }
  return list
}

/** Adds what a store knows to have been erased. */
export async function addErasuresOf(store: Store, list: ErasureList): Promise<void> {
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
  const aside = `${file}.${process.pid}`
  writeFileSync(aside, lines.join(''), { mode: 0o600 })
  renameSync(aside, file)
}
