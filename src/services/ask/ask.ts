import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import { formExamples } from '../../domain/ask/nearest-forms.ts'
import type { Recognition } from '../../domain/ask/recognise.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { instantOrNull } from '../authority/view.ts'
import { asOf } from '../decided.ts'
import { namesByHandle } from '../items/names.ts'
import { handleOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { type InputOf, type OutputOf, readService } from '../service.ts'
import { ownerOfQuestion } from './owner-of-question.ts'
import { instantMeant, recognised, replyTo } from './understand.ts'

/** Q2–Q4: answer, redirect or refuse; a question about another time is asked of the record as it was then. */
export const askRecord = readService(
  'record.ask',
  function* (scope, { question }: InputOf<'record.ask'>) {
    return yield* asked(scope, question, recognised(scope, question))
  },
  (scope, { question }) => {
    const found = recognised(scope, question)
    const at = found.kind === 'asked' ? instantMeant(scope, found.asked) : null
    return at === null ? null : { at, read: there => asked(there, question, found) }
  },
)

function* asked(scope: Scope, question: string, found: Recognition): Script<Outcome<OutputOf<'record.ask'>>> {
  return ok(askView(scope, found, yield* replyTo(scope, question, found)))
}

/** A reply in outside names. */
export function askView(scope: Scope, found: Recognition, replied: Replied): OutputOf<'record.ask'> {
  const { reply } = replied
  const refusal = reply.outcome === 'refuse' ? reply : null
  const owner = ownerOfQuestion(scope, found, replied)
  const people = [
    ...(reply.outcome === 'redirect' ? [reply.to.person] : []),
    ...(owner === null ? [] : [owner]),
  ]
  return {
    outcome: reply.outcome,
    ...(refusal !== null && { code: refusal.code }),
    form: found.kind === 'asked' ? found.asked.form : null,
    reason: reply.outcome === 'answer' ? null : reply.reason,
    next: refusal?.next ?? null,
    nearest: (refusal?.nearest ?? []).map(form => formExamples[form]),
    about: [...(refusal?.about ?? [])],
    sentences: reply.outcome === 'refuse' ? [] : reply.sentences.map(sentenceView),
    ...(reply.outcome === 'redirect' && {
      to: {
        person: handleOf(scope, reply.to.person),
        reach: reply.to.reach,
        mayDecide: reply.to.mayDecide,
      },
    }),
    leaveWith: owner === null ? null : handleOf(scope, owner),
    names: namesByHandle(
      scope,
      people.map(person => handleOf(scope, person)),
    ),
    ...asOf(scope),
  }
}

function sentenceView({ text, cites, saidAt, validUntil }: Sentence) {
  return { text, cites: [...cites], saidAt: formatInstant(saidAt), validUntil: instantOrNull(validUntil) }
}
