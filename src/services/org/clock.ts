import { draft } from '../../domain/record/entry.ts'
import { refuse } from '../../domain/refusal.ts'
import { minuteMs } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { decided } from '../decided.ts'
import { parseWhen } from '../resolve.ts'
import { commandService } from '../service.ts'
import { aboutOrg } from './about-org.ts'

/** T8: only a rehearsal has a clock to set, and it is set forward only. */
// biome-ignore lint/correctness/useYield: the organisation in memory is enough
export const setClock = commandService('clock.set', function* (scope, input) {
  if (!scope.gov.simulated) {
    return refuse(
      'not_simulated',
      'This organisation goes by the real clock.',
      'Make a simulated one to rehearse, with init --simulated or sample.',
    )
  }
  const to = parseWhen(scope, input.instant, 'instant')
  if (!to.ok) return to
  if (to.value.instant < scope.at) {
    return refuse(
      'clock_backwards',
      `It is ${formatInstant(scope.at)} here already.`,
      'Choose a later instant.',
      {
        path: 'instant',
      },
    )
  }
  const wall = scope.at - scope.gov.clockOffsetMs
  const terms = { to: to.value.instant, clockOffsetMs: to.value.instant - wall }
  return decided(scope.orgId, [draft({ ...aboutOrg(scope), kind: 'clock.set', terms })], {})
})

/** T9: how far the clock may lie behind the last entry before writing stops. */
const toleratedMs = minuteMs

/** T9: an administrator accepts that the clock was set back. */
export const resetClock = commandService('clock.reset', function* (scope) {
  const last = scope.lastAt
  const now = (yield* scope.env.store.wallClock()) + scope.gov.clockOffsetMs
  if (now >= last - toleratedMs) {
    return refuse('clock_not_behind', 'The clock is not behind the last entry.', 'Nothing needs to be done.')
  }
  const reset = draft({ ...aboutOrg(scope), kind: 'clock.reset', terms: { from: last, to: now } })
  return decided(scope.orgId, [reset], {})
})
