import { z } from 'zod'
import { areaPath, handle, instant, when } from './fields.ts'

const decidedMeanwhile = {
  id: z.string(),
  type: z.string(),
  area: z.string(),
  text: z.string().nullable(),
  outcome: z.string().nullable(),
  decidedBy: z.array(z.string()),
  decidedAt: instant.nullable(),
  cites: z.array(z.string()),
}

/** The going-away bundle: what the author lets others decide while they are away. */
export const delegate = z
  .array(
    z.union([
      z.string().min(3).max(1_000),
      z.strictObject({
        types: z.array(z.string().min(1).max(100)).min(1).max(50),
        to: handle,
        area: areaPath.optional(),
        until: when.optional(),
      }),
    ]),
  )
  .max(20)
  .optional()
  .describe('Delegated with it, until you are back: "TYPE,TYPE=@handle" or {types, to, area, until}')

export const delegateCodes = [
  'not_the_author',
  'unknown_type',
  'not_human',
  'same_person',
  'until_missing',
  'span_past',
  'span_empty',
  'nothing_to_delegate',
  'received_authority',
  'break_glass_not_delegable',
  'not_delegable',
  'bad_time',
  'unknown_zone',
]

export const uncoveredOutput = z
  .array(
    z.object({
      type: z.string(),
      area: z.string(),
      from: instant,
      until: instant,
      could: z.array(z.string()).describe('Who could be asked'),
    }),
  )
  .describe('What this absence leaves without anyone to decide')

export const delegationsOutput = z.array(
  z.object({
    id: z.string(),
    to: z.string(),
    types: z.array(z.string()),
    clipped: z.boolean(),
    area: z.string(),
    until: instant,
  }),
)

/** H10: what was decided for somebody while they were away. */
export const meanwhileOutput = {
  toRatify: z
    .array(
      z.object({
        ...decidedMeanwhile,
        reversible: z.boolean().describe('It can still be undone'),
        reversibleUntil: instant.nullable(),
      }),
    )
    .describe('Decided while you were away: to ratify, or to reverse while it can be undone'),
  contingenciesUsed: z
    .array(
      z.object({
        ...decidedMeanwhile,
        item: z.string(),
        observation: z.string().nullable(),
      }),
    )
    .describe('Which of your contingencies were used, and for what'),
}
