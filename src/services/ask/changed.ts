import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { type Told, told } from '../../domain/ask/told.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { aliases, canonical } from '../../domain/people/gov.ts'
import { areasOfTeam, withDescendants } from '../../domain/people/org-chart.ts'
import type { Entry } from '../../domain/record/entry.ts'
import { dayMs, type Instant } from '../../domain/time/instant.ts'
import { loadEntries, seqAt } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { changeKinds } from '../brief/load-changes.ts'
import { readableEntries, visibleEntries } from '../record/visible.ts'
import { pathOfArea, teamNameOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { candidatesOf } from './candidates.ts'
import { changeText } from './change-text.ts'
import { handedOverReply } from './handed-over.ts'
import { allNamed, areaNamed, notOpen, personNamed } from './named.ts'
import { answered, refused, sentence } from './reply.ts'
import { saidOf } from './said-of.ts'

interface Asking {
  readonly areas: readonly AreaId[] | null
  readonly person: PersonId | null
  readonly name: Told
  readonly area: AreaId | null
  readonly from: Instant
  readonly until: Instant
}

const mostTold = 10

/** What changed: entries about an area or by a person in a span, the newest first; imported ones by when they were said. */
export function* changedReply(scope: Scope, asked: Asked): Script<Replied> {
  if (asked.want === 'handed-over' || asked.want === 'received') return yield* handedOverReply(scope, asked)
  if (asked.rest.length > 0 || allNamed(asked, 'id').length + allNamed(asked, 'ref').length > 0)
    return yield* saidOf(scope, asked)
  const asking = askingOf(scope, asked)
  if ('reply' in asking) return asking
  const closed = notOpen(scope, asking.area)
  if (closed !== null) return closed
  const { found, more } = yield* changesIn(scope, asking)
  if (found.length === 0) {
    return refused(
      'no_record',
      told`Nothing is recorded for ${asking.name} from ${{ at: asking.from }} to ${{ at: asking.until }}.`,
      'Ask about a longer time, or about the area above.',
      { area: asking.area },
    )
  }
  const sentences = found.map((entry): Sentence => {
    const { envelope } = entry
    const at = envelope.saidAt ?? envelope.at
    return sentence(told`${{ at }}: ${changeText(scope, entry)}`, [envelope.id], at)
  })
  return answered(more ? withMore(sentences) : sentences, { area: asking.area })
}

function withMore(sentences: readonly Sentence[]): Sentence[] {
  const last = sentences.at(-1)
  return last === undefined
    ? []
    : [...sentences.slice(0, -1), { ...last, text: told`${last.text} And more before that.` }]
}

/** Without a time: since a week ago; with a day: on that day; with *since*: from there on. */
function askingOf(scope: Scope, asked: Asked): Asking | Replied {
  const { time } = asked
  const from = time?.span.from ?? scope.at - 7 * dayMs
  const until =
    time === null || time.since || time.exact ? scope.at + 1 : Math.min(time.span.until, scope.at + 1)
  if (from > scope.at)
    return refused(
      'no_record',
      'Nothing is recorded of what has not happened yet.',
      'Ask what is open, or due.',
    )
  const span = { from, until }
  const { area, unclear } = areaNamed(scope, asked)
  if (unclear !== null) return unclear
  const { person, unclear: which } = personNamed(scope, asked)
  if (which !== null) return which
  const named = allNamed(asked, 'person').length > 0 ? person : null
  if (area !== null)
    return {
      ...span,
      areas: withDescendants(scope.gov, [area]),
      person: named,
      name: [pathOfArea(scope, area)],
      area,
    }
  const [team] = allNamed(asked, 'team')
  if (team !== undefined) {
    const own = areasOfTeam(scope.gov, team.team)
    return {
      ...span,
      areas: withDescendants(scope.gov, own),
      person: named,
      name: [teamNameOf(scope, team.team)],
      area: own[0] ?? null,
    }
  }
  const name: Told = named === null ? ['the organisation'] : [{ person: named }]
  return { ...span, areas: null, person: named, name, area: null }
}

function* changesIn(scope: Scope, asking: Asking): Script<{ found: Entry[]; more: boolean }> {
  const { areas, person, from, until } = asking
  const recorded = yield* visibleEntries(scope, {
    kinds: changeKinds.filter(kind => !imported.has(kind)),
    since: from,
    before: (yield* seqAt(scope.org, until - 1)) + 1,
    newestFirst: true,
    limit: mostTold,
    ...(areas === null ? {} : { areas }),
    ...(person === null ? {} : { actors: aliases(scope.gov, person) }),
  })
  const all = [...recorded.entries, ...(yield* importedIn(scope, asking))].sort(
    (a, b) => saidAt(b) - saidAt(a),
  )
  return { found: all.slice(0, mostTold), more: all.length > mostTold || recorded.more }
}

const imported: ReadonlySet<string> = new Set(['handoff.imported'])

function saidAt({ envelope }: Entry): Instant {
  return envelope.saidAt ?? envelope.at
}

/** Reports and decisions of other tools, by when they were said there. */
function* importedIn(scope: Scope, { areas, person, from, until }: Asking): Script<Entry[]> {
  const here = areas === null ? null : new Set(areas)
  const told = (yield* candidatesOf(
    scope,
    ['report', 'imported-decision'],
    areas === null ? {} : { areas },
  )).filter(({ state, area }) => {
    if (state.is !== 'report' && state.is !== 'imported-decision') return false
    const by = state.is === 'report' ? [state.author] : state.authors
    const at = state.saidAt
    return (
      at !== null &&
      at >= from &&
      at < until &&
      (here === null || (area !== null && here.has(area))) &&
      (person === null || by.some(one => one !== null && canonical(scope.gov, one) === person))
    )
  })
  return yield* readableEntries(
    scope,
    yield* loadEntries(
      scope.org,
      told.map(({ entry }) => entry),
      scope.atSeq,
    ),
  )
}
