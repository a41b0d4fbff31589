import type { WrittenTime } from '../availability/kinds.ts'
import type { AreaId, ItemId, PersonId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { CheckContext, OpenItem, ResolvedItem } from './check-context.ts'
import { checkHeld, resolveContingency } from './check-contingency.ts'
import type { Findings } from './check-findings.ts'
import { shown } from './check-target.ts'
import { Texts } from './check-texts.ts'
import type { ItemDocument } from './document.ts'
import type { Condition, ItemTerms, ItemWords } from './kinds.ts'
import type { StoredText } from './mentions-store.ts'

/** What an item takes from its handoff. */
export interface HandoffFacts {
  readonly area: AreaId | null
  readonly offlineAt: Instant
}

type Fixed = { readonly instant: Instant; readonly written: WrittenTime }
type StoredTexts = Readonly<Record<'text' | 'next' | 'why' | 'tried' | 'unblocker', StoredText | null>>

/** H2: one item with its people, area and instants; null where it has no area to stand in. */
export function resolveItem(
  item: ItemDocument,
  path: string,
  handoff: HandoffFacts,
  context: CheckContext,
  findings: Findings,
): ResolvedItem | null {
  const carried = carriedItem(item, path, context, findings)
  const texts = new Texts(context, findings, path, needle => findings.within(item.line ?? null, needle))
  const stored = storeTexts(item, texts)
  for (const field of ['may', 'limit', 'by'] as const) texts.secrets(field, item[field] ?? '')
  const due = fixedTime(item, 'due', path, context, findings)
  const until = fixedTime(item, 'until', path, context, findings)
  checkEnd(item, until, path, handoff, findings)
  const owner = resolveOwner(item, carried, path, context, findings)
  const contingency = resolveContingency(item, path, context, findings)
  const area = stored.text?.areas[0] ?? carried?.area ?? handoff.area
  if (area === null || area === undefined) return null
  if (contingency !== null && until !== null)
    checkHeld(
      item,
      contingency,
      { area, from: handoff.offlineAt, until: until.instant },
      path,
      context,
      findings,
    )
  const condition = item.condition ?? usualCondition(item, carried)
  return {
    path,
    carries: carried === null ? null : (item.carries as ItemId),
    terms: {
      kind: item.kind,
      area,
      owner,
      condition,
      ...timesOf(item, due, until),
      has: hasOf(item),
      unblocker: stored.unblocker?.mentions[0] ?? null,
      answerer: item.kind === 'question' ? (stored.text?.mentions[0] ?? null) : null,
      contingency,
      mentions: texts.mentions,
    },
    words: wordsOf(stored, texts.refs),
  }
}

/** `until:` ends a hold or contingency, and says how long anything else is valid (H9). */
function timesOf(
  { kind }: ItemDocument,
  due: Fixed | null,
  until: Fixed | null,
): Pick<ItemTerms, 'due' | 'validUntil' | 'endsAt' | 'written'> {
  const ends = kind === 'hold' || kind === 'contingency'
  const written = { ...(due && { due: due.written }), ...(until && { until: until.written }) }
  return {
    due: due?.instant ?? null,
    validUntil: ends ? null : (until?.instant ?? null),
    endsAt: ends ? (until?.instant ?? null) : null,
    ...((due !== null || until !== null) && { written }),
  }
}

function hasOf({ next, tried, why, unblocker }: ItemDocument): ItemTerms['has'] {
  return { next: next !== null, tried: tried !== null, why: why !== null, unblocker: unblocker !== null }
}

/**
 * Stable unless said otherwise, and fragile for a blocker. Silence about a carried item changes nothing: it stays in the
 * condition it was last said to be in, so that an unstable one never turns stable by being left unassessed.
 */
function usualCondition(item: ItemDocument, carried: OpenItem | null): Condition {
  if (item.kind === 'done') return 'stable'
  return carried?.condition ?? (item.kind === 'blocker' ? 'fragile' : 'stable')
}

function storeTexts(item: ItemDocument, texts: Texts): StoredTexts {
  const store = (field: keyof StoredTexts) => (item[field] === null ? null : texts.store(field, item[field]))
  return {
    text: store('text'),
    next: store('next'),
    why: store('why'),
    tried: store('tried'),
    unblocker: store('unblocker'),
  }
}

function wordsOf(stored: StoredTexts, refs: readonly string[]): ItemWords {
  return {
    text: stored.text?.text ?? '',
    ...(stored.next && { next: stored.next.text }),
    ...(stored.why && { why: stored.why.text }),
    ...(stored.tried && { tried: stored.tried.text }),
    ...(stored.unblocker && { unblocker: stored.unblocker.text }),
    refs,
  }
}

/** H8: only an open item can be carried forward. */
function carriedItem(
  item: ItemDocument,
  path: string,
  context: CheckContext,
  findings: Findings,
): OpenItem | null {
  if (item.carries === null) return null
  const open = context.openItem(item.carries as ItemId)
  if (open !== null) return open
  const name = shown(item.carries)
  if (context.isClosed?.(item.carries as ItemId) === true) {
    const message = `${name} is closed: leave its line out, or reopen it first.`
    const place = findings.within(item.line ?? null, `^${item.carries}`)
    findings.error('item_closed', `${path}.carries`, message, place)
    return null
  }
  const message = `${name} is not an open item: correct the number, or leave ^${name} out to open a new one.`
  findings.error(
    'unknown_item',
    `${path}.carries`,
    message,
    findings.within(item.line ?? null, `^${item.carries}`),
  )
  return null
}

/** H2: the author, or whoever already owns the carried item; responsibility moves by acceptance only. */
function resolveOwner(
  item: ItemDocument,
  carried: OpenItem | null,
  path: string,
  context: CheckContext,
  findings: Findings,
): PersonId | null {
  const usual = carried === null ? context.author : carried.owner
  if (item.owner === null) return usual
  const handle = item.owner.replace(/^@/, '')
  const place = findings.value(item.line ?? null, 'owner', item.owner)
  const owner = handle.toLowerCase() === 'me' ? context.author : context.personByHandle(handle)
  if (owner === null) {
    const message = `Nobody here is called ${shown(item.owner)}: correct the handle, or leave "owner:" out.`
    findings.error('unknown_person', `${path}.owner`, message, place)
  } else if (owner !== context.author && owner !== carried?.owner) {
    const message = `${shown(item.owner)} has not accepted this: leave "owner:" out and offer it with "to:" instead.`
    findings.error('owner_not_accepted', `${path}.owner`, message, place)
  }
  return owner
}

/** T4: an instant fixed as it was written; a date alone is the end of that day. */
function fixedTime(
  item: ItemDocument,
  field: 'due' | 'until',
  path: string,
  context: CheckContext,
  findings: Findings,
): Fixed | null {
  const text = item[field]
  if (text === null) return null
  const time = context.parseLocal(text)
  if (!time.ok) {
    findings.refusal(time.refusal, `${path}.${field}`, findings.value(item.line ?? null, field, text))
    return null
  }
  const { instant, local, zone, offsetMinutes } = time.value
  return { instant, written: { local, zone, offsetMinutes } }
}

/** H2: a hold and a contingency say until when, and it is after the author has left: else they would have no effect. */
function checkEnd(
  item: ItemDocument,
  until: Fixed | null,
  path: string,
  handoff: HandoffFacts,
  findings: Findings,
): void {
  if (item.kind !== 'hold' && item.kind !== 'contingency') return
  const what = item.kind === 'hold' ? 'hold' : 'contingency'
  const line = item.line ?? null
  if (item.until === null) {
    const message = `Say until when this ${what} lasts, with "until: 2026-11-21T06:00Z" or a date.`
    findings.error(`${what}_without_end`, `${path}.until`, message, { line })
  } else if (until !== null && until.instant <= handoff.offlineAt) {
    const message = `This ${what} ends before you are offline, so nobody would meet it: give it a later "until:".`
    findings.error(`${what}_without_end`, `${path}.until`, message, findings.value(line, 'until', item.until))
  }
}
