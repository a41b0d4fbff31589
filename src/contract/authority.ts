import { z } from 'zod'
import { areaPath, computedFrom, filePath, flag, handle, id, instant, when } from './fields.ts'
import { currencyCode, decisionType, environmentName, minorAmount, riskLevel } from './map.ts'
import { read } from './operation.ts'

const reach = z.enum(['at_work', 'on_call', 'away', 'undeclared'])
const outcome = z.enum(['yes', 'asleep', 'nobody', 'needs'])

/** D1, A3: what is to be decided. A dimension that is not given is not stated, and clauses about it are unknown. */
export const subjectFields = {
  type: decisionType,
  area: areaPath,
  amount: minorAmount.optional(),
  currency: currencyCode.optional(),
  risk: riskLevel.optional(),
  env: environmentName.optional(),
  reversible: flag.optional(),
  irreversible: flag.optional(),
  reversibleUntil: when.optional(),
  path: filePath.optional().describe('A file of the area’s repository'),
}
export const subjectRefusals = [
  'unknown_type',
  'unknown_area',
  'bad_amount',
  'amount_missing',
  'currency_missing',
  'mixed_currencies',
  'unknown_currency',
  'bad_time',
  'unknown_zone',
  'local_time_missing',
  'local_time_twice',
  'instant_out_of_range',
]

/** The same as a question to the map. */
const question = {
  ...subjectFields,
  asker: handle.optional(),
  request: id.optional().describe('A request under way: its turns and votes count'),
  breakGlass: flag.optional(),
  assurance: z
    .enum(['asserted', 'token', 'session', 'verified'])
    .optional()
    .describe('How whoever decides will be known; "verified" unless said'),
}
const questionRefusals = [...subjectRefusals, 'unknown_person', 'unknown_decision']

const via = z.object({
  grant: z.string(),
  delegation: z.string().optional(),
  contingency: z.string().optional(),
  observation: z.string().optional(),
  cites: z.array(z.string()),
})

const chainRow = z.object({
  person: z.string(),
  entitled: z.enum(['yes', 'no', 'unknown']),
  turn: z.boolean(),
  reach,
  proposed: z.boolean(),
  seatedAt: instant.nullable(),
  codes: z.array(z.string()),
})

const names = z.record(z.string(), z.string()).describe('Names of the people here, by handle')
const codes = z.array(z.string())
const gap = z.object({
  type: z.string(),
  area: z.string(),
  from: instant,
  until: instant,
  outcome: z.enum(['asleep', 'nobody']),
  declared: z.boolean().describe('The type does not ask that somebody be there then'),
})

/** Questions to the authority map (A12–A15). */
export const authorityOperations = {
  'authority.who': read(
    'Who may decide this, now or at an instant: with the chain, who is next, and what may be done meanwhile.',
    'member',
    z.strictObject({
      ...question,
      without: z.array(handle).max(200).optional().describe('People taken as away from now on'),
    }),
    z.object({
      outcome,
      holders: z.array(
        z.object({
          person: z.string(),
          via: z.array(via),
          reach,
          proposed: z.boolean(),
          until: instant.nullable(),
        }),
      ),
      next: z.object({ person: z.string(), at: instant }).optional(),
      meanwhile: z.array(
        z.object({ kind: z.string(), cites: z.array(z.string()), until: instant.nullable() }).loose(),
      ),
      chain: z.array(chainRow),
      codes,
      missing: z.array(z.string()),
      bands: z.array(
        z.object({
          currency: z.string(),
          upTo: z.number().int().nullable(),
          outcome,
          holders: z.array(z.string()),
        }),
      ),
      names,
      ...computedFrom,
      validUntil: instant.nullable(),
    }),
    questionRefusals,
  ),
  'authority.may': read(
    'Whether this person may decide this, with the explanation and the one change that would make it yes.',
    'member',
    z.strictObject({ handle, ...question }),
    z.object({
      outcome: z.enum(['yes', 'no', 'needs']),
      entitled: z.enum(['yes', 'no', 'unknown']),
      turn: z.boolean(),
      reach,
      codes,
      path: via
        .extend({
          bounds: z.array(
            z.object({
              dimension: z.string(),
              of: z.string(),
              limit: z.union([z.string(), z.number(), z.array(z.string())]),
              margin: z.number().nullable(),
            }),
          ),
        })
        .nullable(),
      failing: z.array(via.extend({ codes })),
      missing: z.array(z.string()),
      change: z.object({ kind: z.string() }).loose().nullable(),
      names,
      ...computedFrom,
      validUntil: instant.nullable(),
    }),
    questionRefusals,
  ),
  'authority.gaps': read(
    'When nobody could decide: by type and area, in a span.',
    'member',
    z.strictObject({
      type: decisionType.optional().describe('Without it the types that ask for coverage'),
      area: areaPath.optional(),
      from: when.optional(),
      until: when.optional(),
    }),
    z.object({
      gaps: z.array(gap),
      groups: z.array(
        z.object({
          chain: z.array(z.string()),
          pairs: z.array(z.object({ type: z.string(), area: z.string() })),
        }),
      ),
      names,
      from: instant,
      until: instant,
      ...computedFrom,
    }),
    [...questionRefusals, 'span_empty', 'span_too_long'],
  ),
  'authority.weekend-test': read(
    'What stalls when these people are away, from when to when, and who is the only holder of what.',
    'member',
    z.strictObject({
      without: z.array(handle).max(200).optional(),
      type: decisionType.optional(),
      area: areaPath.optional(),
      from: when.optional(),
      until: when.optional(),
    }),
    z.object({
      without: z.array(z.string()),
      gaps: z.array(gap),
      singleApprover: z
        .array(z.string())
        .describe('Folders and rules of these areas’ repositories with one approver'),
      soleHolders: z.array(
        z.object({ person: z.string(), type: z.string(), area: z.string(), could: z.array(z.string()) }),
      ),
      groups: z.array(
        z.object({
          chain: z.array(z.string()),
          pairs: z.array(z.object({ type: z.string(), area: z.string() })),
        }),
      ),
      names,
      from: instant,
      until: instant,
      ...computedFrom,
    }),
    [...questionRefusals, 'span_empty', 'span_too_long'],
  ),
  'authority.bands': read(
    'Who could decide what, at every instant of a span; with people taken out, as it would be without them.',
    'member',
    z.strictObject({
      pairs: z
        .array(z.string().min(1).max(400))
        .max(80)
        .optional()
        .describe('“TYPE AREA”; without them every type that asks for coverage, wherever it is granted'),
      type: decisionType.optional(),
      area: areaPath.optional(),
      without: z.array(handle).max(200).optional(),
      from: when.optional(),
      until: when.optional(),
    }),
    z.object({
      rows: z.array(
        z.object({
          type: z.string(),
          area: z.string(),
          spans: z.array(
            z.object({
              from: instant,
              until: instant,
              outcome,
              declared: z.boolean().describe('Nobody is up, and the type does not ask that somebody be'),
              frozen: z.boolean(),
              quorum: z.number().int().nullable(),
              up: z.array(z.object({ person: z.string(), place: z.number().int(), delegated: z.boolean() })),
            }),
          ),
        }),
      ),
      more: z.number().int().describe('Rows that are not told'),
      names,
      from: instant,
      until: instant,
      ...computedFrom,
    }),
    [...questionRefusals, 'span_empty', 'span_too_long'],
  ),
  'authority.conflicts': read(
    'What of the map cannot work as it stands: vacant roles, chains of one, quorums too long, holders without hours.',
    'member',
    z.strictObject({}),
    z.object({
      items: z.array(z.object({ code: z.string() }).loose()),
      names,
      ...computedFrom,
    }),
  ),
} as const
