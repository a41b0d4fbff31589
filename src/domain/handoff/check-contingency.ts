import { amountText, amountTyped } from '../authority/amounts.ts'
import type { AreaId } from '../ids.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { parseDuration } from '../time/duration.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import type { CheckContext } from './check-context.ts'
import type { Findings } from './check-findings.ts'
import { parseTarget, shown } from './check-target.ts'
import type { ItemDocument } from './document.ts'
import type { ContingencyTerms, Limits, Target } from './kinds.ts'

/** How old an observation may be (A11) unless `max-age:` says otherwise. */
const defaultMaxAgeMs = 30 * minuteMs

/** The keys that only a contingency reads. */
const own = ['may', 'limit', 'by', 'maxAge'] as const

/**
 * The terms of a contingency: what rules read of `may limit by max-age`. Without `may:` it authorises nothing and is
 * only a plan to read. On any other kind these keys would have no effect, so they are errors.
 */
export function resolveContingency(
  item: ItemDocument,
  path: string,
  context: CheckContext,
  findings: Findings,
): ContingencyTerms | null {
  const place = (field: (typeof own)[number]) => findings.within(item.line ?? null, `${keyOf(field)}:`)
  if (item.kind !== 'contingency') {
    for (const field of own) {
      if (item[field] === null) continue
      const key = keyOf(field)
      const message = `"${key}:" has an effect only under "## If": move this line there, or write "\\${key}:" if it is text.`
      findings.error('malformed', `${path}.${field}`, message, place(field))
    }
    return null
  }
  const read = <T>(field: (typeof own)[number], outcome: Outcome<T>, otherwise: T): T => {
    if (outcome.ok) return outcome.value
    const written = outcome.refusal.details?.written
    const value = typeof written === 'string' ? written : (item[field] ?? '')
    const at = findings.value(item.line ?? null, keyOf(field), value)
    findings.refusal(outcome.refusal, `${path}.${field}`, at)
    return otherwise
  }
  const limits = item.limit === null ? {} : read('limit', parseLimits(item.limit), {})
  const by = read('by', parseBy(item.by, context), { kind: 'on-next' })
  const maxAgeMs =
    item.maxAge === null ? defaultMaxAgeMs : read('maxAge', parseMaxAge(item.maxAge), defaultMaxAgeMs)
  return item.may === null ? null : { type: item.may, limits, by, maxAgeMs }
}

/** H3: a contingency lends what its author holds; of nothing it would have no effect. */
export function checkHeld(
  item: ItemDocument,
  terms: ContingencyTerms,
  { area, from, until }: { readonly area: AreaId; readonly from: Instant; readonly until: Instant },
  path: string,
  context: CheckContext,
  findings: Findings,
): void {
  if (context.contingencyHeld?.(terms, area, from, until) !== 'none') return
  const message = `You hold nothing of ${shown(terms.type)} here to pre-authorise: leave "may:" out, or ask whoever holds it.`
  findings.error(
    'contingency_not_held',
    `${path}.may`,
    message,
    findings.value(item.line ?? null, 'may', item.may ?? ''),
  )
}

function keyOf(field: (typeof own)[number]): string {
  return field === 'maxAge' ? 'max-age' : field
}

function parseBy(text: string | null, context: CheckContext): Outcome<Target> {
  if (text === null) return ok({ kind: 'on-next' })
  const target = parseTarget(text, context)
  if (!target.ok || target.value.kind !== 'me') return target
  return refuse(
    'malformed',
    'A contingency is for others while you are away.',
    'Write @handle, team:name, on-next or anyone.',
  )
}

function parseMaxAge(text: string): Outcome<number> {
  const length = parseDuration(text)
  if (length.ok && length.value > 0) return length
  return refuse('malformed', `"${shown(text)}" is not a length of time.`, 'Write it like 30m or 2h.')
}

/** A comma list of `reversible`, `AMOUNT CUR`, `risk low|medium|high`, `env NAME`, `two-people`. */
export function parseLimits(text: string): Outcome<Limits> {
  let limits: Limits = {}
  for (const part of text.split(',').map(said => said.trim().replace(/\s+/g, ' '))) {
    if (part === '') continue
    const limit = parseLimit(part)
    if (limit === null) {
      return refuse(
        'malformed',
        `"${shown(part)}" is not a limit.`,
        'Write reversible, an amount such as 500 EUR, risk low, medium or high, env NAME, or two-people.',
      )
    }
    const environments = [...(limits.environments ?? []), ...(limit.environments ?? [])]
    limits = { ...limits, ...limit, ...(environments.length > 0 && { environments }) }
  }
  return ok(limits)
}

/** The limits as a handoff file says them; null where there are none. `parseLimits` reads it back. */
export function limitsText({ reversible, amount, risk, environments, twoPeople }: Limits): string | null {
  const parts = [
    ...(reversible === true ? ['reversible'] : []),
    ...(amount === undefined ? [] : [amountText(amount)]),
    ...(risk === undefined ? [] : [`risk ${risk}`]),
    ...(environments ?? []).map(name => `env ${name}`),
    ...(twoPeople === true ? ['two-people'] : []),
  ]
  return parts.length === 0 ? null : parts.join(', ')
}

function parseLimit(part: string): Limits | null {
  const word = part.toLowerCase()
  if (word === 'reversible') return { reversible: true }
  if (word === 'two-people') return { twoPeople: true }
  const risk = /^risk (low|medium|high)$/.exec(word)?.[1]
  if (risk !== undefined) return { risk: risk as 'low' | 'medium' | 'high' }
  const environment = /^env (\S+)$/i.exec(part)?.[1]
  if (environment !== undefined) return { environments: [environment] }
  const amount = /^(\d{1,12})(?:\.(\d{1,3}))? ?([A-Z]{3})$/i.exec(part)
  const typed = amount === null ? null : amountTyped(amount[1]!, amount[2] ?? '', amount[3]!.toUpperCase())
  return typed === null ? null : { amount: typed }
}
