import type { WrittenTime } from '../availability/kinds.ts'
import type { AreaId, ItemId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { CheckContext, PlacedFinding, ResolvedHandoff, ResolvedItem } from './check-context.ts'
import { Findings } from './check-findings.ts'
import { resolveItem } from './check-item.ts'
import { parseTarget, shown } from './check-target.ts'
import { Texts } from './check-texts.ts'
import { warnItem, warnLeftOut, warnMissing, warnUnattended } from './check-warnings.ts'
import type { FormatError, HandoffDocument, ItemDocument } from './document.ts'
import { type Condition, conditions, type Target } from './kinds.ts'
import { parseHandoff } from './markdown.ts'
import { isBlank, normaliseDocument } from './print.ts'

export interface CheckResult {
  readonly findings: readonly PlacedFinding[]
  /** Null while there are errors. */
  readonly resolved: ResolvedHandoff | null
}

/** H3: the completeness check of a handoff file, with what it resolves to. */
export function checkMarkdown(
  source: string,
  context: CheckContext,
): CheckResult & { readonly document: HandoffDocument } {
  const { document, errors } = parseHandoff(source)
  return { document, ...resolveHandoff(document, { ...context, source }, errors) }
}

/** H3: the completeness check alone. */
export function checkHandoff(
  document: HandoffDocument,
  context: CheckContext,
  formatErrors: readonly FormatError[] = [],
): readonly PlacedFinding[] {
  return resolveHandoff(document, context, formatErrors).findings
}

/** H2, H3: resolves every name, path and time of a handoff, and says what is malformed, without effect or incomplete. */
export function resolveHandoff(
  document: HandoffDocument,
  context: CheckContext,
  formatErrors: readonly FormatError[] = [],
): CheckResult {
  const findings = new Findings(context.source)
  findings.format(formatErrors)
  const handoff = withLines(normaliseDocument(document), document)
  const times = resolveTimes(handoff, context, findings)
  const to = resolveTo(handoff, context, findings)
  const areas = resolveAreas(handoff, context, findings)
  const summary = new Texts(context, findings, '', needle => findings.summary(needle)).store(
    'summary',
    handoff.summary,
  )
  const facts = { area: areas[0] ?? null, offlineAt: times.offlineAt }
  const items: { item: ItemDocument; resolved: ResolvedItem }[] = []
  for (const [index, item] of handoff.items.entries()) {
    if (isBlank(item)) continue
    const path = `items[${index}]`
    checkText(item, path, formatErrors, findings)
    const resolved = resolveItem(item, path, facts, context, findings)
    warnItem(item, resolved, path, context, findings)
    if (resolved !== null) items.push({ item, resolved })
  }
  checkNone(handoff, findings)
  warnUnattended(items, to, times.offlineAt, context, findings)
  warnLeftOut(carriedOnce(items, findings), context, findings)
  warnMissing(handoff, to, findings)
  const { list } = findings
  if (list.some(({ level }) => level === 'error')) return { findings: list, resolved: null }
  const { draftId, template, none } = handoff
  const resolved = items.map(entry => entry.resolved)
  const condition = worst(resolved.map(({ terms }) => terms.condition))
  return {
    findings: list,
    resolved: {
      ...times,
      to,
      areas,
      summary: summary.text,
      condition,
      items: resolved,
      draftId,
      template,
      none,
    },
  }
}

/** H1: a handoff's condition is the worst of its items'. */
export function worst(said: readonly Condition[]): Condition {
  return conditions.findLast(condition => said.includes(condition)) ?? 'stable'
}

/** Normalising forgets the lines; findings want them back. */
function withLines(handoff: HandoffDocument, document: HandoffDocument): HandoffDocument {
  const items = handoff.items.map((item, index) => {
    const line = document.items[index]?.line
    return line === undefined ? item : { ...item, line }
  })
  return { ...handoff, items }
}

type Times = Pick<ResolvedHandoff, 'offlineAt' | 'backAt' | 'written'>

/** V2: offline now or at a time, and back at a later one or never. */
function resolveTimes(handoff: HandoffDocument, context: CheckContext, findings: Findings): Times {
  const offline = handoff.offline === null ? null : fixed('offline', handoff.offline, context, findings)
  const offlineAt = offline?.instant ?? context.now
  const never = handoff.back?.toLowerCase() === 'never'
  const back = handoff.back === null || never ? null : fixed('back', handoff.back, context, findings)
  if (handoff.back === null) {
    const message = 'Say when you are back, with "back: 2026-11-23T09:00", or "back: never".'
    findings.error('no_return', 'back', message, { line: null })
  }
  if (back !== null && back.instant <= offlineAt) {
    const message = 'You are back before you are offline: correct "back:" or "offline:".'
    findings.error('back_before_offline', 'back', message, findings.front('back'))
  } else if (back !== null || never) {
    checkCover(offlineAt, back?.instant ?? Number.POSITIVE_INFINITY, context, findings)
  }
  const written = { ...(offline && { offline: offline.written }), ...(back && { back: back.written }) }
  return { offlineAt, backAt: back?.instant ?? null, written }
}

function fixed(
  key: 'offline' | 'back',
  text: string,
  context: CheckContext,
  findings: Findings,
): { readonly instant: Instant; readonly written: WrittenTime } | null {
  const time = context.parseLocal(text)
  if (!time.ok) {
    findings.refusal(time.refusal, key, findings.front(key))
    return null
  }
  const { instant, local, zone, offsetMinutes } = time.value
  return { instant, written: { local, zone, offsetMinutes } }
}

/** V2: an absence over one's own cover is refused with both readings offered. */
function checkCover(from: Instant, until: Instant, context: CheckContext, findings: Findings): void {
  for (const cover of context.authorCover) {
    if (cover.from >= until || cover.until <= from) continue
    const [starts, ends] = [context.formatLocal(cover.from), context.formatLocal(cover.until)]
    const covering = cover.from > from ? `"back: ${starts}"` : `"offline: ${ends}"`
    const message = `You cover from ${starts} to ${ends}: write ${covering} if you will, or end that cover first if you will be away.`
    const key = cover.from > from ? 'back' : 'offline'
    findings.error('offline_over_cover', key, message, findings.front(key))
  }
}

function resolveTo(handoff: HandoffDocument, context: CheckContext, findings: Findings): Target {
  if (handoff.to === null) return { kind: 'on-next' }
  const target = parseTarget(handoff.to, context)
  if (target.ok) return target.value
  findings.refusal(target.refusal, 'to', findings.front('to'))
  return { kind: 'on-next' }
}

function resolveAreas(handoff: HandoffDocument, context: CheckContext, findings: Findings): AreaId[] {
  if (handoff.areas.length === 0) {
    if (context.defaultArea !== null) return [context.defaultArea]
    const message = 'Say which area this is about, with "area: payments".'
    findings.error('unknown_area', 'area', message, { line: null })
  }
  const areas: AreaId[] = []
  for (const path of handoff.areas) {
    const area = context.areaByPath(path)
    if (area === null) {
      const message = `There is no area ${shown(path)}: correct the path after "area:".`
      findings.error('unknown_area', 'area', message, findings.front('area'))
    } else if (!areas.includes(area)) areas.push(area)
  }
  return areas
}

function checkText(
  item: ItemDocument,
  path: string,
  reported: readonly FormatError[],
  findings: Findings,
): void {
  if (item.text !== '' || reported.some(({ line }) => line === item.line)) return
  findings.error('malformed', `${path}.text`, 'Say what this item is about before its keys.', {
    line: item.line ?? null,
  })
}

/** "None" and an item of the same kind contradict each other. */
function checkNone(handoff: HandoffDocument, findings: Findings): void {
  for (const kind of handoff.none) {
    const item = handoff.items.find(said => said.kind === kind && !isBlank(said))
    if (item === undefined) continue
    const message = 'This section says "none" and has a line too: take one of them out.'
    findings.error('malformed', 'none', message, { line: item.line ?? null })
  }
}

/** The items carried forward; one handoff says each of them once (H8). */
function carriedOnce(
  items: readonly { readonly item: ItemDocument; readonly resolved: ResolvedItem }[],
  findings: Findings,
): Set<ItemId> {
  const carried = new Set<ItemId>()
  for (const { item, resolved } of items) {
    const id = resolved.carries
    if (id === null) continue
    if (carried.has(id)) {
      const message = `${id} is carried twice: keep one line, and leave ^${id} off the other if it is something new.`
      findings.error('malformed', `${resolved.path}.carries`, message, { line: item.line ?? null })
    }
    carried.add(id)
  }
  return carried
}
