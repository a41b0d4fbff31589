import { type CheckResult, resolveHandoff } from '../../domain/handoff/check.ts'
import type { ResolvedHandoff, UncoveredText } from '../../domain/handoff/check-context.ts'
import { publishable } from '../../domain/handoff/check-publishable.ts'
import type { PersonId } from '../../domain/ids.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import type { Scope } from '../scope.ts'
import { checkContext } from './check-context.ts'
import type { Content } from './content.ts'

/** H3: the completeness check of this text as this author's. */
export function* checked(
  scope: Scope,
  author: PersonId,
  { document, errors, source }: Content,
): Script<CheckResult> {
  return (yield* checkedWith(scope, author, { document, errors, source })).result
}

/** The same, and what this absence leaves without anyone to decide, every span of it. */
export function* checkedWith(
  scope: Scope,
  author: PersonId,
  { document, errors, source }: Content,
): Script<{ result: CheckResult; uncovered: readonly UncoveredText[] }> {
  const context = yield* checkContext(scope, author, document)
  const result = resolveHandoff(document, { ...context, ...(source !== null && { source }) }, errors)
  const { resolved } = result
  const uncovered = resolved === null ? [] : context.uncovered?.(resolved.offlineAt, resolved.backAt)
  return { result, uncovered: uncovered ?? [] }
}

export interface Ready {
  readonly resolved: ResolvedHandoff
  readonly overrides: readonly string[]
  readonly incomplete: boolean
  readonly reasons: Readonly<Record<string, string>>
  readonly findings: CheckResult['findings']
}

/** H3: errors refuse; so do warnings not overridden. The first finding names the code. */
export function readyToPublish(
  { findings, resolved }: CheckResult,
  overrides: ReadonlyMap<string, string>,
): Outcome<Ready> {
  const verdict = publishable(findings, overrides.keys())
  const first = findings.find(({ level }) => level === 'error')
  if (first !== undefined || resolved === null) {
    const { code = 'malformed', path = '', message = 'This cannot be read.' } = first ?? {}
    return refuse(code, message, 'Correct it and publish again.', { path, details: { findings } })
  }
  if (!verdict.ok) {
    const codes = [...new Set(verdict.remaining.map(({ code }) => code))]
    const next = `Mend it, or publish with override ${codes.join(', ')}.`
    const { message, path } = verdict.remaining[0]!
    return refuse('incomplete', `This handoff is incomplete: ${message}`, next, {
      path,
      details: { codes, findings },
    })
  }
  const reasons = [...overrides].filter(([code, reason]) => reason !== '' && verdict.overrides.includes(code))
  return ok({
    resolved,
    overrides: verdict.overrides,
    incomplete: verdict.incomplete,
    reasons: Object.fromEntries(reasons),
    findings,
  })
}
