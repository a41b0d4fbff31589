import { z } from 'zod'
import { areaPath, asOf, handle, instant, newAreaPath, paging, plainName, written } from './fields.ts'
import { command, read } from './operation.ts'

const held = {
  name: plainName(200).optional(),
  team: z.string().min(1).max(210).nullable().optional(),
  managers: z.array(handle).max(100).optional(),
  techLeads: z.array(handle).max(100).optional(),
  restricted: z.boolean().optional(),
}
const heldRefusals = ['unknown_team', 'unknown_person', 'not_human']

const listedArea = z.object({
  id: z.string(),
  path: z.string(),
  name: z.string().nullable(),
  team: z.string().nullable(),
  managers: z.array(z.string()),
  techLeads: z.array(z.string()),
  restricted: z.boolean(),
})

/** Operations on the tree of areas (V6). */
export const areasOperations = {
  'area.add': command(
    'Add an area below one that exists.',
    { map: 'map.area' },
    z.strictObject({ path: newAreaPath, ...held }),
    written,
    ['path_taken', 'unknown_area', 'received_authority', ...heldRefusals],
  ),
  'area.set': command(
    'Change the team, roles, name or readers of an area.',
    { map: 'map.area' },
    z.strictObject({ path: areaPath, ...held }),
    written,
    ['unknown_area', 'nothing_to_change', 'received_authority', ...heldRefusals],
  ),
  'area.move': command(
    'Move an area with all below it; its old paths lead to it from then on.',
    { map: 'map.area' },
    z.strictObject({ path: areaPath, new: newAreaPath }),
    written,
    ['unknown_area', 'path_taken', 'area_cycle', 'area_is_root', 'received_authority'],
  ),
  'area.retire': command(
    'Retire an area without open items and without areas below it.',
    { map: 'map.area' },
    z.strictObject({ path: areaPath }),
    written,
    ['unknown_area', 'area_in_use', 'area_is_root'],
  ),
  'area.list': read(
    'Areas in use, in the order they were added.',
    'member',
    z.strictObject(paging),
    z.object({ items: z.array(listedArea), next: z.string().nullable(), ...asOf }),
  ),
  'area.show': read(
    'One area: its people, what is below it, and who is on now.',
    'member',
    z.strictObject({ path: areaPath }),
    listedArea.extend({
      parent: z.string().nullable(),
      children: z.array(z.string()),
      followed: z.boolean(),
      names: z.record(z.string(), z.string()).describe('Names of the people here, by handle'),
      on: z.array(
        z.object({
          person: z.string(),
          reach: z.enum(['at_work', 'on_call']),
          until: instant,
          proposed: z.boolean(),
        }),
      ),
      onNext: z.object({ person: z.string(), from: instant }).nullable(),
      ...asOf,
    }),
    ['unknown_area'],
  ),
  'area.follow': command(
    'Have an area in your brief.',
    'writer',
    z.strictObject({ path: areaPath }),
    written,
    ['unknown_area'],
  ),
  'area.unfollow': command(
    'Leave an area out of your brief.',
    'writer',
    z.strictObject({ path: areaPath }),
    written,
    ['unknown_area'],
  ),
} as const
