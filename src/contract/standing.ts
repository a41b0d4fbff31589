import { z } from 'zod'
import { areaPath, asOf, flag, id, instant, line, paging, when, written } from './fields.ts'
import { command, read } from './operation.ts'

const state = z.enum(['offered', 'in-force', 'expired', 'declined', 'ended'])

const standing = z
  .object({
    id: z.string(),
    state,
    question: z.string().nullable().describe('While offered: as it was asked. Null where it was erased'),
    answer: z.string().nullable().describe('While offered: what the entry says. Null where it was erased'),
    owner: z.string(),
    area: z.string().nullable(),
    entry: z.string().describe('The entry it was made for'),
    cites: z.array(z.string()),
    offeredAt: instant,
    acceptedAt: instant.nullable(),
    validUntil: instant.nullable().describe('It answers nobody after this'),
    askedAs: z.array(
      z.object({
        text: z.string().nullable(),
        answers: z.string().describe('The question or request it was the wording of'),
        asker: z.string().nullable(),
        at: instant,
      }),
    ),
    names: z.record(z.string(), z.string()),
  })
  .loose()

const keptOutput = written.extend({ ...standing.shape, seq: z.number().int() })

/** Standing answers (D7). */
export const standingOperations = {
  'standing.accept': command(
    'Keep an answer for the next who asks, in your words; again, to change it.',
    'human',
    z.strictObject({
      id,
      answer: line.optional().describe('Without it, what the entry says'),
      question: line.optional().describe('Without it, as it was first asked'),
      until: when.optional().describe('Until when it holds; ninety days without it'),
      cite: z.array(id).max(20).optional().describe('Other entries it rests on'),
    }),
    keptOutput,
    [
      'unknown_standing',
      'not_the_owner',
      'unknown_entry',
      'entry_erased',
      'words_missing',
      'bad_time',
      'until_in_past',
      'local_time_missing',
      'local_time_twice',
      'instant_out_of_range',
      'unknown_zone',
      'looks_like_secret',
    ],
  ),
  'standing.decline': command(
    'Keep no standing answer, or end the one you keep.',
    'human',
    z.strictObject({ id, reason: line.optional() }),
    keptOutput,
    ['unknown_standing', 'not_the_owner', 'already_declined', 'looks_like_secret'],
  ),
  'standing.list': read(
    'Standing answers in force, and those offered to you; newest first.',
    'member',
    z.strictObject({
      state: state.optional(),
      area: areaPath.optional(),
      mine: flag.optional().describe('Only those you keep or are offered'),
      ...paging,
    }),
    z.object({ items: z.array(standing), next: z.string().nullable(), ...asOf }),
    ['unknown_area', 'bad_cursor'],
  ),
  'standing.show': read(
    'One standing answer, with the wordings it was asked under.',
    'member',
    z.strictObject({ id }),
    standing.extend({ ...asOf }),
    ['unknown_standing'],
  ),
} as const
