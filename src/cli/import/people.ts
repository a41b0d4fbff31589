import { isHandle } from '../../domain/import/admissible.ts'
import { oneLine } from '../../domain/import/line-text.ts'
import { foldCase } from '../../domain/people/names.ts'
import type { Gathering } from './reading.ts'

/** The people of an import, each once, spelled as first written (V5). */
export interface People {
  /** The handle as first written; null, and lost, where it can be nobody's. */
  add(handle: string, name: string | null, file: string, line: number | null): string | null
  /** Those of the handles that can be somebody's, in order, each once. */
  addAll(handles: readonly { readonly text: string; readonly line: number }[], file: string): string[]
  /** The handle as first written, if it was added. */
  known(handle: string): string | null
  /** States everybody. */
  state(): void
}

export function peopleOf(into: Gathering): People {
  const byHandle = new Map<string, { readonly handle: string; readonly name: string | null }>()
  function add(written: string, name: string | null, file: string, line: number | null): string | null {
    const handle = written.trim().replace(/^@/, '')
    if (!isHandle(handle)) {
      into.lose(file, line, `"${oneLine(handle).slice(0, 80)}" cannot be a handle`)
      return null
    }
    const known = byHandle.get(foldCase(handle))
    const person = { handle: known?.handle ?? handle, name: known?.name ?? name }
    byHandle.set(foldCase(handle), person)
    return person.handle
  }
  return {
    add,
    addAll(handles, file) {
      const added = handles.map(({ text, line }) => add(text, null, file, line))
      return [...new Set(added.filter(handle => handle !== null))]
    },
    known: handle => byHandle.get(foldCase(handle.trim().replace(/^@/, '')))?.handle ?? null,
    state() {
      for (const person of byHandle.values())
        into.add({ kind: 'person', ...person, zone: null, windows: null })
    },
  }
}
