import type { OperationName } from '../contract/operations.ts'

/** One operation as an assistant is offered it. */
export interface Tool {
  /** The operation's name with `_` for `.`. */
  readonly name: string
  readonly operation: OperationName
  readonly title: string
  /** When to use it, in words for whoever chooses among tools; the operation's own summary goes before it. */
  readonly use: string
  /** Whether doing it twice changes no more than doing it once. */
  readonly isIdempotent: boolean
}

/**
 * The tools there are: few, and none by which anybody is granted anything (A16). Input, output and access are those of
 * the operations; a token reaches what its person may do and nothing more.
 */
export const tools: readonly Tool[] = [
  tool('brief.read', 'Read the brief', 'Start here: it says what waits for the person whose token this is.'),
  tool(
    'authority.who',
    'Who may decide',
    'Use it before asking anybody for a decision. The outcome is yes, asleep, nobody or needs; next says who is on next.',
  ),
  tool(
    'authority.may',
    'May this person decide',
    'Use it before acting on what somebody said. change is the one thing that would make a no a yes.',
  ),
  tool(
    'record.search',
    'Search the record',
    'Use it to find what was said: words and qualifiers such as kind:decision area:payments state:open. It always answers; hints say what it took for text.',
  ),
  tool(
    'record.ask',
    'Ask the record',
    'Use it for what, who, when and why. It answers with sources, names whom to ask, or refuses and says what would help. People stand by handle and times in UTC; tell them by names, on a clock in zone.',
  ),
  tool(
    'question.leave',
    'Leave a question',
    'Use it where record_ask named somebody in leaveWith and the person wants their answer. It then waits in their brief.',
  ),
  tool('handoff.list', 'List handoffs', 'Use it to find a handoff by area or author; the newest come first.'),
  tool(
    'handoff.draft',
    'Draft a handoff',
    'Gives a draft to show to its author. It publishes nothing: the author publishes it themself.',
  ),
  tool(
    'handoff.accept',
    'Accept a handoff',
    'Makes the person of this token the owner of what is offered. Ask them first; needs a person’s own token.',
  ),
  tool(
    'decision.request',
    'Request a decision',
    'Asks those who may decide. Where similar decisions stand, it is refused and names them: read those first.',
    false,
  ),
  tool(
    'item.answer',
    'Answer a question',
    'Puts an answer on the record in the name of this token. Ask the person first; needs a person’s own token.',
  ),
]

function tool(operation: OperationName, title: string, use: string, isIdempotent = true): Tool {
  return { name: operation.replace('.', '_'), operation, title, use, isIdempotent }
}
