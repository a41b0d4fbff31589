import type { BriefDraft, HeadlineDraft, LineDraft, SectionId } from '../../domain/brief/draft.ts'
import type { OnDraft } from '../../domain/brief/on.ts'
import type { MissingHandoff } from '../../domain/handoff/missing.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import { durationWords } from '../../domain/time/duration.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { listEntries, loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { areaName, erased, instantText, personName, renderText } from '../items/render.ts'
import type { Scope } from '../scope.ts'
import type { OutputOf } from '../service.ts'
import type { LoadedBrief } from './load-brief.ts'

type Output = OutputOf<'brief.read'>
type Line = Output['headlines'][number]
type Words = ReadonlyMap<string, unknown>

const titles: Record<SectionId, readonly [title: string, empty: string]> = {
  holds: ['Holds: do not touch', 'Nothing is on hold.'],
  yours: ['Yours now', 'Nothing is yours.'],
  offered: ['Offered to you', 'Nothing is offered to you.'],
  decisions: ['Decisions waiting', 'No authority map yet.'],
  questions: ['Questions for you', 'Nobody asks you anything.'],
  contingencies: ['Contingencies, as written', 'No contingency is declared. No authority map yet.'],
  authority: ['Authority you hold now', 'No authority map yet.'],
  changed: ['What changed', 'Nothing changed.'],
  on: ['Who is on, who is next', 'No team looks after these areas.'],
  stale: ['Gone stale', 'Nothing has gone stale.'],
}

/** The draft in words: names for ids, and the texts of what is shown only. */
export function* renderBrief(
  scope: Scope,
  { input, on, since, missing }: LoadedBrief,
  brief: BriefDraft,
): Script<Pick<Output, 'headlines' | 'sections'>> {
  const shown = brief.sections.flatMap(({ lines }) => lines).flatMap(({ words }) => words ?? [])
  const summaries = brief.headlines.flatMap(({ handoff }) => handoff?.words ?? [])
  const words: Words = yield* loadWords(scope.org, [...shown, ...summaries])
  const root = yield* rootEntry(scope)
  const headlines = brief.headlines.map(one =>
    headlineOf(scope, one, words, input.handoffs[0]?.published.entry ?? root),
  )
  const sections = brief.sections.map(({ id, lines, more }) => {
    const rendered =
      id === 'on'
        ? sameText(on.map(one => onLine(scope, one, root)))
        : lines.map(one => lineOf(scope, one, words))
    const [title, empty] = titles[id]
    const since_ = id === 'changed' ? `${title} since ${formatInstant(since)}` : title
    return { id, title: since_, lines: rendered, more, ...(rendered.length === 0 ? { empty } : {}) }
  })
  const absentWords = yield* loadWords(
    scope.org,
    missingItems(missing, input.items).map(item => item.words.entry),
  )
  const absent = missing.map(one => missingLine(scope, one, input.items, absentWords))
  return { headlines: [...headlines, ...absent], sections }
}

/** The organisation's first entry: what a line rests on that has no entry of its own. */
function* rootEntry(scope: Scope): Script<string> {
  const [first] = yield* listEntries(scope.org, { until: scope.atSeq, limit: 1 })
  return first?.envelope.id ?? ''
}

const none = {
  condition: null,
  area: null,
  owner: null,
  authors: [],
  validUntil: null,
  due: null,
  stale: false,
}

function headlineOf(scope: Scope, one: HeadlineDraft, words: Words, fallback: string): Line {
  const at = formatInstant(scope.at)
  if (one.area === null) {
    const text = `All is stable, by ${one.handoffs} ${one.handoffs === 1 ? 'handoff' : 'handoffs'}.`
    return { ...none, text, kind: 'headline', condition: 'stable', saidAt: at, cites: [fallback] }
  }
  const said = one.handoff?.published.at ?? Math.max(...one.items.map(({ words: { at: when } }) => when))
  const summary = one.handoff === null ? undefined : wordOf(words, one.handoff.words, 'summary')
  const holders = one.holders.map(person => personName(scope, person) ?? erased)
  const area = areaName(scope, one.area)
  const text = [
    `${area} is ${one.condition}`,
    ...(summary === undefined ? [] : [renderText(scope, summary)]),
    `said ${durationWords(scope.at - said)} ago`,
    holders.length === 0 ? 'nobody holds it' : `held by ${holders.join(', ')}`,
    ...(one.contingencies === 0 ? [] : [`contingencies: ${one.contingencies}`]),
  ].join(' · ')
  const cites = [
    ...(one.handoff === null ? [] : [one.handoff.words]),
    ...one.items.map(item => item.words.entry),
  ]
  return {
    ...none,
    text,
    kind: 'headline',
    condition: one.condition,
    area,
    owner: holders[0] ?? null,
    saidAt: formatInstant(said),
    cites,
  }
}

function missingItems(missing: readonly MissingHandoff[], all: readonly ItemState[]): ItemState[] {
  const wanted = new Set(missing.flatMap(one => one.items))
  return all.filter(({ id }) => wanted.has(id))
}

/** H12: what nobody handed over, as of when it was last said. */
function missingLine(scope: Scope, one: MissingHandoff, all: readonly ItemState[], words: Words): Line {
  const items = missingItems([one], all)
  const said = Math.max(...items.map(item => item.words.at))
  const who = personName(scope, one.person)
  const about = items.map(item => {
    const text = wordOf(words, item.words.entry, 'text')
    return `${item.id} ${text === undefined ? erased : renderText(scope, text)} (${item.condition}, as of ${formatInstant(item.words.at)})`
  })
  const text = `No handoff from ${who}, whose shift ended ${formatInstant(one.shiftEndedAt)}: ${about.join('; ')}`
  const cites = items.map(item => item.words.entry)
  return { ...none, text, kind: 'missing', owner: who, saidAt: formatInstant(said), cites }
}

function lineOf(scope: Scope, one: LineDraft, words: Words): Line {
  const next = one.words === null ? undefined : wordOf(words, one.words, 'next')
  const note = noteOf(one)
  return {
    text: textOf(scope, one, words),
    kind: one.kind,
    condition: one.condition,
    area: one.area === null ? null : areaName(scope, one.area),
    owner: personName(scope, one.owner),
    authors: one.authors.map(person => personName(scope, person) ?? erased),
    saidAt: formatInstant(one.saidAt),
    validUntil: instantText(one.validUntil),
    due: instantText(one.due),
    stale: one.stale,
    cites: [...one.cites],
    ...(one.item === null ? {} : { item: one.item.id }),
    ...(next === undefined ? {} : { next: renderText(scope, next) }),
    ...(one.fallenAt === null ? {} : { fallen: true }),
    ...(note === null ? {} : { note }),
    ...subjectOf(one),
  }
}

/** What an act on the line names: the handoff it is offered in, or the question it asks. */
function subjectOf({ kind, item, key }: LineDraft): { handoff?: string; question?: string } {
  if (kind === 'handoff') return { handoff: key }
  if (kind === 'question-asked') return { question: key }
  const offered = item === null || item.offer === null ? undefined : item.handoffs.at(-1)
  return offered === undefined ? {} : { handoff: offered }
}

function noteOf(one: LineDraft): string | null {
  const notes = [
    one.fallenAt === null ? null : `fell to you by default at ${formatInstant(one.fallenAt)}`,
    one.changedSinceAccepted ? 'changed since you accepted' : null,
    one.kind === 'contingency' ? 'as written; without effect until its type is declared' : null,
    one.kind === 'handoff' ? 'published on your behalf; confirm or correct' : null,
    one.kind === 'proposal' ? 'waits for your confirmation' : null,
  ].filter(note => note !== null)
  return notes.length === 0 ? null : notes.join(' · ')
}

function textOf(scope: Scope, one: LineDraft, words: Words): string {
  const fields = ['text', 'summary', 'title', 'readBack', 'reason', 'outcome', 'name'] as const
  const said =
    one.words === null
      ? undefined
      : fields.map(field => wordOf(words, one.words ?? '', field)).find(text => text !== undefined)
  const text = said === undefined ? null : renderText(scope, said)
  if (one.change === undefined) return text ?? (one.kind === 'proposal' ? 'A command of your agent' : erased)
  const what = `${one.change.subject} ${(one.change.kind.split('.')[1] ?? '').replace('-', ' ')}`
  const about = one.change.kind.startsWith('area.') ? `Area ${one.change.kind.slice(5)}` : what
  return text === null ? about : `${about}: ${text}`
}

function onLine(scope: Scope, one: OnDraft, root: string): Line {
  const now = one.now.map(person => personName(scope, person)).join(', ')
  const next =
    one.next === null
      ? 'nobody within 72 h'
      : one.next.from <= scope.at
        ? `${personName(scope, one.next.person)}, on now`
        : `${personName(scope, one.next.person)} from ${formatInstant(one.next.from)}`
  const gaps = one.holes
    .map(({ from, until }) => `${formatInstant(from)} to ${formatInstant(until)}`)
    .join(', ')
  const hole = one.undeclared
    ? '; hours not declared'
    : gaps === ''
      ? ''
      : `; nobody of the team reachable ${gaps}`
  const proposed = one.proposed ? '; rests on hours proposed, not confirmed' : ''
  const text = `On: ${now === '' ? 'nobody' : now}; next: ${next}${hole}${proposed}`
  return {
    ...none,
    text,
    kind: 'on',
    area: areaName(scope, one.area),
    saidAt: formatInstant(scope.at),
    cites: [root],
  }
}

/** Areas for which the same holds share one line. */
function sameText(lines: readonly Line[]): Line[] {
  const byText = new Map<string, Line>()
  for (const line of lines) {
    const first = byText.get(line.text)
    byText.set(line.text, first === undefined ? line : { ...first, area: `${first.area}, ${line.area}` })
  }
  return [...byText.values()]
}

function wordOf(words: Words, entry: string, field: string): string | undefined {
  const found = (words.get(entry) as Record<string, unknown> | undefined)?.[field]
  return typeof found === 'string' ? found : undefined
}
