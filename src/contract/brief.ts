import { z } from 'zod'
import { areaPath, instant } from './fields.ts'
import { read } from './operation.ts'

const line = z.object({
  text: z.string(),
  kind: z.string(),
  condition: z.enum(['stable', 'fragile', 'unstable']).nullable(),
  area: z.string().nullable(),
  owner: z.string().nullable(),
  authors: z.array(z.string()),
  saidAt: instant,
  validUntil: instant.nullable(),
  due: instant.nullable(),
  stale: z.boolean(),
  cites: z.array(z.string()).min(1),
  item: z.string().optional(),
  next: z.string().optional(),
  refs: z.array(z.string()).optional().describe('Links and references of the item'),
  fallen: z.boolean().optional().describe('It fell to the reader by default (H7)'),
  mayAccept: z.boolean().optional().describe('The reader may accept it now (H6)'),
  proposed: z.boolean().optional().describe('It rests on hours that others proposed (V3)'),
  note: z.string().optional(),
  handoff: z.string().optional().describe('The handoff that offers the line, or that waits to be confirmed'),
  question: z.string().optional().describe('A question to answer, by its own id'),
  standing: z.string().optional().describe('An answer offered to the reader to keep (D7)'),
  decision: z.string().optional().describe('A request or decision that waits for the reader'),
})

const sectionId = z.enum([
  'holds',
  'yours',
  'offered',
  'decisions',
  'questions',
  'contingencies',
  'authority',
  'changed',
  'on',
  'stale',
])

/** Operations of the brief (B0–B4). */
export const briefOperations = {
  'brief.read': read(
    'What the incoming person reads: what is theirs now, what not to touch, what changed since their own last shift.',
    'member',
    z.strictObject({
      area: areaPath.optional(),
      open: z.array(sectionId).max(10).optional().describe('Sections to show whole instead of folded (B3)'),
    }),
    z.object({
      person: z.string().nullable(),
      name: z.string().nullable(),
      area: z.string().nullable(),
      at: instant,
      since: instant,
      atSeq: z.number().int(),
      zoneData: z.string(),
      rules: z.string(),
      names: z.record(z.string(), z.string()).describe('Names of the people in the lines, by handle'),
      headlines: z.array(line),
      sections: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          lines: z.array(line),
          shown: z.number().int().describe('How many lines stand here'),
          more: z.number().int().describe('How many do not; of "on", areas'),
          empty: z.string().optional(),
          proposed: z.boolean().optional().describe('It rests on hours that others proposed (V3)'),
        }),
      ),
    }),
    ['unknown_area', 'not_permitted'],
  ),
} as const
