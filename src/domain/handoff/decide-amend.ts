import type { IdSource, ItemId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { audienceFor } from '../people/visibility.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import type { ResolvedHandoff, ResolvedItem } from './check-context.ts'
import type { HandoffTerms, HandoffWords, ItemWords, OfferTerms } from './kinds.ts'
import { covers } from './narrower.ts'
import type { HandoffState, ItemState } from './states.ts'
import { lineOf, namedIn, reasonsOf, type Told } from './told.ts'

export interface AmendCommand {
  readonly gov: Gov
  readonly handoff: HandoffState
  /** All lines of the handoff as they stand, in its order. */
  readonly items: ReadonlyMap<ItemId, ItemState>
  /** What these items say; none where it was erased. */
  readonly words: ReadonlyMap<ItemId, ItemWords>
  readonly resolved: ResolvedHandoff
  /** What the handoff itself says, as `handoff.published` or its last amendment; null where it was erased. */
  readonly said: HandoffWords['handoff.amended'] | null
  readonly told: Told
  readonly now: Instant
  readonly ids: IdSource
}

/**
 * H5: amending appends: lines of this handoff are amended, new ones published. Who it is offered to and the declared
 * absence stay as published; a line is never dropped silently but closed or withdrawn. A line that says what it said
 * stays untouched, or its holder would read "changed since you accepted" of something that did not.
 */
export function decideAmend(command: AmendCommand): Outcome<Draft[]> {
  const { handoff, items, resolved, ids } = command
  const moved = movedTime(handoff, resolved)
  if (moved !== null) return moved
  const said = new Set(resolved.items.map(({ carries }) => carries))
  const dropped = [...items.keys()].find(id => !said.has(id) && items.get(id)?.closed === null)
  if (dropped !== undefined) {
    return refuse(
      'line_left_out',
      `${dropped} is left out.`,
      `Keep it with ^${dropped}, or close or withdraw it.`,
      { path: 'items' },
    )
  }
  const foreign = resolved.items.find(({ carries }) => carries !== null && !items.has(carries))
  if (foreign !== undefined) {
    return refuse(
      'unknown_item',
      `${foreign.carries} is no line of ${handoff.id}.`,
      'Publish a new handoff to carry it forward.',
      {
        path: foreign.path,
      },
    )
  }
  const numbered = resolved.items.map(item => ({ item, id: item.carries ?? ids.numbered<ItemId>('I') }))
  const changed = numbered.filter(line => isChanged(command, line))
  const lines = changed.map(line => lineDraft(command, line))
  const whole = wholeDraft(command, numbered)
  // Where only lines changed that the handoff's entry does not name, its readers are told of nothing (P1).
  const quiet = changed.length > 0 && changed.every(({ item }) => command.told.lines.has(item.path))
  return ok(quiet && repeats(command, whole) ? lines : [draft(whole), ...lines])
}

/** V2: who is away until when stays as declared; a file that says otherwise would have no effect. */
function movedTime(handoff: HandoffState, { offlineAt, backAt, written, to }: ResolvedHandoff) {
  // To the minute, as a file writes it.
  const differ = (a: Instant | null, b: Instant | null) =>
    a === null || b === null ? a !== b : Math.floor(a / minuteMs) !== Math.floor(b / minuteMs)
  const says = {
    offline: written.offline !== undefined,
    back: written.back !== undefined || to.kind !== 'me',
  }
  const path =
    says.offline && differ(offlineAt, handoff.offlineAt)
      ? 'offline'
      : says.back && differ(backAt, handoff.backAt)
        ? 'back'
        : null
  if (path === null) return null
  return refuse(
    'absence_stays',
    'Amending a handoff does not move the absence it declared.',
    `Leave "${path}:" as published; be back, or declare yourself offline again, to change when you are away.`,
    { path },
  )
}

interface Numbered {
  readonly item: ResolvedItem
  readonly id: ItemId
}

/** Said anew, or to be read by others than before. */
function isChanged({ items, words, told, handoff }: AmendCommand, { item, id }: Numbered): boolean {
  const before = items.get(id)
  if (before === undefined || !saysTheSame(item, before, words.get(id))) return true
  return covers(handoff.audience, before.audience) === told.lines.has(item.path)
}

function lineDraft(command: AmendCommand, { item, id }: Numbered): Draft {
  const { gov, handoff, told, resolved, now } = command
  const { carries, terms } = item
  const people = [handoff.author, ...namedIn(handoff.to)]
  const unnamed = lineOf(told, resolved.items, item)
  const audience = audienceFor(gov, terms.area, [...people, ...terms.mentions])
  const about = { subject: id, area: terms.area, audience, words: { ...item.words, ...unnamed.words } }
  const what = { ...terms, item: id, handoff: handoff.id, ...unnamed.terms }
  if (carries !== null) return draft({ ...about, kind: 'item.amended', terms: what })
  const graceAt = Math.max(handoff.offlineAt, now) + gov.settings.graceMs
  const offer: OfferTerms | null =
    handoff.to.kind === 'me' || terms.kind === 'done'
      ? null
      : { handoff: handoff.id, to: handoff.to, graceAt }
  return draft({ ...about, kind: 'item.published', terms: { ...what, offer } })
}

function wholeDraft(command: AmendCommand, numbered: readonly Numbered[]): Draft<'handoff.amended'> {
  const { handoff, resolved, told } = command
  const { items, summary, ...facts } = resolved
  const said = new Set(items.map(({ carries }) => carries))
  const named = numbered.filter(({ item }) => !told.lines.has(item.path))
  const kept = {
    to: handoff.to,
    offlineAt: handoff.offlineAt,
    backAt: handoff.backAt,
    draftId: handoff.draftId,
    written: handoff.written,
  }
  return {
    kind: 'handoff.amended',
    subject: handoff.id,
    area: handoff.areas[0] ?? null,
    audience: handoff.audience,
    terms: {
      ...facts,
      ...kept,
      handoff: handoff.id,
      author: handoff.author,
      condition: told.condition,
      overrides: told.overrides,
      incomplete: told.incomplete,
      items: [...named.map(({ id }) => id), ...handoff.items.filter(id => !said.has(id))],
    },
    words: { summary, ...reasonsOf(told.reasons) },
  }
}

/** Whether an amendment says what the handoff says already. */
function repeats({ handoff, said }: AmendCommand, { terms, words }: Draft<'handoff.amended'>): boolean {
  const before = Object.fromEntries(
    Object.keys(terms).map(key => [key, key === 'handoff' ? handoff.id : handoff[key as keyof HandoffTerms]]),
  )
  return ordered({ ...before, words: said }) === ordered({ ...terms, words })
}

/** What only moves by other entries does not count: the owner, and how long somebody confirmed it to be true. */
function saysTheSame(line: ResolvedItem, item: ItemState | undefined, words: ItemWords | undefined): boolean {
  if (item === undefined || words === undefined) return false
  const validUntil = item.confirmed === null ? item.validUntil : line.terms.validUntil
  const { kind, area, condition, due, endsAt, has, unblocker, answerer, contingency, mentions, written } =
    item
  const said = {
    kind,
    area,
    condition,
    due,
    endsAt,
    has,
    unblocker,
    answerer,
    contingency,
    mentions,
    written,
  }
  const { owner: _owner, ...says } = line.terms
  const { overrideReasons: _reasons, ...text } = words
  return ordered({ ...said, validUntil, words: text }) === ordered({ ...says, words: line.words })
}

/** JSON with sorted keys and nothing undefined, so that equal values have equal texts. */
function ordered(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
