import { writeBrief } from '../../domain/brief/write-brief.ts'
import { canonical } from '../../domain/people/gov.ts'
import { mayReadArea } from '../../domain/people/visibility.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { areaName, personName } from '../items/render.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { readService } from '../service.ts'
import { loadBrief } from './load-brief.ts'
import { renderBrief } from './render-brief.ts'

/** B0–B4: the caller's own brief, or the page of an area they may read. */
export const readBrief = readService('brief.read', function* (scope, { area: path, open }) {
  const area = path === undefined ? null : areaByPath(scope, path, 'area')
  if (area !== null && !area.ok) return area
  if (area !== null && !mayReadArea(scope.gov, scope.caller.person, area.value)) {
    return refuse('not_permitted', 'This area is not open to you.', 'Ask one of its managers.', {
      path: 'area',
    })
  }
  const loaded = yield* loadBrief(scope, area?.value ?? null)
  const shown = yield* renderBrief(scope, loaded, writeBrief(loaded.input, open))
  const person = loaded.input.person
  return ok({
    person: personName(scope, person),
    name: person === null ? null : (scope.names.people.get(canonical(scope.gov, person)) ?? null),
    area: area === null ? null : areaName(scope, area.value),
    at: formatInstant(scope.at),
    since: formatInstant(loaded.since),
    atSeq: scope.atSeq,
    zoneData: scope.gov.zoneData.version,
    rules: scope.gov.rules,
    names: namesIn(scope, [...shown.headlines, ...shown.sections.flatMap(({ lines }) => lines)]),
    ...shown,
  })
})

/** The names of whom the lines show as owner or author, where they have one. */
function namesIn(
  scope: Scope,
  lines: readonly { owner: string | null; authors: readonly string[] }[],
): Record<string, string> {
  const shown = new Set(
    lines.flatMap(({ owner, authors }) => [...authors, ...(owner === null ? [] : [owner])]),
  )
  const named = [...scope.names.people].flatMap(([person, name]): [string, string][] => {
    const handle = scope.names.handles.get(person)
    return handle !== undefined && shown.has(handle) ? [[handle, name]] : []
  })
  return Object.fromEntries(named)
}
