import { z } from 'zod'
import { asOf, newHandle, when, written, zoneName } from './fields.ts'
import { command, read } from './operation.ts'

const setting = z.enum([
  'defaultTransfer',
  'grace',
  'escalateAfter',
  'neededBy',
  'agentConfirm',
  'leastAssurance',
])

/** Operations on the organisation itself. */
export const orgOperations = {
  'org.show': read(
    'The organisation: its name, settings, clock and data versions.',
    'member',
    z.strictObject({}),
    z.object({
      org: z.string(),
      id: z.string(),
      simulated: z.boolean(),
      zone: z.string(),
      zoneData: z.string(),
      rules: z.string(),
      settings: z.record(z.string(), z.union([z.string(), z.boolean()])),
      ...asOf,
    }),
  ),
  'zone.rows': read(
    'The zone data of some zones, as the organisation adopted it: a browser computes local times with it (T2).',
    'member',
    z.strictObject({ zones: z.array(zoneName).min(1).max(200) }),
    z.object({ version: z.string(), sha256: z.string(), rows: z.array(z.string()) }),
    ['unknown_zone'],
  ),
  'zone.list': read(
    'The names of all zones.',
    'member',
    z.strictObject({}),
    z.object({ version: z.string(), zones: z.array(z.string()) }),
  ),
  'org.set': command(
    'Change a setting of the organisation.',
    'administrator',
    z.strictObject({ key: setting, value: z.string().min(1).max(40) }),
    written,
    ['bad_setting'],
  ),
  'clock.set': command(
    'Move the clock of a simulated organisation forward.',
    'writer',
    z.strictObject({ instant: when }),
    written,
    ['not_simulated', 'clock_backwards'],
  ),
  'clock.reset': command(
    'Accept that the clock was set back, and go on.',
    'administrator',
    z.strictObject({}),
    written,
    ['clock_not_behind'],
  ),
  'zone.adopt': command(
    'Compute with the current zone data from here on.',
    'administrator',
    z.strictObject({}),
    written,
  ),
  'rules.adopt': command(
    'Compute with the current rules from here on.',
    'administrator',
    z.strictObject({}),
    written,
  ),
  'admin.add': command(
    'Make a person an administrator.',
    { map: 'map' },
    z.strictObject({ handle: z.string().min(1).max(64) }),
    written,
    ['unknown_person', 'not_human'],
  ),
} as const

/** What `init` takes; it is command line only. */
export const initInput = z.strictObject({
  org: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and dashes')
    .default('locum'),
  admin: newHandle.default('admin'),
  adminName: z.string().trim().min(1).max(200).optional(),
  zone: zoneName.default('Etc/UTC'),
  simulated: z.boolean().default(false),
})
