import { z } from 'zod'
import { asOf, instant, paging } from './fields.ts'
import { read } from './operation.ts'

const query = z
  .string()
  .max(1_000)
  .describe('Words, "phrases" and qualifiers: kind:hold area:payments -author:@me')

/** Something to say about a place in the query, in UTF-16 units. */
const hint = z.object({ from: z.number().int(), to: z.number().int(), message: z.string() })

/** Where a text says what was looked for: `[from, to)`. */
const marks = z.array(z.tuple([z.number().int(), z.number().int()]))

const result = z.object({
  /** A handoff, line, question or decision by its id, an area by its path, a person by their handle. */
  id: z.string(),
  kind: z.string(),
  /** How it stands now; null for what does not stand one way or another. */
  state: z.string().nullable(),
  area: z.string().nullable(),
  author: z.string().nullable(),
  /** Of the entry found; null for areas and people. */
  saidAt: instant.nullable(),
  validUntil: instant.nullable(),
  stale: z.boolean(),
  title: z.string(),
  titleMarks: marks,
  /** What of it says what was looked for; it may be of a note or vote about it. */
  passage: z.string(),
  passageMarks: marks,
  score: z.number(),
  /** The entry found, and its place in the record. */
  entry: z.string().nullable(),
  seq: z.number().int().nullable(),
})

export const searchOperations = {
  'record.search': read(
    'Search the record, as far as you may read it.',
    'member',
    z.strictObject({
      query,
      sort: z
        .enum(['relevance', 'newest'])
        .optional()
        .describe('By relevance where words are looked for, else the newest first'),
      ...paging,
    }),
    z.object({
      items: z.array(result),
      hints: z.array(hint),
      /** Found among this many of the newest matches; null: among all. */
      among: z.number().int().nullable(),
      /** How many of the oldest entries are not searched yet, since they are still being prepared. */
      unprepared: z.number().int(),
      next: z.string().nullable(),
      ...asOf,
    }),
    ['bad_cursor'],
  ),
  'record.complete': read(
    'What may be typed next in a search.',
    'member',
    z.strictObject({
      query,
      position: z.coerce.number().int().min(0).optional().describe('Where the cursor stands; at the end'),
    }),
    z.object({
      /** What is replaced: `[from, to)`. */
      from: z.number().int(),
      to: z.number().int(),
      items: z.array(z.object({ text: z.string(), summary: z.string() })),
      ...asOf,
    }),
  ),
} as const
