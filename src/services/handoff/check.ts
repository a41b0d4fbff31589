import { normaliseDocument } from '../../domain/handoff/print.ts'
import { ok } from '../../domain/refusal.ts'
import { asOf } from '../decided.ts'
import { personByHandle } from '../resolve.ts'
import { readService } from '../service.ts'
import { contentOf } from './content.ts'
import { checkedGoingAway, uncoveredView } from './going-away.ts'

/** H3: what is malformed, would have no effect or is incomplete; nothing is recorded. */
export const checkHandoff = readService('handoff.check', function* (scope, input) {
  const content = contentOf(input)
  if (!content.ok) return content
  const author = input.for === undefined ? ok(scope.caller.person) : personByHandle(scope, input.for, 'for')
  if (!author.ok) return author
  let made = 0
  const nextId = () => `L-${++made}`
  const away = yield* checkedGoingAway(scope, author.value, content.value, input.delegate, nextId)
  if (!away.ok) return away
  const { findings } = away.value.result
  const handoff = normaliseDocument(content.value.document)
  return ok({
    ok: !findings.some(({ level }) => level === 'error'),
    findings: findings.map(finding => ({ ...finding })),
    handoff: { ...handoff },
    uncovered: uncoveredView(away.value.uncovered),
    ...asOf(scope),
  })
})
