import type { BriefDraft, HeadlineDraft, LineDraft, SectionId } from '../../domain/brief/draft.ts'
import { folded, nearLines } from '../../domain/brief/fold.ts'
import { writeHeadlines } from '../../domain/brief/headlines.ts'
import { lastSaid } from '../../domain/brief/last-said.ts'
import { foldBrief, sectionLines } from '../../domain/brief/write-brief.ts'
import type { MissingHandoff } from '../../domain/handoff/missing.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import type { AreaId } from '../../domain/ids.ts'
import { durationWords } from '../../domain/time/duration.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { loadWords } from '../../storage/entries.ts'
import type { Script } from '../../storage/sql.ts'
import { areaName, erased, instantText, personName, renderText } from '../items/render.ts'
import type { Scope } from '../scope.ts'
import type { OutputOf } from '../service.ts'
import type { LoadedBrief } from './load-brief.ts'
import { authorityChange, contingencyNote, decisionNote, gapLines, holdingText } from './render-authority.ts'
import { onSection } from './render-on.ts'

type Output = OutputOf<'brief.read'>
type Line = Output['headlines'][number]
type Words = ReadonlyMap<string, unknown>

const titles: Record<SectionId, readonly [title: string, empty: string]> = {
  holds: ['Holds: do not touch', 'Nothing is on hold.'],
  yours: ['Yours now', 'Nothing is yours.'],
  offered: ['Offered to you', 'Nothing is offered to you.'],
  decisions: ['Decisions waiting', 'No decision waits for you.'],
  questions: ['Questions for you', 'Nobody asks you anything.'],
  contingencies: ['Contingencies in force', 'No contingency is in force.'],
  authority: ['Authority you hold now', 'The map names you nowhere.'],
  changed: ['What changed', 'Nothing changed.'],
  on: ['Who is on, who is next', 'No team looks after these areas.'],
  stale: ['Gone stale', 'Nothing has gone stale.'],
}

/** How many lines of a section are read before it is folded. */
const firstWidth = 21

/** The brief in words: names for ids, and the texts of what it may show only, each read once. */
export function* renderBrief(
  scope: Scope,
  loaded: LoadedBrief,
  open: readonly SectionId[],
): Script<Pick<Output, 'headlines' | 'sections'>> {
  const { input, since, sinceProposed, missing, root } = loaded
  const { brief, words } = yield* written(scope, loaded, open)
  const headlines = brief.headlines.map(one => headlineOf(scope, one, words, root))
  const absent = missing.map(one => missingLine(scope, one, input.items, words))
  const sections = brief.sections.map(({ id, lines, more }) => {
    const found =
      id === 'on'
        ? onWithGaps(scope, loaded, open.includes(id))
        : { lines: lines.map(one => lineOf(scope, one, words)), more }
    const shown = found.lines.length
    const [title, empty] = titles[id]
    const since_ = id === 'changed' ? `${title} since ${formatInstant(since)}` : title
    const rests = id === 'changed' && sinceProposed
    return {
      id,
      title: rests ? `${since_}, by hours proposed, not confirmed` : since_,
      ...found,
      shown,
      ...(rests ? { proposed: true } : {}),
      ...(shown === 0 ? { empty } : {}),
    }
  })
  return { headlines: [...headlines, ...absent], sections }
}

/** Gaps of decisions stand with who is on, after it. */
function onWithGaps(scope: Scope, loaded: LoadedBrief, open: boolean) {
  const { lines, more } = onSection(scope, loaded, open, loaded.root)
  const gaps = gapLines(scope, loaded.gaps, loaded.root)
  const shown = open ? gaps : gaps.slice(0, folded)
  return { lines: [...lines, ...shown], more: more + gaps.length - shown.length }
}

/** B3: reads the words of the first lines of each section; of more only where merging leaves fewer than it shows. */
function* written(
  scope: Scope,
  { input, missing }: LoadedBrief,
  open: readonly SectionId[],
): Script<{ brief: BriefDraft; words: Words }> {
  const sections = sectionLines(input)
  const headlines = writeHeadlines(input)
  const words = new Map<string, unknown>()
  const refsOf = (entry: string) => (words.get(entry) as { refs?: string[] } | undefined)?.refs ?? []
  const asked = new Set<string>()
  for (let width = firstWidth; ; width *= 4) {
    const near = sections.map(section => nearLines(section, open.includes(section.id), width))
    const wanted = [
      ...near.flatMap(({ lines }) => lines).flatMap(({ words: entry }) => entry ?? []),
      ...headlines.flatMap(({ handoff }) => handoff?.words ?? []),
      ...missingItems(missing, input.items).map(item => item.words.entry),
    ].filter(entry => !asked.has(entry))
    for (const [entry, said] of yield* loadWords(scope.org, wanted)) words.set(entry, said)
    for (const entry of wanted) asked.add(entry)
    const brief = foldBrief(near, headlines, refsOf)
    if (brief !== null) return { brief, words }
  }
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

function headlineOf(scope: Scope, one: HeadlineDraft, words: Words, root: string): Line {
  const at = formatInstant(scope.at)
  if (one.area === null) {
    const by = one.handoffs === 1 ? '1 handoff' : `${one.handoffs} handoffs`
    const text = one.handoffs === 0 ? 'All is stable; nothing is handed over.' : `All is stable, by ${by}.`
    const cites = one.cites.length === 0 ? [root] : [...one.cites]
    return { ...none, text, kind: 'headline', condition: 'stable', saidAt: at, cites }
  }
  const said = one.saidAt ?? scope.at
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
  return {
    ...none,
    text,
    kind: 'headline',
    condition: one.condition,
    area,
    owner: holders[0] ?? null,
    saidAt: formatInstant(said),
    cites: [...one.cites],
  }
}

function missingItems(missing: readonly MissingHandoff[], all: readonly ItemState[]): ItemState[] {
  const wanted = new Set(missing.flatMap(one => one.items))
  return all.filter(({ id }) => wanted.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** H12: what nobody handed over, as of when it was last said. */
function missingLine(scope: Scope, one: MissingHandoff, all: readonly ItemState[], words: Words): Line {
  const items = missingItems([one], all)
  const said = Math.max(...items.map(item => lastSaid(item).at))
  const who = personName(scope, one.person)
  const about = items.map(item => {
    const text = wordOf(words, item.words.entry, 'text')
    return `${item.id} ${text === undefined ? erased : renderText(scope, text)} (${item.condition}, as of ${formatInstant(lastSaid(item).at)})`
  })
  const text = `No handoff from ${who}, whose shift ended ${formatInstant(one.shiftEndedAt)}: ${about.join('; ')}${one.proposed ? ' · rests on hours proposed, not confirmed' : ''}`
  const cites = [...new Set(items.flatMap(item => lastSaid(item).entries))]
  const rests = one.proposed ? { proposed: true } : {}
  return { ...none, text, kind: 'missing', owner: who, saidAt: formatInstant(said), cites, ...rests }
}

function lineOf(scope: Scope, one: LineDraft, words: Words): Line {
  const next = one.words === null ? undefined : wordOf(words, one.words, 'next')
  const note = noteOf(scope, one)
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
    ...actsOf(one, words),
  }
}

/** What acts on a line name: the handoff it is offered in, the question it asks, the references it links to. */
function actsOf(
  one: LineDraft,
  words: Words,
): Partial<Pick<Line, 'handoff' | 'question' | 'decision' | 'standing' | 'refs' | 'mayAccept' | 'proposed'>> {
  const { kind, item, key } = one
  if (kind === 'decision') return { decision: key }
  if (kind === 'handoff') return { handoff: key }
  if (kind === 'question-asked') return { question: key }
  if (kind === 'standing') return { standing: key }
  if (item === null) return {}
  const { offer, handoffs } = item
  const offered = offer === null ? undefined : (offer.handoff ?? handoffs.at(-1))
  const said = one.words === null ? undefined : (words.get(one.words) as { refs?: string[] } | undefined)
  return {
    refs: said?.refs ?? [],
    ...(offered === undefined ? {} : { handoff: offered }),
    ...(one.mayAccept ? { mayAccept: true } : {}),
    ...(one.proposed ? { proposed: true } : {}),
  }
}

function noteOf(scope: Scope, one: LineDraft): string | null {
  const notes = [
    one.fallenAt === null ? null : `fell to you by default at ${formatInstant(one.fallenAt)}`,
    one.changedSinceAccepted ? 'changed since you accepted' : null,
    one.proposed ? 'rests on hours proposed, not confirmed' : null,
    one.kind === 'contingency' ? contingencyNote(scope, one) : null,
    one.waiting === undefined ? null : decisionNote(one.waiting),
    one.kind === 'handoff' ? 'published on your behalf; confirm or correct' : null,
    one.kind === 'proposal' ? 'waits for your confirmation' : null,
    one.kind === 'standing' ? 'asked again and again; keep an answer for the next who asks' : null,
  ].filter(note => note !== null)
  return notes.length === 0 ? null : notes.join(' · ')
}

function textOf(scope: Scope, one: LineDraft, words: Words): string {
  if (one.holding !== undefined) return holdingText(scope, one.holding)
  const fields = ['text', 'summary', 'title', 'readBack', 'reason', 'outcome', 'question', 'name'] as const
  const said =
    one.words === null
      ? undefined
      : fields.map(field => wordOf(words, one.words ?? '', field)).find(text => text !== undefined)
  const text = said === undefined ? null : renderText(scope, said)
  if (one.change === undefined) return text ?? (one.kind === 'proposal' ? 'A command of your agent' : erased)
  const authority = authorityChange(one.change)
  if (authority !== null) return text === null ? authority : `${authority}: ${text}`
  const what = `${one.change.subject} ${(one.change.kind.split('.')[1] ?? '').replace('-', ' ')}`
  if (one.change.kind.startsWith('area.'))
    return areaChange(areaName(scope, one.change.subject as AreaId), one.change.kind.slice(5), text)
  return text === null ? what : `${what}: ${text}`
}

/** `Area payments/ledger added: Ledger`, without a name that only repeats its path. */
function areaChange(path: string, what: string, name: string | null): string {
  const about = `Area ${path} ${what}`
  return name === null || name === path ? about : `${about}: ${name}`
}

function wordOf(words: Words, entry: string, field: string): string | undefined {
  const found = (words.get(entry) as Record<string, unknown> | undefined)?.[field]
  return typeof found === 'string' ? found : undefined
}
