import type { ItemId } from '../ids.ts'
import type { CheckContext, PlacedFinding, ResolvedHandoff, ResolvedItem } from './check-context.ts'
import { Findings } from './check-findings.ts'
import { resolveAreas, resolveTimes, resolveTo } from './check-front.ts'
import { resolveItem } from './check-item.ts'
import { Texts } from './check-texts.ts'
import { warnItem, warnLeftOut, warnMissing, warnUnattended, warnUncovered } from './check-warnings.ts'
import type { FormatError, HandoffDocument, ItemDocument } from './document.ts'
import { type Condition, conditions } from './kinds.ts'
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
  const texts = new Texts(context, findings, '', needle => findings.summary(needle))
  const summary = texts.store('summary', handoff.summary).text
  const items: SaidItem[] = []
  for (const [index, item] of handoff.items.entries()) {
    if (isBlank(item)) continue
    const path = `items[${index}]`
    checkText(item, path, formatErrors, findings)
    const facts = { area: areas[0] ?? null, offlineAt: times.offlineAt }
    const resolved = resolveItem(item, path, facts, context, findings)
    warnItem(item, resolved, path, context, findings)
    if (resolved !== null) items.push({ item, resolved })
  }
  checkNone(handoff, findings)
  warnUnattended(items, to, times.offlineAt, context, findings)
  warnLeftOut(carriedOnce(items, findings), context, findings)
  warnMissing(handoff, to, findings)
  warnUncovered(times, context, findings)
  const { list } = findings
  if (list.some(({ level }) => level === 'error')) return { findings: list, resolved: null }
  const { draftId, template, none } = handoff
  const said = { items: items.map(({ resolved }) => resolved), summary, draftId, template, none }
  const condition = worst(said.items.map(({ terms }) => terms.condition))
  return { findings: list, resolved: { ...times, to, areas, condition, ...said } }
}

interface SaidItem {
  readonly item: ItemDocument
  readonly resolved: ResolvedItem
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
function carriedOnce(items: readonly SaidItem[], findings: Findings): Set<ItemId> {
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
