import type { Scope } from '../scope.ts'

/** What every entry about the organisation itself has in common. */
export function aboutOrg(scope: Scope) {
  return { subject: scope.orgId, area: null, audience: 'org' as const, words: null }
}
