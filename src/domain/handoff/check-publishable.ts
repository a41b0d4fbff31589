import type { Finding } from './document.ts'

export type Publishable =
  | {
      readonly ok: true
      /** The warning codes that were overridden, each once; they are recorded (H3). */
      readonly overrides: readonly string[]
      /** A warning was overridden, so the handoff is marked incomplete. */
      readonly incomplete: boolean
    }
  | { readonly ok: false; readonly remaining: readonly Finding[] }

/** H3: errors block; a warning blocks until its code is overridden. An override of what was not found is not recorded. */
export function publishable(findings: readonly Finding[], overrides: Iterable<string>): Publishable {
  const overridden = new Set(overrides)
  const remaining = findings.filter(({ level, code }) => level === 'error' || !overridden.has(code))
  if (remaining.length > 0) return { ok: false, remaining }
  const codes = [...new Set(findings.map(({ code }) => code))]
  return { ok: true, overrides: codes, incomplete: codes.length > 0 }
}
