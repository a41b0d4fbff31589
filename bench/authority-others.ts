import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability'
import { type EntityJson, preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import type { DecisionType, DelegationTerms, GrantTerms } from '../src/domain/authority/kinds.ts'
import type { Question } from '../src/domain/authority/question.ts'
import { coversType } from '../src/domain/authority/types.ts'
import type { AreaId, PersonId } from '../src/domain/ids.ts'
import type { Gov } from '../src/domain/people/gov.ts'
import { withAncestors } from '../src/domain/people/org-chart.ts'
import type { Instant } from '../src/domain/time/instant.ts'

/*
 * The part of a question that other engines can express, on the same organisation: who is entitled by grants and
 * delegations, with areas, types, amounts and validity. No turns, no reachability, no explanation.
 */

export type Allowed = (person: PersonId, q: Question, at: Instant) => boolean

/** Cedar, all policies parsed beforehand; each call carries the person's and the area's entities, as its interface wants. */
export function cedarOf(gov: Gov): Allowed {
  const policies = grantsAndDelegations(gov).map(([grant, delegation]) => {
    const holder =
      delegation === null ? `principal in Place::"${grant.grant}"` : `principal == Person::"${delegation.to}"`
    const types = grant.types.map(type => `Action::"${type}"`).join(', ')
    const { amount } = grant.limits
    const bounds = [
      `context.at >= ${delegation?.starts ?? grant.from}`,
      ...(delegation === null ? [] : [`context.at < ${delegation.until}`]),
      ...(amount === undefined
        ? []
        : [`context.currency == "${amount.currency}" && context.minor <= ${amount.minor}`]),
    ]
    return `permit (${holder}, action in [${types}], resource in Area::"${grant.area}") when { ${bounds.join(' && ')} };`
  })
  const parsed = preparsePolicySet('organisation', { staticPolicies: policies.join('\n') })
  if (parsed.type === 'failure') throw new Error(parsed.errors[0]?.message)
  const places = new Map<PersonId, string[]>()
  for (const { grant, holders } of gov.map.grants.values())
    for (const holder of holders)
      if ('person' in holder) places.set(holder.person, [...(places.get(holder.person) ?? []), grant])
  return (person, { type, area, amount }, at) => {
    const answer = statefulIsAuthorized({
      principal: { type: 'Person', id: person },
      action: { type: 'Action', id: type },
      resource: { type: 'Area', id: area },
      context: { at, minor: amount?.minor ?? 0, currency: amount?.currency ?? '' },
      preparsedPolicySetId: 'organisation',
      entities: [
        entity(
          'Person',
          person,
          (places.get(person) ?? []).map(id => ({ type: 'Place', id })),
        ),
        ...withAncestors(gov, area).map(id => {
          const parent = gov.areas.get(id)?.parent ?? null
          return entity('Area', id, parent === null ? [] : [{ type: 'Area', id: parent }])
        }),
        entity('Action', type, type.includes('.') ? [{ type: 'Action', id: wider(type) }] : []),
      ],
    })
    if (answer.type === 'failure') throw new Error(answer.errors[0]?.message)
    return answer.response.decision === 'allow'
  }
}

function entity(type: string, id: string, parents: EntityJson['parents']): EntityJson {
  return { uid: { type, id }, attrs: {}, parents }
}

function wider(type: DecisionType): DecisionType {
  return type.slice(0, type.lastIndexOf('.'))
}

/** CASL: one ability for each person, made beforehand; areas and types below are found by asking for those above. */
export function caslOf(gov: Gov): Allowed {
  const rules = new Map<PersonId, (readonly [GrantTerms, DelegationTerms | null])[]>()
  for (const [grant, delegation] of grantsAndDelegations(gov)) {
    const people =
      delegation === null
        ? grant.holders.flatMap(one => ('person' in one ? one.person : []))
        : [delegation.to]
    for (const person of people) rules.set(person, [...(rules.get(person) ?? []), [grant, delegation]])
  }
  const abilities = new Map<PersonId, MongoAbility>()
  for (const person of gov.people.keys()) {
    const { can, build } = new AbilityBuilder<MongoAbility>(createMongoAbility)
    for (const [{ types, area, limits, from }, delegation] of rules.get(person) ?? []) {
      const { amount } = limits
      can([...types], 'Question', {
        above: area,
        at: { $gte: delegation?.starts ?? from, ...(delegation !== null && { $lt: delegation.until }) },
        ...(amount !== undefined && { currency: amount.currency, minor: { $lte: amount.minor } }),
      })
    }
    abilities.set(person, build())
  }
  return (person, { type, area, amount }, at) => {
    const asked = new Asked(withAncestors(gov, area), at, amount?.minor ?? 0, amount?.currency ?? '')
    const ability = abilities.get(person)
    if (ability === undefined) return false
    return ability.can(type, asked) || (type.includes('.') && ability.can(wider(type), asked))
  }
}

/** A subject as CASL knows it by its class. */
class Asked {
  static readonly modelName = 'Question'
  readonly above: readonly AreaId[]
  readonly at: Instant
  readonly minor: number
  readonly currency: string

  constructor(above: readonly AreaId[], at: Instant, minor: number, currency: string) {
    this.above = above
    this.at = at
    this.minor = minor
    this.currency = currency
  }
}

/** A8: each grant alone, and with each delegation that its holders gave of it. */
function grantsAndDelegations(gov: Gov): (readonly [GrantTerms, DelegationTerms | null])[] {
  const given = new Map<PersonId, DelegationTerms[]>()
  for (const one of gov.map.delegations.values()) given.set(one.from, [...(given.get(one.from) ?? []), one])
  return [...gov.map.grants.values()].flatMap(grant => [
    [grant, null] as const,
    ...grant.holders
      .flatMap(holder => ('person' in holder ? (given.get(holder.person) ?? []) : []))
      .filter(({ types, area }) => covers(grant, types) && inEither(gov, grant.area, area))
      .map(delegation => [grant, delegation] as const),
  ])
}

function covers({ types }: GrantTerms, others: readonly DecisionType[]): boolean {
  return types.some(type => others.some(other => coversType(type, other) || coversType(other, type)))
}

function inEither(gov: Gov, one: AreaId, other: AreaId): boolean {
  return withAncestors(gov, one).includes(other) || withAncestors(gov, other).includes(one)
}
