import { z } from 'zod'
import { areaPath, asOf, handle, id, instant, line, plainName, when, written, zoneName } from './fields.ts'
import { command, read } from './operation.ts'

/** A1: a declared type, such as `deploy.production`. */
export const decisionType = z.string().min(1).max(100).describe('A declared type such as deploy.production')
const types = z.array(decisionType).min(1).max(50)
const party = z.string().min(1).max(220).describe('@handle, team:NAME, role:manager or role:tech-lead')
const parties = z.array(party).max(200)
/** T1: minor units; a text that is none is refused by its rule and not by its shape. */
export const minorAmount = z
  .union([z.number(), z.string().max(40)])
  .describe('Minor units, such as 25000 for 250 EUR')
export const currencyCode = z.string().min(1).max(40).describe('ISO 4217, such as EUR')
export const riskLevel = z.enum(['low', 'medium', 'high'])
export const environmentName = plainName(64)
const duration = z.string().min(1).max(40).describe('A length of time such as 30m or 4h')
const assurance = z.enum(['asserted', 'token', 'session', 'verified'])

const limits = {
  maxAmount: minorAmount.optional(),
  currency: currencyCode.optional(),
  maxRisk: riskLevel.optional(),
  onlyReversible: z.boolean().optional(),
  env: z.array(environmentName).min(1).max(50).optional(),
  leastAssurance: assurance.optional(),
}
const limitRefusals = [
  'bad_amount',
  'amount_missing',
  'currency_missing',
  'mixed_currencies',
  'unknown_currency',
]
const timeRefusals = [
  'bad_time',
  'unknown_zone',
  'local_time_missing',
  'local_time_twice',
  'instant_out_of_range',
  'span_past',
  'span_empty',
]
const partyRefusals = ['unknown_person', 'unknown_team', 'unknown_role', 'not_human']

/** A2: the bounds of a grant or delegation as they are shown. */
const shownLimits = z.object({
  amount: z.object({ minor: z.number().int(), currency: z.string() }).optional(),
  risk: riskLevel.optional(),
  reversible: z.boolean().optional(),
  environments: z.array(z.string()).optional(),
  assurance: assurance.optional(),
})

const onNow = z.object({
  outcome: z.enum(['yes', 'asleep', 'nobody', 'needs']),
  holders: z.array(z.string()),
  next: z.object({ person: z.string(), at: instant }).nullable(),
  chain: z.array(z.string()),
})

const shownGrant = z.object({
  id: z.string(),
  types: z.array(z.string()),
  area: z.string(),
  holders: z.array(z.string()),
  people: z.array(z.string()).describe('The humans these are at its own area now, in order'),
  mode: z.enum(['succession', 'any']),
  quorum: z.number().int(),
  askerMayDecide: z.boolean(),
  limits: shownLimits,
  consult: z.array(z.string()),
  inform: z.array(z.string()),
  escalateAfter: z.string(),
  from: instant,
  until: instant.nullable(),
  delegable: z.boolean(),
  breakGlass: z.boolean(),
  imported: z.boolean(),
  cite: z.string().nullable(),
})

const shownDelegation = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  types: z.array(z.string()),
  area: z.string(),
  limits: shownLimits,
  starts: instant,
  until: instant,
  standIn: z.boolean(),
  clipped: z.boolean(),
  cite: z.string().nullable(),
})

const shownFreeze = z.object({
  id: z.string(),
  types: z.array(z.string()).describe('["all"] for every type'),
  area: z.string(),
  from: instant,
  until: instant.nullable(),
  except: z.array(z.string()),
  by: z.string(),
  reason: z.string().nullable(),
  cite: z.string().nullable(),
})

const shownType = z.object({ name: z.string(), coverage: z.string(), grants: z.number().int() })

/** Operations on the authority map, each decided under the map itself (A16). */
export const mapOperations = {
  'type.add': command(
    'Declare a decision type, or change when somebody must be there for it.',
    { map: 'map.grant' },
    z.strictObject({
      name: decisionType,
      coverage: z.string().min(1).max(60).optional().describe('none, always or the name of a calendar'),
    }),
    written,
    ['bad_type', 'map_type', 'unknown_calendar'],
  ),
  'type.start': command(
    'Declare a tree of types to begin with, and who holds them by role; what is there already stays.',
    { map: 'map.grant' },
    z.strictObject({}),
    written.extend({ types: z.array(z.string()), grants: z.array(z.string()) }),
  ),
  'type.list': read(
    'Decision types, parents first.',
    'member',
    z.strictObject({}),
    z.object({
      items: z.array(shownType),
      calendars: z.array(z.object({ name: z.string(), hours: z.string(), zone: z.string() })),
      ...asOf,
    }),
  ),
  'calendar.add': command(
    'Name weekly hours in which somebody must be there.',
    { map: 'map.grant' },
    z.strictObject({
      name: plainName(60),
      hours: z.string().min(1).max(1_000),
      zone: zoneName.optional(),
    }),
    written,
    ['bad_calendar', 'bad_windows', 'unknown_zone'],
  ),
  'grant.add': command(
    'Say who decides a type in an area and everything below it, in which order and within which limits.',
    { map: 'map.grant' },
    z.strictObject({
      types,
      area: areaPath,
      holders: parties.min(1),
      mode: z
        .enum(['succession', 'any'])
        .optional()
        .describe('succession (by turns) unless said; any for types of the map'),
      quorum: z.number().optional(),
      askerMayDecide: z.boolean().optional(),
      ...limits,
      consult: parties.optional(),
      inform: parties.optional(),
      escalateAfter: duration.optional(),
      from: when.optional(),
      until: when.optional(),
      delegable: z.boolean().optional(),
      breakGlass: z.boolean().optional(),
    }),
    written,
    [
      'unknown_type',
      'unknown_area',
      ...partyRefusals,
      'holders_missing',
      'bad_quorum',
      'bad_duration',
      'map_quorum',
      'map_table',
      'received_authority',
      ...limitRefusals,
      ...timeRefusals,
    ],
  ),
  'grant.revoke': command('End a grant now.', { map: 'map.grant' }, z.strictObject({ id }), written, [
    'unknown_grant',
  ]),
  'fence.add': command(
    'Stop grants from above on one type, in an area and below.',
    { map: 'map.fence' },
    z.strictObject({ type: decisionType, area: areaPath }),
    written,
    ['unknown_type', 'unknown_area', 'map_type', 'already_fenced'],
  ),
  'fence.remove': command('Take a fence away.', { map: 'map.fence' }, z.strictObject({ id }), written, [
    'unknown_fence',
  ]),
  'freeze.add': command(
    'Stop all deciding of some types in an area for a time, but by break-glass grants named as exceptions.',
    { map: 'map.freeze' },
    z.strictObject({
      types: types.describe('Types, or "all"'),
      area: areaPath,
      from: when.optional(),
      until: when.optional(),
      reason: line,
      except: z.array(id).max(50).optional(),
    }),
    written,
    ['unknown_type', 'unknown_area', 'map_type', 'unknown_grant', 'not_break_glass', ...timeRefusals],
  ),
  'freeze.lift': command(
    'Lift a freeze: by whoever placed it, or who may freeze there.',
    'human',
    z.strictObject({ id }),
    written,
    ['unknown_freeze', 'not_permitted'],
  ),
  'delegation.add': command(
    'Let somebody decide for you for a time, within what you hold yourself; for somebody suddenly absent, a stand-in.',
    'human',
    z.strictObject({
      types,
      area: areaPath,
      to: handle,
      from: when.optional(),
      until: when.optional(),
      ...limits,
      for: handle.optional(),
    }),
    written.extend({ clipped: z.boolean(), standIn: z.boolean(), until: instant }),
    [
      'unknown_type',
      'unknown_area',
      'unknown_person',
      'not_human',
      'same_person',
      'not_permitted',
      'until_missing',
      'nothing_to_delegate',
      'received_authority',
      'break_glass_not_delegable',
      'not_delegable',
      'stand_in_for_self',
      'stand_in_too_long',
      ...limitRefusals,
      ...timeRefusals,
    ],
  ),
  'delegation.revoke': command(
    'End a delegation now: by its giver, by whoever received it, or under the map.',
    'human',
    z.strictObject({ id }),
    written,
    ['unknown_delegation', 'not_permitted'],
  ),
  'observation.add': command(
    'Say that what a contingency waits for was seen: it opens the action for a while.',
    'writer',
    z.strictObject({
      item: id,
      saw: line,
      ref: z.string().trim().min(1).max(2_000).optional(),
      observedAt: when.optional(),
    }),
    written.extend({ until: instant }),
    [
      'unknown_item',
      'item_closed',
      'not_a_contingency',
      'observed_in_future',
      'observation_stale',
      'looks_like_secret',
      ...timeRefusals,
    ],
  ),
  'map.show': read(
    'The map by area and type: grants with who is up now, delegations, freezes and fences.',
    'member',
    z.strictObject({
      area: areaPath.optional().describe('This area with all below it, and what reaches it from above'),
      type: decisionType.optional(),
    }),
    z.object({
      areas: z.array(
        z.object({
          area: z.string(),
          types: z.array(onNow.extend({ type: z.string() })),
        }),
      ),
      grants: z.array(shownGrant),
      delegations: z.array(shownDelegation),
      freezes: z.array(shownFreeze),
      fences: z.array(
        z.object({ id: z.string(), type: z.string(), area: z.string(), cite: z.string().nullable() }),
      ),
      names: z.record(z.string(), z.string()).describe('Names of the people here, by handle'),
      ...asOf,
    }),
    ['unknown_area', 'unknown_type'],
  ),
} as const
