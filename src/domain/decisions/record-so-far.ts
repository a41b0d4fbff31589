import { contingencyOf } from '../authority/contingency-of.ts'
import type { Authority } from '../authority/question.ts'
import type { SpanState } from '../availability/evolve-span.ts'
import type { ItemState } from '../handoff/states.ts'
import { evolveGov } from '../people/evolve-gov.ts'
import { canonical, emptyGov, type Gov } from '../people/gov.ts'
import type { Envelope } from '../record/entry.ts'
import { evolveSubject } from '../record/subjects.ts'
import type { Instant } from '../time/instant.ts'
import type { ZoneTable } from '../time/zones.ts'

/** What authority is computed from, folded from envelopes alone and in order: no words, no views (R3). */
export class RecordSoFar {
  readonly gov: Gov = emptyGov()
  /** The last entry folded, and its instant. */
  seq = 0
  at: Instant = 0
  readonly #zones: (version: string) => ZoneTable
  readonly #spans = new Map<string, SpanState>()
  readonly #contingencies = new Map<string, ItemState>()

  constructor(zones: (version: string) => ZoneTable) {
    this.#zones = zones
  }

  fold(e: Envelope): void {
    evolveGov(this.gov, e)
    const before = this.#spans.get(e.subject) ?? this.#contingencies.get(e.subject) ?? null
    if (before !== null || begins.test(e.kind)) {
      const after = evolveSubject(before, e)
      if (after?.is === 'span') this.#spans.set(e.subject, after)
      if (after?.is === 'item') this.#contingencies.set(e.subject, after)
    }
    this.seq = e.seq
    this.at = e.at
  }

  authority(): Authority {
    const { gov } = this
    const table = this.#zones(gov.zoneData.version)
    const spans = [...this.#spans.values()]
    return {
      gov,
      contingencies: [...this.#contingencies.values()].flatMap(item => contingencyOf(gov, item) ?? []),
      reachabilityOf: person => ({
        table,
        windows: gov.people.get(person)?.windows ?? null,
        spans: spans.filter(span => canonical(gov, span.person) === person),
      }),
    }
  }
}

/** An item may become a contingency when it is said again. */
const begins = /^(?:item\.published|absence\.declared|leave\.added|cover\.added|oncall\.added)$/
