import type { AreaId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { areaAt, personAt } from '../../domain/people/names.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Scope } from '../scope.ts'
import { type InputOf, readService } from '../service.ts'
import { entryView } from './entry-view.ts'
import { type VisibleFilter, visibleEntries } from './visible.ts'

type Input = InputOf<'record.list'>

export const listRecord = readService('record.list', function* (scope, input) {
  const filter = filterOf(scope, input)
  if (!filter.ok) return filter
  const { entries, more } = yield* visibleEntries(scope, filter.value)
  return ok({
    items: entries.map(entry => entryView(scope, entry)),
    next: more ? String(entries.at(-1)?.envelope.seq) : null,
    at: formatInstant(scope.at),
    atSeq: scope.atSeq,
  })
})

function filterOf(scope: Scope, input: Input): Outcome<VisibleFilter> {
  const area = input.area === undefined ? null : areaAt(scope.names, input.area)
  if (input.area !== undefined && area === null) {
    return refuse('unknown_area', `There is no area ${input.area}.`, 'List areas to find its path.', {
      path: 'area',
    })
  }
  const author = input.author === undefined ? null : personAt(scope.names, input.author)
  if (input.author !== undefined && author === null) {
    return refuse(
      'unknown_person',
      `There is nobody called ${input.author}.`,
      'List people to find their handle.',
      {
        path: 'author',
      },
    )
  }
  const cursor = input.cursor === undefined ? null : Number(input.cursor)
  if (cursor !== null && !Number.isSafeInteger(cursor)) {
    return refuse(
      'bad_cursor',
      'The cursor is not one this list gave out.',
      'Start again without a cursor.',
      {
        path: 'cursor',
      },
    )
  }
  const newestFirst = input.newestFirst ?? false
  const after = newestFirst ? input.after : (cursor ?? input.after)
  const before = newestFirst ? (cursor ?? input.before) : input.before
  return ok({
    limit: input.limit ?? 50,
    newestFirst,
    ...(after === undefined ? {} : { after }),
    ...(before === undefined ? {} : { before }),
    ...(input.kind === undefined ? {} : { kinds: input.kind.split(',').map(kind => kind.trim()) }),
    ...(area === null ? {} : { areas: withDescendants(scope.gov, [area as AreaId]) }),
    ...(input.subject === undefined ? {} : { subject: input.subject }),
    ...(author === null ? {} : { actors: aliases(scope.gov, canonical(scope.gov, author)) }),
  })
}
