import { z } from 'zod'
import { importedStates } from '../domain/decisions/imported.ts'
import { authorityOperations, subjectFields, subjectRefusals } from './authority.ts'
import {
  areaPath,
  asOf,
  flag,
  handle,
  id,
  instant,
  line,
  paging,
  plainName,
  when,
  written,
} from './fields.ts'
import { decisionType } from './map.ts'
import { command, read } from './operation.ts'

const option = plainName(500)
const state = z.enum(['open', 'decided', 'lapsed', 'withdrawn', 'answered', 'imported'])

/** A14, D2: what a vote rested on; re-evaluated from the record alone. */
const proof = z
  .object({
    grant: z.string(),
    delegation: z.string().nullable(),
    contingency: z.string().nullable(),
    observation: z.string().nullable(),
    at: instant,
    atSeq: z.number().int(),
    zoneData: z.string(),
    rules: z.string(),
  })
  .loose()

const vote = z.object({
  person: z.string(),
  option: z.string(),
  at: instant,
  rationale: z.string().nullable().describe('Null where it was erased'),
  dissent: z.array(z.object({ person: z.string(), text: z.string().nullable() })),
  revisit: z.string().nullable(),
  outsideHours: z.boolean(),
  breakGlass: z.boolean(),
  proof,
  cites: z.array(z.string()),
})

const said = z.object({ person: z.string(), at: instant, text: z.string().nullable() })

const decisionOutput = z
  .object({
    id: z.string(),
    state,
    inForce: z.boolean(),
    type: z.string(),
    area: z.string(),
    text: z.string().nullable(),
    context: z.string().nullable(),
    refs: z.array(z.string()),
    options: z.array(z.object({ id: z.string(), text: z.string().nullable() })),
    amount: z.object({ minor: z.number().int(), currency: z.string() }).nullable(),
    risk: z.string().nullable(),
    reversible: z.enum(['yes', 'no', 'until']).nullable(),
    reversibleUntil: instant.nullable(),
    environment: z.string().nullable(),
    path: z.string().nullable(),
    asker: z.string(),
    askedAt: instant,
    neededBy: instant,
    /** D3: whose turn it is, and since when. */
    askedTo: z.array(z.object({ person: z.string(), seatedAt: instant })),
    consulted: z.array(z.object({ person: z.string(), answer: said.nullable() })),
    votes: z.array(vote),
    passes: z.array(said),
    outcome: z.string().nullable(),
    decidedBy: z.array(z.string()),
    decidedAt: instant.nullable(),
    proof: proof.nullable(),
    toRatify: z.array(z.string()),
    ratified: z.array(said),
    reversedBy: z.string().nullable(),
    supersededBy: z.string().nullable(),
    answeredBy: z.string().nullable().describe('The entry that answers it'),
    reviewBy: instant.nullable(),
    differsFrom: z.array(z.string()),
    imported: z
      .object({
        from: z.string(),
        number: z.string().nullable(),
        status: z.string().nullable().describe('How it stands, as written there'),
        standing: z.enum(importedStates),
        authors: z.array(z.string()),
        others: z.array(z.string()).describe('People it names who have no handle here'),
        supersedes: z.array(z.string()),
        supersededBy: z.array(z.string()),
        notProved: z.literal('authority not proved here'),
      })
      .nullable()
      .describe('D5: of a decision taken elsewhere; null for one taken here'),
    names: z.record(z.string(), z.string()),
    cites: z.array(z.string()),
  })
  .loose()

const settledOutput = written.extend({ ...decisionOutput.shape, seq: z.number().int() })

/** Of a request all that is known of it; of a question that it is answered, and by which entry. */
const answeredOutput = written.extend({
  ...decisionOutput.partial().shape,
  seq: z.number().int(),
  id: z.string(),
  state,
  answeredBy: z.string().nullable(),
})

const asking = {
  ...subjectFields,
  text: line,
  context: line.optional(),
  option: z
    .array(option)
    .min(2)
    .max(10)
    .refine(isEachOnce, 'each way to answer once')
    .optional()
    .describe('Without it the answer is yes or no'),
  neededBy: when.optional(),
  ref: z.array(z.string().trim().min(1).max(500)).max(20).optional(),
  different: line.optional().describe('Why what was decided before does not answer it'),
  supersedes: id.optional(),
  answeredBy: id
    .optional()
    .describe('What says it already: nobody is asked, and how it was asked is kept with it (D7)'),
}

/** Else two could vote for the same under different letters. */
function isEachOnce(options: readonly string[]): boolean {
  return new Set(options.map(text => text.toLowerCase())).size === options.length
}

const askingRefusals = [
  ...subjectRefusals,
  'unknown_decision',
  'needed_by_in_past',
  'looks_like_secret',
  'similar_decisions',
  'asks_for_less',
  'not_in_force',
  'unknown_entry',
  'entry_erased',
  'not_for_the_asker',
]

/** Every code of A12a with which a vote can be refused. */
const voteRefusals = [
  'unknown_decision',
  'unknown_option',
  'already_settled',
  'not_a_holder',
  'inactive',
  'excluded_asker',
  'outside_validity',
  'over_amount',
  'other_currency',
  'over_risk',
  'irreversible',
  'wrong_environment',
  'frozen',
  'fenced',
  'not_your_turn',
  'observation_missing',
  'observation_stale',
  'source_revoked',
  'clipped',
  'vacant_role',
  'weak_assurance',
  'not_stated',
  'passed',
  'unknown_type',
  'unknown_area',
  'unknown_person',
  'bad_time',
  'review_in_past',
  'local_time_missing',
  'local_time_twice',
  'looks_like_secret',
]

/** Requests and decisions (D1–D7). */
export const decisionOperations = {
  'decision.request': command(
    'Ask for a decision; says who is asked, when they are on, and what was decided before.',
    'writer',
    z.strictObject(asking),
    settledOutput.extend({
      who: authorityOperations['authority.who'].output,
      similar: z.array(z.object({ id: z.string(), text: z.string().nullable() })),
    }),
    askingRefusals,
  ),
  'decision.decide': command(
    'Vote on a request; it is decided once enough who may have voted alike.',
    'human',
    z.strictObject({
      id,
      outcome: option,
      rationale: line,
      dissent: z.record(handle, line).optional().describe('What each who objects said, by handle'),
      revisit: line.optional().describe('What would make us look at it again'),
      reviewBy: when.optional(),
      breakGlass: flag.optional(),
    }),
    settledOutput,
    voteRefusals,
  ),
  'decision.pass': command(
    'Give up your turn; the next is asked at once.',
    'human',
    z.strictObject({ id, reason: line.optional() }),
    settledOutput,
    ['unknown_decision', 'already_settled', 'not_your_turn', 'passed', 'looks_like_secret'],
  ),
  'consult.answer': command(
    'Answer a consult; the decision is no longer held open for it.',
    'human',
    z.strictObject({ id, text: line }),
    settledOutput,
    ['unknown_decision', 'already_settled', 'not_consulted', 'looks_like_secret'],
  ),
  'decision.answer': command(
    'Answer a question or a request by pointing at an entry that says it already.',
    'writer',
    z.strictObject({
      id: id.describe('A request, a line that is a question, or a question about a line'),
      by: id.describe('The entry, or what it is about, such as D-12'),
    }),
    answeredOutput,
    [
      ...voteRefusals.filter(code => code !== 'unknown_option'),
      'unknown_question',
      'unknown_entry',
      'entry_erased',
      'answers_itself',
      'not_for_the_asker',
      'already_answered',
      'not_asked_of_you',
    ],
  ),
  'decision.withdraw': command(
    'Take back your own request.',
    'writer',
    z.strictObject({ id, reason: line.optional() }),
    settledOutput,
    ['unknown_decision', 'already_settled', 'not_the_asker', 'looks_like_secret'],
  ),
  'decision.ratify': command(
    'Say that a decision stands: one taken in your place, or one of yours that you wanted to look at again by now.',
    'human',
    z.strictObject({ id, note: line.optional() }),
    settledOutput,
    ['unknown_decision', 'not_in_force', 'not_to_ratify', 'looks_like_secret'],
  ),
  'decision.reverse': command(
    'Reverse a decision while it can be undone: a new decision, by somebody who may.',
    'human',
    z.strictObject({ id, reason: line }),
    settledOutput,
    [...voteRefusals, ...askingRefusals],
  ),
  'decision.supersede': command(
    'Replace a decision by a new one.',
    'human',
    z.strictObject({ id, text: line, rationale: line }),
    settledOutput,
    [...voteRefusals, ...askingRefusals],
  ),
  'decision.list': read(
    'Requests and decisions, newest first.',
    'member',
    z.strictObject({
      state: state.optional(),
      inForce: flag.optional(),
      waiting: flag
        .optional()
        .describe('What waits for you: to vote, to answer, to ratify, to look at again'),
      type: decisionType.optional(),
      area: areaPath.optional(),
      ...paging,
    }),
    z.object({ items: z.array(decisionOutput), next: z.string().nullable(), ...asOf }),
    ['unknown_type', 'unknown_area', 'bad_cursor'],
  ),
  'decision.show': read(
    'One request or decision, with who may decide it now.',
    'member',
    z.strictObject({ id }),
    decisionOutput.extend({
      who: authorityOperations['authority.who'].output.nullable(),
      mine: z
        .object({
          vote: z.boolean(),
          breakGlass: z.boolean().describe('You may vote, and only by breaking the glass'),
          consult: z.boolean(),
          ratify: z.boolean(),
          review: z.boolean().describe('You decided it, and wanted to look at it again by now'),
          reverse: z.boolean(),
        })
        .describe('What you may do about it now'),
      answer: z
        .string()
        .nullable()
        .describe('What the entry says that answers it, where it was answered by one'),
      ...asOf,
    }),
    ['unknown_decision'],
  ),
} as const
