import { z } from 'zod'
import { refusalCodes } from '../domain/ask/answer.ts'
import { forms } from '../domain/ask/phrases.ts'
import { computedFrom, id, instant } from './fields.ts'
import { command, read } from './operation.ts'

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform(text => text === 'true')])
const question = z.string().trim().min(1).max(1_000).describe('In your own words')
const leave = flag.optional().describe('Leave it with its owner where the record has no answer (Q4)')

/** Where in a text a person or an instant stands, `[from, to)` in UTF-16 units: to be shown by name, on a reader's clock. */
const marks = z.array(
  z.object({
    from: z.number().int(),
    to: z.number().int(),
    person: z.string().nullable(),
    at: instant.nullable(),
  }),
)

/** Q3. A refusal to answer is an answer of the operation: it worked, and says why the record does not. */
const reply = {
  outcome: z.enum(['answer', 'redirect', 'refuse']),
  code: z.enum(refusalCodes).optional().describe('Why it is refused'),
  form: z.enum(forms).nullable().describe('What the question was taken for (Q2)'),
  reason: z.string().nullable().describe('Of a redirect or refusal, in a sentence'),
  reasonMarks: marks,
  next: z.string().nullable().describe('What would make it answerable'),
  nextMarks: marks,
  nearest: z.array(z.string()).describe('Of one that was not understood: the three nearest forms'),
  about: z.array(z.string()).describe('Entries that say something of it but cannot answer: what is stale'),
  sentences: z.array(
    z.object({
      text: z.string(),
      marks,
      cites: z.array(z.string()).min(1),
      saidAt: instant,
      validUntil: instant.nullable(),
    }),
  ),
  to: z
    .object({
      person: z.string(),
      reach: z.enum(['at_work', 'on_call', 'away', 'undeclared']),
      mayDecide: z.boolean(),
    })
    .optional(),
  leaveWith: z.string().nullable().describe('With whom it can be left'),
  names: z.record(z.string(), z.string()).describe('Names of the people here, by handle'),
  zone: z.string().describe('Where whoever asks reads clocks'),
  ...computedFrom,
}

/** Questions to the record (Q2–Q4). */
export const askOperations = {
  'record.ask': read(
    'Ask the record: an answer with its sources, whom to ask instead, or why not.',
    'member',
    z.strictObject({ question, leave }),
    z.object(reply),
  ),
  'question.leave': command(
    'Ask the record, and leave what it does not answer with its owner.',
    'writer',
    z.strictObject({ question, leave }),
    z.object({
      ...reply,
      left: z.object({ id: z.string(), with: z.string() }).nullable(),
      id,
      seq: z.number().int(),
    }),
    ['not_left', 'too_many_waiting', 'looks_like_secret'],
  ),
} as const
