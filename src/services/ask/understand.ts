import type { Replied } from '../../domain/ask/answer.ts'
import { formExamples } from '../../domain/ask/nearest-forms.ts'
import type { OutOfScope } from '../../domain/ask/out-of-scope.ts'
import { type Asked, type Recognition, recognise, type Whether } from '../../domain/ask/recognise.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Script } from '../../storage/sql.ts'
import { zoneOf } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { askedBefore } from './asked-before.ts'
import { backReply } from './back.ts'
import { changedReply } from './changed.ts'
import { decideReply } from './decide.ts'
import { meansReply } from './means.ts'
import { allNamed } from './named.ts'
import { openReply } from './open.ts'
import { ownerReply } from './owner.ts'
import { refused } from './reply.ts'
import { saidWithAll } from './said-of.ts'
import { stateReply } from './state.ts'
import { whyReply } from './why.ts'

export function recognised(scope: Scope, question: string): Recognition {
  const zone = zoneOf(scope, scope.caller.person)
  return recognise(question, scope.gov, scope.names, { table: scope.zones, zone, now: scope.at })
}

/** Q2, Q3: the reply to a question as it was recognised; what was asked before and answered comes instead of no answer. */
export function* replyTo(scope: Scope, question: string, found: Recognition): Script<Replied> {
  if (found.kind === 'out_of_scope') return beyond(found.of)
  const replied = yield* bySaid(
    scope,
    found,
    found.kind === 'asked' ? yield* byReadings(scope, found, question) : notUnderstood(found.nearest),
  )
  if (replied.reply.outcome === 'answer') return replied
  if (replied.reply.outcome === 'refuse' && replied.reply.code === 'not_permitted') return replied
  return (yield* askedBefore(scope, question)) ?? replied
}

/** The whole question first; where it names nothing known, the first part of it that does. */
function* byReadings(
  scope: Scope,
  { asked, others }: Extract<Recognition, { kind: 'asked' }>,
  question: string,
): Script<Replied> {
  const whole = yield* byForm(scope, asked, question)
  if (isKnown(whole)) return whole
  for (const other of others()) {
    const part = yield* byForm(scope, other, question)
    if (isKnown(part)) return part
  }
  return whole
}

/** Whether something is or was so may be answered by what was said of it, where nothing declared answers it. */
function* bySaid(
  scope: Scope,
  { said }: { said: () => readonly Whether[] },
  replied: Replied,
): Script<Replied> {
  const { reply } = replied
  if (reply.outcome !== 'refuse' || !unanswered.has(reply.code)) return replied
  // H9: what is stale is not what is so now.
  for (const one of said().filter(({ past }) => past || reply.code !== 'stale')) {
    const found = yield* saidWithAll(scope, one)
    if (found.reply.outcome === 'answer') return found
    // A ticket that is written as one is what is asked about, known or not.
    if (reply.code === 'not_understood' && isTicket(one.asked)) return found
  }
  return replied
}

function isTicket(asked: Asked): boolean {
  return allNamed(asked, 'ref').some(({ sure }) => sure)
}

const unanswered: ReadonlySet<string> = new Set(['not_understood', 'unknown_subject', 'stale'])

function isKnown({ reply }: Replied): boolean {
  if (reply.outcome === 'answer') return true
  return reply.outcome === 'refuse' && reply.code !== 'unknown_subject' && reply.code !== 'not_understood'
}

function* byForm(scope: Scope, asked: Asked, question: string): Script<Replied> {
  if (isAhead(scope, asked)) return notYet()
  switch (asked.form) {
    case 'decide':
      return yield* decideReply(scope, asked, question)
    case 'owner':
      return yield* ownerReply(scope, asked)
    case 'state':
      return yield* stateReply(scope, asked)
    case 'changed':
      return yield* changedReply(scope, asked)
    case 'back':
      return yield* backReply(scope, asked)
    case 'why':
      return yield* whyReply(scope, asked)
    case 'open':
      return yield* openReply(scope, asked)
    case 'means':
      return yield* meansReply(scope, asked)
  }
}

/** What is declared ahead of time: hours, and who may decide. Nothing else is known of a time to come. */
function isAhead({ at }: Scope, { form, want, time }: Asked): boolean {
  const known =
    form === 'decide' || form === 'back' || want === 'on-next' || want === 'on-call' || want === 'due'
  return !known && time !== null && time.span.from > at
}

function notYet(): Replied {
  return refused(
    'no_record',
    'The record says what was declared and decided, not what will be.',
    'Ask how it stands now, what is open and when it is due, or who may decide then.',
  )
}

function notUnderstood(nearest: Extract<Recognition, { kind: 'not_understood' }>['nearest']): Replied {
  const [first, second, third] = nearest.map(form => formExamples[form])
  return refused(
    'not_understood',
    'This is none of the questions the record can answer.',
    `Ask one of these: ${first} · ${second} · ${third}`,
    { nearest },
  )
}

const beyondWords: Readonly<Record<OutOfScope, string>> = {
  feelings: 'how people feel',
  presence: 'whether people are at their screens',
  hours: 'how long people work',
  messages: 'private messages',
  ranking: 'who is better than whom',
  private: 'private life',
}

function beyond(of: OutOfScope): Replied {
  return refused(
    'out_of_scope',
    `Locum knows nothing of ${beyondWords[of]}: nobody records it, and nothing here reads it.`,
    'Ask about what was declared or decided. For somebody’s declared hours: when is PERSON back?',
  )
}

/**
 * The instant a question speaks of, where another than now is meant; null where now is, or where the time is the span
 * of what is asked for. A day that is past is meant as it ended, one to come at noon.
 */
export function instantMeant({ at }: Scope, { form, want, time }: Asked): Instant | null {
  if (
    time === null ||
    time.since ||
    form === 'changed' ||
    form === 'why' ||
    form === 'means' ||
    want === 'author' ||
    want === 'due'
  )
    return null
  const { from, until } = time.span
  if (time.exact) return from === at ? null : from
  if (from <= at && at < until) return null
  if (until <= at) return until - 1
  return form === 'decide' || want === 'on-next' || want === 'on-call' || form === 'back'
    ? Math.floor((from + until) / 2)
    : null
}
