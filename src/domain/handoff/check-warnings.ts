import type { ItemId } from '../ids.ts'
import type { Instant } from '../time/instant.ts'
import type { CheckContext, ResolvedItem, UncoveredText } from './check-context.ts'
import type { Findings } from './check-findings.ts'
import type { HandoffDocument, ItemDocument } from './document.ts'
import type { ItemKind, Target } from './kinds.ts'
import { sectionTitles } from './markdown-sections.ts'
import { scanMentions } from './mentions.ts'
import { isBlank } from './print.ts'

/** Warnings are judgements (H3): each can be overridden. Those about one item. */
export function warnItem(
  item: ItemDocument,
  resolved: ResolvedItem | null,
  path: string,
  context: CheckContext,
  findings: Findings,
): void {
  const place = { line: item.line ?? null }
  if (item.kind === 'blocker' && item.unblocker === null) {
    const message = 'Say who or what can lift this, with "unblocker:".'
    findings.warning('blocker_without_unblocker', `${path}.unblocker`, message, place)
  }
  if (item.kind === 'work' && item.next === null) {
    findings.warning('work_without_next', `${path}.next`, 'Say what comes next here, with "next:".', place)
  }
  if (item.kind === 'question' && !scanMentions(item.text).some(({ kind }) => kind === 'person')) {
    const message = 'Name who can answer this, with @handle.'
    findings.warning('question_without_answerer', `${path}.text`, message, place)
  }
  if (isOnlyALink(item.text)) {
    findings.warning('only_a_link', `${path}.text`, 'Say in a few words what stands behind this link.', place)
  }
  if (resolved !== null && isUnchanged(resolved, context)) {
    const message = 'This says the same for the third time: say what changed, what comes next, or close it.'
    findings.warning('carried_unchanged', `${path}.text`, message, place)
  }
}

/** `unstable_unattended`: nobody who may accept is reachable within grace after the author is offline. */
export function warnUnattended(
  items: readonly { readonly item: ItemDocument; readonly resolved: ResolvedItem }[],
  to: Target,
  offlineAt: Instant,
  context: CheckContext,
  findings: Findings,
): void {
  if (to.kind === 'me') return
  const from = Math.max(offlineAt, context.now)
  for (const { item, resolved } of items) {
    const { condition, kind, area } = resolved.terms
    if (condition !== 'unstable' || kind === 'done') continue
    if (context.reachableEligible(to, area, from, from + context.graceMs)) continue
    const message =
      'Nobody who may take this is reachable once you leave: hand it to someone who is, or make it safe first.'
    findings.warning('unstable_unattended', `${resolved.path}.condition`, message, {
      line: item.line ?? null,
    })
  }
}

/** `decision_uncovered`: nobody could decide something while the author is away, and could have otherwise. */
export function warnUncovered(
  { offlineAt, backAt }: { readonly offlineAt: Instant; readonly backAt: Instant | null },
  context: CheckContext,
  findings: Findings,
): void {
  const spans = context.uncovered?.(offlineAt, backAt) ?? []
  // Of each type and area the first span; the list of all is asked for by `gaps`.
  const told = new Map<string, UncoveredText>()
  for (const one of spans) {
    const key = `${one.type} ${one.area}`
    if (!told.has(key)) told.set(key, one)
  }
  for (const { type, area, from, until, could = [] } of told.values()) {
    const span = `${context.formatLocal(from)} to ${context.formatLocal(until)}`
    const message = `While you are away nobody could decide ${type} in ${area}, first from ${span}: delegate it${could.length === 0 ? '' : ` (${could.map(one => `@${one}`).join(', ')} could)`}, or ask somebody to cover.`
    findings.warning('decision_uncovered', 'back', message, findings.front('back'))
  }
}

/** `left_out`: an open item of the author's that this handoff does not mention. */
export function warnLeftOut(carried: ReadonlySet<ItemId>, context: CheckContext, findings: Findings): void {
  for (const id of context.ownedOpenItems) {
    if (carried.has(id)) continue
    const message = `${id} is yours and open: carry it with ^${id}, close it, or leave it out and it stays open.`
    findings.warning('left_out', 'items', message, { line: null })
  }
}

/**
 * The sections a handoff should speak of even where there is nothing to say: what must not be touched, what is stuck
 * and what is half done cost the next shift most when forgotten. The other kinds are simply absent.
 */
export const expectedKinds: readonly ItemKind[] = ['hold', 'blocker', 'work']

/** `section_missing`: an expected kind with neither an item nor "none". A handoff to oneself owes nobody an explicit none. */
export function warnMissing(document: HandoffDocument, to: Target, findings: Findings): void {
  if (to.kind === 'me') return
  for (const kind of expectedKinds) {
    if (document.none.includes(kind) || document.items.some(item => item.kind === kind && !isBlank(item)))
      continue
    const title = sectionTitles[kind]
    const message = `Nothing is said under "## ${title}": add a line, or write "- none" there.`
    findings.warning('section_missing', 'none', message, { line: null })
  }
}

/** Whether a text has no words beside links, tickets and areas. */
function isOnlyALink(text: string): boolean {
  const mentions = scanMentions(text)
  if (!mentions.some(({ kind }) => kind === 'link' || kind === 'ticket')) return false
  let rest = ''
  let last = 0
  for (const { from, to } of mentions) {
    rest += `${text.slice(last, from)} `
    last = to
  }
  return !/[\p{L}\p{N}]/u.test(rest + text.slice(last))
}

/** H3: the same text and next in three consecutive handoffs, this one counted. */
function isUnchanged({ carries, terms, words }: ResolvedItem, context: CheckContext): boolean {
  const open = carries === null ? null : context.openItem(carries)
  if (open === null || terms.kind === 'done') return false
  return open.sameTextCount >= 2 && open.text === words.text && open.next === (words.next ?? null)
}
