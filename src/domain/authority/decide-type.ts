import type { WindowRule } from '../availability/spans.ts'
import type { Gov } from '../people/gov.ts'
import { type Draft, draft } from '../record/entry.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { AuthorityProof, Coverage, DecisionType } from './kinds.ts'
import { isMapType, typeName } from './types.ts'

type Proof = AuthorityProof | null

/** A1: declares a type, with what it is part of; said again it changes when somebody must be there (A13). */
export function decideAddType(
  gov: Gov,
  type: DecisionType,
  coverage: Coverage,
  proof: Proof,
): Outcome<Draft[]> {
  if (type.length > 100 || !typeName.test(type)) {
    return refuse('bad_type', 'A type is a dotted name in lower case.', 'Write it like deploy.production.', {
      path: 'name',
    })
  }
  if (isMapType(type)) return ofTheMap('declared', 'name')
  if (typeof coverage === 'object' && !gov.map.calendars.has(coverage.calendar)) {
    const shown = coverage.calendar.slice(0, 60)
    return refuse('unknown_calendar', `There is no calendar ${shown}.`, 'Add it first, with calendar add.', {
      path: 'coverage',
    })
  }
  const known = gov.map.types.get(type)
  if (known !== undefined && sameCoverage(known, coverage)) return ok([])
  return ok([addedType(type, coverage, proof)])
}

function sameCoverage(a: Coverage, b: Coverage): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.calendar === b.calendar
  return a === b
}

/** The entry of a type that was checked, or that nobody types: the tree to begin with. */
export function addedType(type: DecisionType, coverage: Coverage, proof: Proof): Draft {
  return draft({ ...ofOrg(`type ${type}`), kind: 'type.added', terms: { type, coverage, proof } })
}

/** A13: hours in which somebody must be there; said again it moves them for every type that names it. */
export function decideAddCalendar(
  calendar: string,
  zone: string,
  rules: readonly WindowRule[],
  proof: Proof,
): Outcome<Draft> {
  if (
    calendar.length > 60 ||
    !/^[a-z][a-z0-9-]*$/.test(calendar) ||
    calendar === 'always' ||
    calendar === 'none'
  ) {
    return refuse(
      'bad_calendar',
      'A calendar has a short name in lower case.',
      'Write it like office-hours.',
      {
        path: 'name',
      },
    )
  }
  const terms = { calendar, zone, rules, proof }
  return ok(draft({ ...ofOrg(`calendar ${calendar}`), kind: 'calendar.added', terms }))
}

function ofOrg(subject: string) {
  return { subject, area: null, audience: 'org' as const, words: null }
}

/** A16: the refusal where somebody would declare or fence a type of the map itself. */
export function ofTheMap(
  what: string,
  path: string,
): { ok: false; refusal: ReturnType<typeof refuse>['refusal'] } {
  return refuse('map_type', `The types of the map itself cannot be ${what}.`, 'Name another type.', { path })
}
