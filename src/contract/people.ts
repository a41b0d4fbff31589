import { z } from 'zod'
import {
  asOf,
  flag,
  handle,
  instant,
  newHandle,
  paging,
  personName,
  teamName,
  written,
  zoneName,
} from './fields.ts'
import { command, read } from './operation.ts'

const reach = z.enum(['at_work', 'on_call', 'away', 'undeclared'])

const listedPerson = z.object({
  id: z.string(),
  handle: z.string(),
  name: z.string(),
  kind: z.enum(['human', 'agent']),
  timeZone: z.string(),
  zoneDeclared: z.boolean().describe('False where `timeZone` is the organisation’s for want of their own'),
})

const shownSpan = z.object({
  id: z.string(),
  kind: z.enum(['offline', 'leave', 'cover', 'oncall']),
  from: instant,
  until: instant.nullable(),
  area: z.string().nullable(),
  types: z.array(z.string()),
  wake: z.boolean(),
  proposedBy: z.string().nullable(),
  handoff: z.string().nullable(),
})

/** Operations on people and teams. */
export const peopleOperations = {
  'person.add': command(
    'Add a person, or an agent with a human sponsor.',
    { map: 'map.people' },
    z.strictObject({
      handle: newHandle,
      name: personName,
      zone: zoneName.optional(),
      agent: z.boolean().optional(),
      sponsor: handle.optional(),
    }),
    written,
    ['handle_taken', 'unknown_zone', 'unknown_person', 'sponsor_missing', 'not_human', 'sponsor_not_wanted'],
  ),
  'person.set': command(
    'Change a person: their name or zone, or whether they are an auditor. Everyone may change their own name and zone.',
    'writer',
    z.strictObject({
      handle,
      name: personName.optional(),
      zone: zoneName.optional(),
      auditor: z.boolean().optional(),
    }),
    written,
    ['unknown_person', 'unknown_zone', 'not_permitted', 'nothing_to_change'],
  ),
  'person.merge': command(
    'Two handles are one person from here on.',
    { map: 'map.people' },
    z.strictObject({ from: handle, into: handle }),
    written,
    ['unknown_person', 'same_person', 'not_human', 'received_authority'],
  ),
  'person.leave': command(
    'A person leaves: roles, tokens and agents end, and their open items are offered on.',
    { map: 'map.people' },
    z.strictObject({ handle }),
    written.extend({ orphaned: z.array(z.string()) }),
    ['unknown_person', 'last_administrator'],
  ),
  'person.list': read(
    'Active people, in the order they were added.',
    'member',
    z.strictObject({
      ...paging,
      reach: flag.optional().describe('Also who is on now, by what they declared'),
    }),
    z.object({
      items: z.array(listedPerson.extend({ reach: reach.optional() })),
      next: z.string().nullable(),
      ...asOf,
    }),
  ),
  'person.show': read(
    'One person: hours, declared spans, teams and roles.',
    'member',
    z.strictObject({ handle }),
    listedPerson.extend({
      active: z.boolean(),
      administrator: z.boolean(),
      auditor: z.boolean(),
      sponsor: z.string().nullable(),
      agents: z.array(z.string()),
      windows: z
        .object({ hours: z.string(), zone: z.string(), proposedBy: z.string().nullable() })
        .nullable(),
      reach,
      proposed: z.boolean(),
      zoneChanges: z.array(z.object({ at: instant, offsetMinutes: z.number().int() })),
      spans: z.array(shownSpan),
      teams: z.array(z.string()),
      leads: z.array(z.string()),
      follows: z.array(z.string()),
      ...asOf,
    }),
    ['unknown_person'],
  ),
  'team.set': command(
    'Make a team, or change its members; `team:NAME` among them nests a team in place.',
    { map: 'map.people' },
    z.strictObject({
      name: teamName,
      members: z.array(z.string().min(1).max(210)).max(2_000).optional(),
      teams: z.array(z.string().min(1).max(210)).max(500).optional(),
    }),
    written,
    ['unknown_person', 'unknown_team', 'team_cycle', 'received_authority'],
  ),
  'team.list': read(
    'Teams with their members in order.',
    'member',
    z.strictObject(paging),
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          members: z.array(z.string()),
          teams: z.array(z.string()),
        }),
      ),
      next: z.string().nullable(),
      ...asOf,
    }),
  ),
} as const
