import { foldCase } from '../../domain/people/names.ts'
import type { Scope } from '../scope.ts'

/** The names of these people by the handles outputs show; those without a name (erased, never given) are absent. */
export function namesByHandle(
  scope: Scope,
  handles: Iterable<string | null | undefined>,
): Record<string, string> {
  const { names } = scope
  const named = [...new Set(handles)].flatMap((handle): [string, string][] => {
    const person = handle == null ? undefined : names.byHandle.get(foldCase(handle))
    if (handle == null || person === undefined || names.handles.get(person) !== handle) return []
    const name = names.people.get(person)
    return name === undefined ? [] : [[handle, name]]
  })
  return Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1)))
}
