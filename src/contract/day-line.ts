import { z } from 'zod'
import { asOf, instant, teamName, when } from './fields.ts'
import { read } from './operation.ts'

const span = z.object({ from: instant, until: instant })

/** What stands in somebody's row, in the order of V1; on-call lies beside hours and never hides them. */
const kind = z.enum(['offline', 'leave', 'cover', 'window', 'on-call'])

const person = z.object({
  handle: z.string(),
  name: z.string(),
  /** The organisation's where they declared none. */
  zone: z.string(),
  zoneDeclared: z.boolean(),
  /** Whether they ever declared weekly hours, or somebody proposed some for them. */
  declared: z.boolean(),
  spans: z.array(span.extend({ kind, proposed: z.boolean() })),
  /** 22:00 to 06:00 on their clock; none where their zone is not known. */
  nights: z.array(span),
})

const team = z.object({
  name: z.string(),
  people: z.array(person),
  morePeople: z.number().int(),
  /** Where nobody of the team is reachable. */
  holes: z.array(span),
  /** Nobody of them declared hours, so that holes are not known. */
  undeclared: z.boolean(),
})

/** The day line: who is on when, on one axis of time. */
export const dayLineOperations = {
  'day-line.read': read(
    'Who is on when, by team, with handoffs between them and the hours at which nobody is reachable.',
    'member',
    z.strictObject({
      from: when.optional().describe('Where it begins; a date is the start of that day in your zone'),
      hours: z.coerce.number().int().min(24).max(168).default(48),
      teams: z
        .union([teamName, z.array(teamName).max(12)])
        .optional()
        .describe('By name; without it, yours'),
    }),
    z.object({
      ...asOf,
      zoneData: z.string(),
      from: instant,
      until: instant,
      teams: z.array(team),
      moreTeams: z.number().int(),
      handoffs: z.array(
        z.object({
          id: z.string(),
          author: z.string(),
          publishedAt: instant,
          backAt: instant.nullable(),
          accepted: z.array(z.object({ by: z.string(), at: instant })),
          /** Lines of it are still offered to somebody. */
          waiting: z.boolean(),
          waitingForYou: z.boolean(),
        }),
      ),
      missing: z.array(z.object({ person: z.string(), shiftEndedAt: instant, backAt: instant.nullable() })),
    }),
    [
      'unknown_team',
      'bad_time',
      'unknown_zone',
      'local_time_missing',
      'local_time_twice',
      'instant_out_of_range',
    ],
  ),
} as const
