import { publishDrafts } from '../../domain/handoff/decide-publish.ts'
import { namedIn } from '../../domain/handoff/told.ts'
import type { PersonId } from '../../domain/ids.ts'
import { activeHuman, aliases } from '../../domain/people/gov.ts'
import { audienceFor } from '../../domain/people/visibility.ts'
import { subjectKeys } from '../../domain/record/subjects.ts'
import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { subjectsByKeys } from '../load.ts'
import { personByHandle } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { commandService } from '../service.ts'
import { readyToPublish } from './checked.ts'
import { contentOf, overridesOf } from './content.ts'
import { checkedGoingAway, delegationsView } from './going-away.ts'
import { toldToAll } from './told.ts'
import { renderWhole } from './view.ts'

/** H5: publishes in the author's name, or on behalf of somebody absent, and declares the absence (V2). */
export const publishHandoff = commandService('handoff.publish', function* (scope, input) {
  const content = contentOf(input)
  if (!content.ok) return content
  const writer = scope.caller.person
  const author = input.for === undefined ? ok(writer) : personByHandle(scope, input.for, 'for')
  if (!author.ok) return author
  if (activeHuman(scope.gov, author.value) === null) {
    return refuse('not_human', 'An agent hands nothing over: it owns nothing.', 'Publish for a person.', {
      path: 'for',
    })
  }
  const fresh = yield* notPublished(scope, author.value, content.value.document.draftId)
  if (!fresh.ok) return fresh
  const nextId = () => scope.ids.numbered<string>('L')
  const away = yield* checkedGoingAway(scope, author.value, content.value, input.delegate, nextId)
  if (!away.ok) return away
  const ready = readyToPublish(away.value.result, overridesOf(input.override, input.overrides))
  if (!ready.ok) return ready
  const { gov, at: now, ids } = scope
  const { resolved } = ready.value
  const people = [author.value, writer, ...namedIn(resolved.to)]
  const readers = { author: author.value, whole: audienceFor(gov, resolved.areas[0]!, people), people }
  const told = yield* toldToAll(scope, readers, content.value, ready.value)
  const { id, drafts } = publishDrafts({ resolved, told, gov, author: author.value, writer, now, ids })
  return ok({
    drafts: [...drafts, ...away.value.drafts],
    answer: function* (written) {
      const delegations = delegationsView(written.scope, away.value.drafts)
      return { ...(yield* renderWhole(written.scope, id)), delegations, seq: written.seq }
    },
  })
})

/** H4: one draft is published once; a second time names the first. */
function* notPublished(scope: Scope, author: PersonId, draftId: string | null): Script<Outcome<null>> {
  if (draftId === null) return ok(null)
  const keys = aliases(scope.gov, author).map(person => subjectKeys.draft(person, draftId))
  const [first] = yield* subjectsByKeys(scope, 'handoff', keys)
  if (first === undefined) return ok(null)
  return refuse(
    'already_published',
    `This draft was published as ${first.id}.`,
    `Amend ${first.id} instead.`,
    {
      details: { id: first.id },
    },
  )
}
