import { type Chance, chance } from '../authority/chance.ts'
import type { World } from '../world.ts'

/** Who says what. */
export interface Said {
  readonly as: string
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

const people = ['ana', 'ben', 'cy', 'di', 'ed', 'fa']
const teams = ['first', 'second']
const areas = ['/', 'pay', 'pay/led', 'web']
const types = ['deploy', 'deploy.prod', 'spend']
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu']
const hours = ['mon-fri 09:00-17:00', 'mon-sun 22:00-06:00', 'sat-sun 01:30-02:30', 'mon-sun 00:00-24:00']
const hourMs = 3_600_000

/** Days on which clocks change somewhere, and one on which none does. */
export const starts = ['2026-10-23', '2026-10-30', '2026-03-27', '2026-04-03', '2026-11-19'].map(
  day => `${day}T08:00:00Z`,
)

/** Six people, half of them far apart, in two teams and four areas; `bot` is software of Ben's. */
export async function settle(world: World, seed: number): Promise<void> {
  const { one, often } = chance(seed)
  for (const handle of people.slice(1))
    await world.must('ana', 'person.add', { handle, name: handle, zone: one(zones) })
  for (const handle of people)
    if (often(0.8)) await world.must(handle, 'window.set', { windows: one(hours), zone: one(zones) })
  await world.must('ana', 'person.add', { handle: 'bot', name: 'Bot', agent: true, sponsor: 'ben' })
  await world.must('ana', 'team.set', { name: 'first', members: ['ben', 'cy'] })
  await world.must('ana', 'team.set', { name: 'second', members: ['di'], teams: ['first'] })
  for (const path of areas.slice(1))
    await world.must('ana', 'area.add', { path, team: one(teams), managers: [one(people)] })
  for (const name of types.slice(1)) await world.must('ana', 'type.add', { name })
}

/** Commands by chance, most of which some rule allows; of what they made they speak again. */
export class RandomCommands {
  readonly #chance: Chance
  readonly #made = new Map<string, string[]>()

  constructor(seed: number) {
    this.#chance = chance(seed)
  }

  next(now: number): Said {
    const { one } = this.#chance
    const [as, operation, input] = one(this.#kinds)(now)
    return { as, operation, input }
  }

  /** Remembers what an answer says was made. */
  heard(
    { operation }: Said,
    answer: { readonly id?: string; readonly items?: readonly { id: string }[] },
  ): void {
    const noun = operation.split('.')[0] ?? ''
    const ids = operation === 'handoff.publish' ? (answer.items ?? []).map(({ id }) => id) : [answer.id ?? '']
    this.#made.set(noun, [...(this.#made.get(noun) ?? []), ...ids])
    if (answer.id?.startsWith('pro_'))
      this.#made.set('proposal', [...(this.#made.get('proposal') ?? []), answer.id])
  }

  /** One of the last ones, or one that is not there. */
  #one(noun: string): string {
    return this.#chance.one(this.#made.get(noun)?.slice(-6) ?? ['X-1'])
  }

  readonly #kinds: readonly ((now: number) => [string, string, Said['input']])[] = [
    now => this.#granting(now),
    now => this.#granting(now),
    now => this.#asking(now),
    now => this.#asking(now),
    () => this.#voting(),
    () => this.#voting(),
    () => this.#voting(),
    () => this.#voting(),
    () => this.#afterwards(),
    now => this.#delegating(now),
    now => this.#freezing(now),
    () => this.#ending(),
    () => this.#ending(),
    now => this.#preAuthorising(now),
    () => [this.#who(), 'observation.add', { item: this.#one('handoff'), saw: 'It stands still' }],
    () => this.#reorganising(),
    () => [this.#chance.one(['ben', this.#who()]), 'entry.confirm', { id: this.#one('proposal') }],
  ]

  #who = () => this.#chance.one(people)

  #later(now: number, upTo: number): string {
    return new Date(now + (1 + this.#chance.below(upTo)) * hourMs).toISOString().replace('.000Z', 'Z')
  }

  #holders(): string[] {
    const all = ['@ben', '@cy', '@di', '@ed', '@fa', 'team:first', 'team:second', 'role:manager']
    return this.#chance.some(all, 2 + this.#chance.below(3))
  }

  #granting(now: number): [string, string, Said['input']] {
    const { one, often, below } = this.#chance
    const input = {
      types: [one(types)],
      area: one(areas),
      holders: this.#holders(),
      ...(often(0.3) && { mode: 'any' }),
      ...(often(0.3) && { quorum: 2 }),
      ...(often(0.3) && { maxAmount: 100 * (1 + below(5)), currency: 'EUR' }),
      ...(often(0.2) && { until: this.#later(now, 72) }),
      ...(often(0.1) && { breakGlass: true }),
      ...(often(0.2) && { consult: this.#holders() }),
    }
    return ['ana', 'grant.add', input]
  }

  #asking(now: number): [string, string, Said['input']] {
    const { one, often, below } = this.#chance
    const input = {
      type: one(types),
      area: one(areas),
      text: `May we do ${below(1e9)}?`,
      different: 'It is another',
      ...(often(0.7) && { amount: 100 * below(6), currency: 'EUR' }),
      ...(often(0.6) && { reversible: true }),
      ...(often(0.3) && { neededBy: this.#later(now, 60) }),
    }
    return [one([...people, 'bot']), 'decision.request', input]
  }

  #voting(): [string, string, Said['input']] {
    const { one, often } = this.#chance
    const id = this.#one('decision')
    if (often(0.15)) return [this.#who(), 'decision.pass', { id }]
    return [this.#who(), 'decision.decide', { id, outcome: one(['yes', 'no']), rationale: 'It is right' }]
  }

  #afterwards(): [string, string, Said['input']] {
    const id = this.#one('decision')
    const { one, below } = this.#chance
    const [operation, input] = one<[string, Said['input']]>([
      ['decision.ratify', { id }],
      ['decision.reverse', { id, reason: 'Errors rise' }],
      ['decision.supersede', { id, text: `Rather ${below(1e9)}.`, rationale: 'Times change' }],
      ['decision.withdraw', { id }],
      ['consult.answer', { id, text: 'Nothing against it' }],
    ])
    return [this.#who(), operation, input]
  }

  #delegating(now: number): [string, string, Said['input']] {
    const { one } = this.#chance
    const input = { types: [one(types)], area: one(areas), to: this.#who(), until: this.#later(now, 72) }
    return [this.#who(), 'delegation.add', input]
  }

  #freezing(now: number): [string, string, Said['input']] {
    const { one, often } = this.#chance
    const input = {
      types: [one(['all', ...types])],
      area: one(areas),
      reason: 'A move',
      until: this.#later(now, 24),
      ...(often(0.3) && { except: [this.#one('grant')] }),
    }
    return ['ana', 'freeze.add', input]
  }

  #ending(): [string, string, Said['input']] {
    const { one } = this.#chance
    const [operation, noun] = one<[string, string]>([
      ['grant.revoke', 'grant'],
      ['freeze.lift', 'freeze'],
      ['freeze.lift', 'freeze'],
      ['delegation.revoke', 'delegation'],
    ])
    return [one(['ana', this.#who()]), operation, { id: this.#one(noun) }]
  }

  #preAuthorising(now: number): [string, string, Said['input']] {
    const { one } = this.#chance
    const by = one(['team:first', 'on-next', 'anyone', '@di'])
    const markdown = `---
to: on-next
area: ${one(areas.slice(1))}
offline: ${this.#later(now, 1)}
back: ${this.#later(now + hourMs, 30)}
---
All is calm.

## If
- It stands still: start it. may: ${one(types)} by: ${by} until: ${this.#later(now, 30)}
`
    const override = [
      'section_missing',
      'unstable_unattended',
      'left_out',
      'decision_uncovered',
      'carried_unchanged',
    ]
    return [this.#who(), 'handoff.publish', { markdown, override }]
  }

  #reorganising(): [string, string, Said['input']] {
    const { one, often, some } = this.#chance
    if (often(0.4)) return ['ana', 'team.set', { name: one(teams), members: some(people, 2) }]
    if (often(0.4)) return ['ana', 'area.set', { path: one(areas), managers: [this.#who()] }]
    if (often(0.5)) return ['ana', 'area.move', { path: 'pay/led', new: one(['web/led', 'pay/led']) }]
    if (often(0.5)) return ['ana', 'person.merge', { from: one(people.slice(1)), into: this.#who() }]
    return ['ana', 'person.leave', { handle: one(people.slice(1)) }]
  }
}
