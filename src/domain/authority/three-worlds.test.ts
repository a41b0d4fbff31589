import { describe, expect, it } from 'vitest'
import { at, onCall, person } from '../availability/example-people.ts'
import type { PersonId } from '../ids.ts'
import { ana, ben, li, payments } from '../people/example-gov.ts'
import { delegation, freeze, world } from './example-world.ts'
import { gapsOf } from './gaps.ts'
import { may } from './may.ts'
import type { Question } from './question.ts'
import { who, whoNow } from './who.ts'

const night = at('20T03:00')
const noon = at('20T12:00')
const deploy: Question = { type: 'deploy.production', area: payments }
const day = person('mon-fri 09:00-17:00')
const late = person('mon-fri 12:00-20:00')

function asleepWorld() {
  const made = world(
    new Map([
      [ana, day],
      [ben, late],
    ]),
  )
  made.grant('grt_1', 'deploy', payments, [ben, ana])
  return made
}

describe('the world in which everyone is asleep', () => {
  it('says asleep, who is next and when, and what may be done meanwhile', () => {
    const answer = who(asleepWorld().authority, deploy, night)
    expect(answer.outcome).toBe('asleep')
    expect(answer.next).toEqual({ person: ana, at: at('20T09:00') })
    expect(answer.meanwhile.map(one => one.kind)).toEqual(['leave_question'])
    expect(answer.chain.map(row => [row.person, row.turn, row.codes])).toEqual([
      [ben, true, ['unreachable']],
      [ana, true, ['unreachable']],
    ])
    expect(answer.validUntil).toBe(at('20T09:00'))
  })

  it('lets the first of the chain decide out of hours all the same', () => {
    const answer = may(asleepWorld().authority, ben, deploy, night)
    expect(answer).toMatchObject({ outcome: 'yes', path: { grant: 'grt_1' }, validUntil: null })
  })

  it('is a gap until the first of them begins', () => {
    const gaps = gapsOf(asleepWorld().authority, deploy, at('20T00:00'), at('21T00:00'))
    expect(gaps.map(gap => [gap.from, gap.until, gap.outcome])).toEqual([
      [at('20T00:00'), at('20T09:00'), 'asleep'],
      [at('20T20:00'), at('21T00:00'), 'asleep'],
    ])
  })
})

describe('the world with a quorum of two and all awake', () => {
  it('lets two vote at once, and the third not yet', () => {
    const all = new Map([ana, ben, li].map(one => [one, day]))
    const made = world(all)
    made.grant('grt_1', 'deploy', payments, [ana, ben, li], { quorum: 2 })
    const answer = who(made.authority, deploy, noon)
    expect(answer.outcome).toBe('yes')
    expect(answer.holders.map(holder => holder.person)).toEqual([ana, ben])
    expect(may(made.authority, li, deploy, noon)).toMatchObject({
      outcome: 'no',
      entitled: 'yes',
      codes: ['not_your_turn'],
    })
  })
})

describe('the world in which the first is awake but over their limit', () => {
  const spend: Question = { type: 'spend', area: payments, amount: { minor: 250_000, currency: 'EUR' } }
  const made = world(new Map([ana, ben].map(one => [one, day])))
  made.grant('grt_1', 'spend', payments, [ana], { limits: { amount: { minor: 100_000, currency: 'EUR' } } })
  made.grant('grt_2', 'spend', payments, [ben])

  it('lets the second decide', () => {
    expect(who(made.authority, spend, noon)).toMatchObject({ outcome: 'yes', holders: [{ person: ben }] })
    expect(may(made.authority, ana, spend, noon)).toMatchObject({
      outcome: 'no',
      codes: ['over_amount'],
      change: { kind: 'smaller_amount', minor: 100_000, currency: 'EUR' },
    })
  })

  it('answers in bands where no amount is given', () => {
    const { amount: _none, ...open } = spend
    expect(who(made.authority, open, noon).bands.map(band => [band.upTo, band.holders])).toEqual([
      [100_000, [ana]],
      [null, [ben]],
    ])
  })
})

describe('being on call', () => {
  it('for rollback makes nobody reachable for architecture', () => {
    const made = world(new Map<PersonId, typeof day>([[ana, person('mon-fri 09:00-17:00', [onCall])]]))
    made.grant('grt_1', 'rollback,architecture', payments, [ana])
    expect(whoNow(made.authority, { type: 'rollback', area: payments }, night).outcome).toBe('yes')
    expect(whoNow(made.authority, { type: 'architecture', area: payments }, night).outcome).toBe('asleep')
  })
})

describe('a freeze', () => {
  it('stops every way but an excepted break-glass grant, and lifting it is what would change the answer', () => {
    const made = world(new Map([ana, ben].map(one => [one, day])))
    made.grant('grt_1', 'deploy', payments, [ana])
    made.grant('grt_2', 'deploy', payments, [ben], { breakGlass: true })
    made.add('freeze.added', 'frz_1', { ...freeze('frz_1', { except: ['grt_1', 'grt_2'] }), proof: null })
    const asked: Question = { ...deploy, assurance: 'verified' }
    expect(may(made.authority, ana, asked, noon)).toMatchObject({
      outcome: 'no',
      codes: ['frozen'],
      change: { kind: 'lift', freeze: 'frz_1' },
    })
    expect(may(made.authority, ben, asked, noon)).toMatchObject({ outcome: 'yes', path: { grant: 'grt_2' } })
  })
})

describe('a delegation', () => {
  it('gives no more than its giver holds', () => {
    const made = world(new Map([ana, li].map(one => [one, day])))
    made.grant('grt_1', 'spend', payments, [ana], { limits: { amount: { minor: 1_000, currency: 'EUR' } } })
    const given = delegation('del_1', ana, li, {
      types: ['spend'],
      limits: { amount: { minor: 5_000, currency: 'EUR' } },
    })
    made.add('delegation.added', 'del_1', { ...given, proof: null })
    const ask = (minor: number): Question => ({
      type: 'spend',
      area: payments,
      amount: { minor, currency: 'EUR' },
    })
    expect(may(made.authority, li, ask(900), noon).outcome).toBe('yes')
    expect(may(made.authority, li, ask(3_000), noon).codes).toEqual(['clipped', 'over_amount'])
    expect(may(made.authority, li, ask(9_000), noon).codes).toEqual(['clipped', 'over_amount'])
  })
})
