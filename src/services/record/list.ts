import type { AreaId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { areaAt, personAt } from '../../domain/people/names.ts'
import { withDescendants } from '../../domain/people/org-chart.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { seqAt } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { startOf } from '../availability/declare-span.ts'
import { parseWhen } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { loadStanding } from '../sealing/standing.ts'
import { type InputOf, readService } from '../service.ts'
import { entryView } from './entry-view.ts'
import { type VisibleFilter, visibleEntries } from './visible.ts'

type Input = InputOf<'record.list'>

export const listRecord = readService('record.list', function* (scope, input) {
  const filter = filterOf(scope, input)
  if (!filter.ok) return filter
  const between = yield* betweenInstants(scope, input)
  if (!between.ok) return between
  const { entries, more } = yield* visibleEntries(scope, narrowed(filter.value, between.value))
  const standing = yield* loadStanding(scope.org)
  return ok({
    items: entries.map(entry => entryView(scope, entry, standing)),
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

interface Between {
  readonly after: number
  readonly before: number
}

/** The record is in order of time, so instants are bounds on the number of an entry. */
function* betweenInstants(scope: Scope, input: Input): Script<Outcome<Between>> {
  const since = input.since === undefined ? ok(null) : startOf(scope, input.since)
  if (!since.ok) return atPath(since.refusal, 'since')
  const until = input.until === undefined ? ok(null) : parseWhen(scope, input.until, 'until')
  if (!until.ok) return until
  return ok({
    after: since.value === null ? 0 : yield* seqAt(scope.org, since.value.instant - 1),
    before:
      until.value === null ? Number.MAX_SAFE_INTEGER : (yield* seqAt(scope.org, until.value.instant - 1)) + 1,
  })
}

function atPath(refusal: Refusal, path: string) {
  return refuse(refusal.code, refusal.message, refusal.next, { path })
}

function narrowed(filter: VisibleFilter, { after, before }: Between): VisibleFilter {
  return {
    ...filter,
    after: Math.max(filter.after ?? 0, after),
    before: Math.min(filter.before ?? Number.MAX_SAFE_INTEGER, before),
  }
}
