import type { OnDraft } from '../../domain/brief/on.ts'
import { canonical } from '../../domain/people/gov.ts'
import { ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { namesByHandle } from '../items/names.ts'
import { areaName, personName } from '../items/render.ts'
import { isAreaOpen } from '../may-read.ts'
import { areaByPath } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type OutputOf, readService } from '../service.ts'
import { loadBrief } from './load-brief.ts'
import { renderBrief } from './render-brief.ts'

type Shown = Pick<OutputOf<'brief.read'>, 'headlines' | 'sections'>

/** B0–B4: the caller's own brief, or the page of an area they may read. */
export const readBrief = readService('brief.read', function* (scope, { area: path, open }) {
  const area = path === undefined ? null : areaByPath(scope, path, 'area')
  if (area !== null && !area.ok) return area
  if (area !== null && !isAreaOpen(scope, area.value)) {
    return refuse('not_permitted', 'This area is not open to you.', 'Ask one of its managers.', {
      path: 'area',
    })
  }
  const loaded = yield* loadBrief(scope, area?.value ?? null)
  const shown = yield* renderBrief(scope, loaded, open ?? [])
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
    names: namesByHandle(scope, spokenOf(scope, shown, loaded.on)),
    ...shown,
  })
})

/** Whom the page speaks of: owners and authors of its lines, and who is on or next. */
function spokenOf(scope: Scope, { headlines, sections }: Shown, on: readonly OnDraft[]) {
  const lines = [...headlines, ...sections.flatMap(({ lines: all }) => all)]
  const people = on.flatMap(({ now, next }) => [...now, ...(next === null ? [] : [next.person])])
  return [
    ...lines.flatMap(({ owner, authors }) => [...authors, owner]),
    ...people.map(person => personName(scope, person)),
  ]
}
