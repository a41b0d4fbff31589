import type { DelegationTerms, GrantLimits, GrantTerms } from '../../src/domain/authority/kinds.ts'
import { risks } from '../../src/domain/authority/kinds.ts'
import type { Freeze } from '../../src/domain/authority/map.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import type { Gov } from '../../src/domain/people/gov.ts'
import { assurances } from '../../src/domain/record/entry.ts'

/*
 * The map once more, as policies of Cedar. Only ids and numbers are handed over: what covers what, who is whom and what
 * is in time is for Cedar to find out.
 */

/**
 * One policy for each grant, one for each grant and delegation together (A8), one for each freeze without exceptions,
 * and one for those who cannot act. An attribute that is missing makes a policy of Cedar not apply, as a dimension that
 * is not stated makes a way not true (A3).
 */
export function policiesOf(gov: Gov): string {
  const grants = [...gov.map.grants.values()].filter(isExpressible)
  const delegations = [...gov.map.delegations.values()]
  const given = grants
    .filter(grant => grant.delegable && !grant.breakGlass)
    .flatMap(grant => delegations.map(delegation => delegated(gov, grant, delegation)))
  const freezes = [...gov.map.freezes.values()].filter(freeze => !hasException(gov, freeze))
  return [
    'forbid (principal, action, resource) unless { principal.able };',
    permit(gov, administration(gov), 'principal', ['principal in Place::"map"']),
    ...grants.map(grant => own(gov, grant)),
    ...given,
    ...freezes.map(freeze => `forbid (principal, action, resource) when { ${isOn(freeze)} };`),
  ].join('\n')
}

/** A2b: which rule of a file's table is the last that matches is a matter of order, of which Cedar has none. */
export function isExpressible({ holders }: GrantTerms): boolean {
  return holders.every(holder => !('table' in holder))
}

function own(gov: Gov, grant: GrantTerms): string {
  const holds = [`principal in ${place(grant)}`, ...roles(grant, 'principal')]
  return permit(gov, grant, 'principal', [`(${holds.join(' || ')})`, ...glass(gov, grant)])
}

/** A8: what its giver holds by this grant, and the delegation says. */
function delegated(gov: Gov, grant: GrantTerms, delegation: DelegationTerms): string {
  const [current, taker] = [personOf(gov, delegation.from), `Person::"${delegation.to}"`]
  const holds = [`${current} in ${place(grant)}`, ...roles(grant, current)]
  const conditions = [
    `${current}.able && ${current} != principal`,
    `(${holds.join(' || ')})`,
    `action in [${actions(delegation.types)}] && resource in Area::"${delegation.area}"`,
    during(delegation.starts, delegation.until),
    ...within(delegation.limits),
  ]
  return permit(gov, grant, `principal in ${taker}`, conditions)
}

/** V5: whoever merged into another is spoken of by the other's name. */
function personOf(gov: Gov, id: PersonId): string {
  const into = gov.mergedInto.get(id)
  return into === undefined ? `Person::"${id}"` : personOf(gov, into)
}

/** A16: what administrators hold. */
function administration({ rootArea }: Gov): Granted {
  return { grant: 'map', types: ['map'], area: rootArea, from: 0, until: null, limits: {}, breakGlass: false }
}

type Granted = Pick<GrantTerms, 'grant' | 'types' | 'area' | 'from' | 'until' | 'limits' | 'breakGlass'>

function permit(gov: Gov, grant: Granted, principal: string, conditions: readonly string[]): string {
  const all = [...conditions, during(grant.from, grant.until), ...within(grant.limits)]
  const freezes = [...gov.map.freezes.values()]
    .filter(freeze => hasException(gov, freeze))
    .filter(freeze => principal !== 'principal' || !isExcepted(grant, freeze))
    .map(isOn)
  // A5: a fence stops what comes from strictly above it, for its type and narrower; never the map itself.
  const fences = [...gov.map.fences.values()].map(
    ({ area, type }) =>
      `!(action in Action::"map") && action in Action::"${type}" && resource in Area::"${area}" && ` +
      `Area::"${area}" in Area::"${grant.area}" && Area::"${area}" != Area::"${grant.area}"`,
  )
  const unless = [...freezes, ...fences].map(one => `unless { ${one} }`)
  return (
    `permit (${principal}, action in [${actions(grant.types)}], resource in Area::"${grant.area}")\n` +
    `  when { ${all.join(' && ')} } ${unless.join(' ')};`
  )
}

function place({ grant }: GrantTerms): string {
  return `Place::"${grant}"`
}

/** A2a: the nearest area in which the role is filled is an attribute of each; it counts up to the grant's area. */
function roles({ holders, area }: GrantTerms, person: string): string[] {
  return holders.flatMap(holder => {
    if (!('role' in holder)) return []
    const role = holder.role === 'manager' ? 'manager' : 'techLead'
    return `(resource has ${role}sAt && resource.${role}sAt in Area::"${area}" && resource.${role}s.contains(${person}))`
  })
}

/** A4: break-glass is invoked, or excepted from a freeze that is on; either way by somebody well known. */
function glass(gov: Gov, grant: GrantTerms): string[] {
  if (!grant.breakGlass) return []
  const on = [...gov.map.freezes.values()].filter(freeze => isExcepted(grant, freeze)).map(isOn)
  const invoked = ['(context has breakGlass && context.breakGlass)', ...on.map(one => `(${one})`)]
  return [`(${invoked.join(' || ')})`, ...within({ assurance: 'verified' })]
}

function isExcepted({ grant, breakGlass }: Granted, { except }: Freeze): boolean {
  return breakGlass && except.includes(grant)
}

function hasException(gov: Gov, freeze: Freeze): boolean {
  return [...gov.map.grants.values()].some(grant => isExcepted(grant, freeze))
}

function isOn({ types, area, from, until }: Freeze): string {
  const which = types === 'all' ? '!(action in Action::"map")' : `action in [${actions(types)}]`
  return `${which} && resource in Area::"${area}" && ${during(from, until)}`
}

function during(from: number, until: number | null): string {
  return `context.at >= ${from}${until === null ? '' : ` && context.at < ${until}`}`
}

function within({ amount, risk, reversible, environments, assurance }: GrantLimits): string[] {
  const named = environments?.map(name => `"${name}"`).join(', ')
  return [
    ...(amount === undefined
      ? []
      : [`context.currency == "${amount.currency}" && context.minor <= ${amount.minor}`]),
    ...(risk === undefined ? [] : [`context.risk <= ${risks.indexOf(risk)}`]),
    ...(reversible === true ? ['context.reversibleUntil > context.at'] : []),
    ...(named === undefined ? [] : [`[${named}].contains(context.environment)`]),
    ...(assurance === undefined ? [] : [`context.assurance >= ${assurances.indexOf(assurance)}`]),
  ]
}

function actions(types: readonly string[]): string {
  return types.map(type => `Action::"${type}"`).join(', ')
}
