import type { AskedAsId, EntryId, PersonId, StandingId } from '../../domain/ids.ts'
import { mayRead } from '../../domain/people/visibility.ts'
import { type Audience, type Draft, draft, type Entry } from '../../domain/record/entry.ts'
import { receiversOf } from '../../domain/record/receivers.ts'
import { type SubjectState, subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import { evolveAskedAs } from '../../domain/standing/evolve.ts'
import type { Answerable } from '../../domain/standing/kinds.ts'
import { offerDue, ownerOf } from '../../domain/standing/offer.ts'
import { sharedAudience } from '../../domain/standing/shared-audience.ts'
import type { AskedAsState } from '../../domain/standing/states.ts'
import type { Script } from '../../storage/sql.ts'
import { virtualEntry } from '../due.ts'
import { subjectsById, subjectsByKeys } from '../load.ts'
import { visibleById } from '../record/visible.ts'
import type { CommandScope } from '../scope.ts'

/** What was asked, as it is kept with the entry that answers it. */
export interface AskedHere {
  readonly answers: Answerable
  /** The entry in which it was asked. */
  readonly wording: EntryId
  readonly asker: PersonId | null
  readonly audience: Audience
}

/** D7: the wording kept with the entry that answers it, and at the third the offer to the entry's owner. */
export function* keepAskedAs(
  scope: CommandScope,
  asked: AskedHere,
  pointed: Entry,
): Script<Outcome<Draft[]>> {
  const { gov } = scope
  const { entry, state } = yield* underlying(scope, pointed)
  const { envelope } = entry
  if (envelope.id === asked.wording) return answersItself(asked.answers)
  const { asker } = asked
  if (asker !== null && !mayRead(gov, asker, pointed.envelope.audience, receiversOf(state)))
    return notForTheAsker()
  const wordings = yield* subjectsByKeys(scope, 'asked-as', [subjectKeys.askedFor(envelope.id)])
  if (wordings.some(one => one.wording === asked.wording)) return ok([])
  const askedAs = scope.ids.fresh<AskedAsId>('ask')
  const kept = draft({
    kind: 'asked-as.kept',
    subject: askedAs,
    area: envelope.area,
    audience: sharedAudience(gov, [asked.audience, envelope.audience]),
    terms: {
      askedAs,
      entry: envelope.id,
      answers: asked.answers,
      wording: asked.wording,
      asker,
      by: scope.caller.person,
    },
    words: null,
  })
  const now = evolveAskedAs(null, virtualEntry(kept, scope)) as AskedAsState
  return ok([kept, ...(yield* offering(scope, entry, state, [...wordings, now]))])
}

/** A standing answer stands for the entry it was made for: how that was asked for is kept there. */
function* underlying(
  scope: CommandScope,
  pointed: Entry,
): Script<{ entry: Entry; state: SubjectState | undefined }> {
  const { subject } = pointed.envelope
  const state = (yield* subjectsById(scope, [subject])).get(subject)
  if (state?.is !== 'standing') return { entry: pointed, state }
  const [entry] = yield* visibleById(scope, [state.entry])
  if (entry === undefined) return { entry: pointed, state }
  const about = (yield* subjectsById(scope, [entry.envelope.subject])).get(entry.envelope.subject)
  return { entry, state: about }
}

function* offering(
  scope: CommandScope,
  { envelope }: Entry,
  state: SubjectState | undefined,
  wordings: readonly AskedAsState[],
): Script<Draft[]> {
  const owner = ownerOf(scope.gov, envelope, state)
  if (owner === null) return []
  const known = yield* subjectsByKeys(scope, 'standing', [subjectKeys.standingFor(envelope.id)])
  const due = offerDue(scope.gov, owner, wordings, known, scope.at)
  if (due === null) return []
  const standing = scope.ids.numbered<StandingId>('S')
  const terms = { standing, entry: envelope.id, owner, askedAs: due.map(({ id }) => id) }
  const about = { subject: standing, area: envelope.area, audience: { people: [owner] }, words: null }
  return [draft({ ...about, kind: 'standing.offered', terms })]
}

function answersItself(id: string): { ok: false; refusal: Refusal } {
  return refuse('answers_itself', `${id} cannot answer itself.`, 'Point at what answers it.', { path: 'by' })
}

function notForTheAsker(): { ok: false; refusal: Refusal } {
  return refuse(
    'not_for_the_asker',
    'Whoever asked may not read that entry.',
    'Point at one they may read, or answer in words.',
    { path: 'by' },
  )
}
