import type { Planted } from './planted.ts'

/** Bugs chosen by whoever wrote the engine: the slips it was easiest to make. */
export const fromTheEngine: readonly Planted[] = [
  {
    file: 'authority/frame.ts',
    find: 'coversType(fence.type, type)',
    replace: 'coversType(type, fence.type)',
    why: 'a fence stops wider questions instead of narrower ones (A5)',
  },
  {
    file: 'authority/frame.ts',
    find: 'if (!grant.delegable || grant.breakGlass) continue',
    replace: 'if (grant.breakGlass) continue',
    why: 'a grant that may not be delegated is delegated (A2)',
  },
  {
    file: 'authority/frame.ts',
    find: 'byText(a.key, b.key) || byText(a.grant, b.grant)',
    replace: 'byText(a.grant, b.grant)',
    why: 'the key of a grant does not order it (A6)',
  },
  {
    file: 'authority/clauses.ts',
    find: 'at < delegation.until',
    replace: 'at <= delegation.until',
    why: 'a delegation still holds at the instant it ends (T1)',
  },
  {
    file: 'authority/clauses.ts',
    find: 'amount.minor <= limit.minor',
    replace: 'amount.minor < limit.minor',
    why: 'an amount equal to the limit is over it (A2)',
  },
  {
    file: 'authority/clauses.ts',
    find: 'reversible.until > at',
    replace: 'reversible.until >= at',
    why: 'what can be undone until now counts as reversible beyond now (A2)',
  },
  {
    file: 'authority/clauses.ts',
    find: 'at < one.observedAt + contingency.maxAgeMs',
    replace: 'at <= one.observedAt + contingency.maxAgeMs',
    why: 'an observation lives one instant too long (A11)',
  },
  {
    file: 'authority/clauses.ts',
    find: 'if (contingency.twoPeople && by === person) return false',
    replace: '',
    why: 'one person is two (A11)',
  },
  {
    file: 'authority/clauses.ts',
    find: '(contingency === null || liveAt(contingency, at))',
    replace: 'true',
    why: 'a contingency holds after its end (A11)',
  },
  {
    file: 'authority/seats.ts',
    find: '>= escalateAfter(link)',
    replace: '> escalateAfter(link)',
    why: 'somebody is counted on an instant after their time (A7)',
  },
  {
    file: 'authority/seats.ts',
    find: 'if (hasPassed(authority, request, person, at)) return false',
    replace: '',
    why: 'the next is not seated when somebody passes (A7)',
  },
  {
    file: 'authority/settle.ts',
    find: 'if (grant.quorum <= 1) return grant.grant',
    replace: 'if (grant.quorum <= 2) return grant.grant',
    why: 'one vote settles what needs two (A9)',
  },
  {
    file: 'authority/settle.ts',
    find: 'places.size >= quorum && mostPlaced(places) >= quorum',
    replace: 'places.size >= quorum',
    why: 'a giver and their delegate count as two (A9)',
  },
  {
    file: 'authority/chain.ts',
    find: ' || way.place === asker',
    replace: '',
    why: 'a delegate of the asker decides for the asker (A9)',
  },
  {
    file: 'authority/holders.ts',
    find: 'if (id === top) break',
    replace: '',
    why: 'a role is filled from above its grant (A2a)',
  },
  {
    file: 'authority/gaps.ts',
    find: 'settlingGrant(chain.possible) === null',
    replace: 'true',
    why: 'a question that only lacks an amount is called a gap (A13)',
  },
  {
    file: 'authority/change-until.ts',
    find: 'if (turned(helps(before, at + 1))) yield at + 1',
    replace: '',
    why: 'what a delegation would do is taken to stay as it is at the instant of a turn (A12a)',
  },
]
