import type { Scope } from '../scope.ts'

/** The names of these people by the handles outputs show; those without a name (erased, never given) are absent. */
export function namesByHandle(
  scope: Scope,
  handles: Iterable<string | null | undefined>,
): Record<string, string> {
  const wanted = new Set(handles)
  const named = [...scope.names.people].flatMap(([person, name]): [string, string][] => {
    const handle = scope.names.handles.get(person)
    return handle !== undefined && wanted.has(handle) ? [[handle, name]] : []
  })
  return Object.fromEntries(named)
}
