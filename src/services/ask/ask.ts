import type { Replied, Sentence } from '../../domain/ask/answer.ts'
import { formExamples } from '../../domain/ask/nearest-forms.ts'
import type { Recognition } from '../../domain/ask/recognise.ts'
import { type Told, written } from '../../domain/ask/told.ts'
import type { PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { type Outcome, ok } from '../../domain/refusal.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { computedFrom, instantOrNull } from '../authority/view.ts'
import { namesByHandle } from '../items/names.ts'
import { handleOf, zoneOf } from '../resolve.ts'
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

/** A reply in outside names: people by handle, instants in UTC, and where in each sentence they stand. */
export function askView(scope: Scope, found: Recognition, replied: Replied): OutputOf<'record.ask'> {
  const { reply } = replied
  const refusal = reply.outcome === 'refuse' ? reply : null
  const owner = ownerOfQuestion(scope, found, replied)
  const leaveWith = owner === null ? null : handleOf(scope, owner)
  const reason = reply.outcome === 'answer' ? null : writtenView(scope, reply.reason)
  const next = refusal === null ? null : writtenView(scope, refusal.next)
  const sentences = reply.outcome === 'refuse' ? [] : reply.sentences.map(one => sentenceView(scope, one))
  const marks = [reason, next, ...sentences].flatMap(one => one?.marks ?? [])
  const to = reply.outcome === 'redirect' ? { ...reply.to, person: handleOf(scope, reply.to.person) } : null
  return {
    outcome: reply.outcome,
    ...(refusal !== null && { code: refusal.code }),
    form: found.kind === 'asked' ? found.asked.form : null,
    reason: reason?.text ?? null,
    reasonMarks: reason?.marks ?? [],
    next: next?.text ?? null,
    nextMarks: next?.marks ?? [],
    nearest: (refusal?.nearest ?? []).map(form => formExamples[form]),
    about: [...(refusal?.about ?? [])],
    sentences,
    ...(to !== null && { to }),
    leaveWith,
    names: namesByHandle(scope, [to?.person, leaveWith, ...marks.map(({ person }) => person)]),
    zone: zoneOf(scope, scope.caller.person),
    ...computedFrom(scope),
  }
}

type Shown = OutputOf<'record.ask'>['sentences'][number]

function sentenceView(scope: Scope, { text, cites, saidAt, validUntil }: Sentence): Shown {
  return {
    ...writtenView(scope, text),
    cites: [...cites],
    saidAt: formatInstant(saidAt),
    validUntil: instantOrNull(validUntil),
  }
}

/** R4: an erased person is nobody to be named. */
function writtenView(scope: Scope, told: Told): Pick<Shown, 'text' | 'marks'> {
  const { text, marks } = written(told, person => handleOf(scope, person))
  const isKnown = (person: PersonId) => scope.names.handles.has(canonical(scope.gov, person))
  return {
    text,
    marks: marks
      .filter(mark => 'at' in mark || isKnown(mark.person))
      .map(mark => ({
        from: mark.from,
        to: mark.to,
        person: 'person' in mark ? handleOf(scope, mark.person) : null,
        at: 'at' in mark ? formatInstant(mark.at) : null,
      })),
  }
}
