import type { OperationName } from '../contract/operations.ts'
import { draft } from '../domain/record/entry.ts'
import { type Outcome, refuse } from '../domain/refusal.ts'
import { decided } from './decided.ts'
import type { CommandScope } from './scope.ts'
import type { Decided } from './service.ts'

/** V7: keeps an agent's command as a proposal; it has no effect until its sponsor confirms it. */
export function proposal(
  scope: CommandScope,
  operation: OperationName,
  input: unknown,
): Outcome<Decided<unknown>> {
  const agent = scope.caller.person
  const sponsor = scope.gov.people.get(agent)?.sponsor ?? null
  if (sponsor === null)
    return refuse('no_sponsor', 'This agent has no sponsor.', 'Ask an administrator to give it one.')
  const id = scope.ids.fresh<string>('pro')
  const made = draft({
    kind: 'proposal.made',
    subject: id,
    area: null,
    audience: { people: [agent, sponsor] },
    terms: { proposal: id, operation, agent, sponsor },
    words: { input: JSON.stringify(input) },
  })
  return decided(id, [made], { state: 'pending' })
}
