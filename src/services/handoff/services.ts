import { acceptHandoff } from './accept.ts'
import { amendHandoff } from './amend.ts'
import { readAway } from './away.ts'
import { checkHandoff } from './check.ts'
import { declineHandoff } from './decline.ts'
import { draftHandoff } from './draft.ts'
import { listHandoffs } from './list.ts'
import { publishHandoff } from './publish.ts'
import { readReturns } from './returns.ts'
import { showHandoff } from './show.ts'
import { undoHandoff } from './undo.ts'

/** Services of handoffs. */
export const handoffServices = {
  'handoff.draft': draftHandoff,
  'handoff.away': readAway,
  'handoff.check': checkHandoff,
  'handoff.publish': publishHandoff,
  'handoff.amend': amendHandoff,
  'handoff.accept': acceptHandoff,
  'handoff.decline': declineHandoff,
  'handoff.undo': undoHandoff,
  'handoff.list': listHandoffs,
  'handoff.show': showHandoff,
  'handoff.returns': readReturns,
}
