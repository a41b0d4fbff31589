import { assurances } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import { formatDuration, parseDuration } from '../time/duration.ts'
import { dayMs } from '../time/instant.ts'
import type { OrgSettings } from './kinds.ts'

/** The names settings have outside. */
export type SettingName =
  | 'defaultTransfer'
  | 'grace'
  | 'escalateAfter'
  | 'neededBy'
  | 'agentConfirm'
  | 'leastAssurance'

const longestMs = 90 * dayMs

/** A setting as it is typed, e.g. `grace 90m`, `agentConfirm no`. */
export function parseSetting(key: SettingName, value: string): Outcome<Partial<OrgSettings>> {
  switch (key) {
    case 'defaultTransfer':
      return value === 'on-next' || value === 'author'
        ? ok({ defaultTransfer: value })
        : bad('It is on-next or author.')
    case 'agentConfirm':
      return value === 'yes' || value === 'no'
        ? ok({ agentConfirm: value === 'yes' })
        : bad('It is yes or no.')
    case 'leastAssurance': {
      const known = assurances.find(assurance => assurance === value)
      return known === undefined
        ? bad(`It is one of ${assurances.join(', ')}.`)
        : ok({ leastAssurance: known })
    }
    case 'grace':
      return duration(value, graceMs => ({ graceMs }))
    case 'escalateAfter':
      return duration(value, escalateAfterMs => ({ escalateAfterMs }))
    case 'neededBy':
      return duration(value, neededByMs => ({ neededByMs }))
  }
}

/** What `parseSetting` reads. */
export function printSettings(settings: OrgSettings): Record<SettingName, string> {
  return {
    defaultTransfer: settings.defaultTransfer,
    grace: formatDuration(settings.graceMs),
    escalateAfter: formatDuration(settings.escalateAfterMs),
    neededBy: formatDuration(settings.neededByMs),
    agentConfirm: settings.agentConfirm ? 'yes' : 'no',
    leastAssurance: settings.leastAssurance,
  }
}

function duration(value: string, set: (ms: number) => Partial<OrgSettings>): Outcome<Partial<OrgSettings>> {
  const parsed = parseDuration(value)
  if (!parsed.ok) return bad(parsed.refusal.next)
  return parsed.value <= longestMs ? ok(set(parsed.value)) : bad('At most 90d.')
}

function bad(next: string) {
  return refuse('bad_setting', 'This setting cannot have that value.', next, { path: 'value' })
}
