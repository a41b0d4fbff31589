import { contingencyOf } from '../authority/contingency-of.ts'
import type { Authority } from '../authority/question.ts'
import { evolveSpan, type SpanState } from '../availability/evolve-span.ts'
import { evolveItem } from '../handoff/evolve-item.ts'
import type { ItemState } from '../handoff/states.ts'
import type { PersonId } from '../ids.ts'
import { evolveGov } from '../people/evolve-gov.ts'
import { aliases, emptyGov, type Gov } from '../people/gov.ts'
import { type Envelope, is } from '../record/entry.ts'
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
  readonly #spansOf = new Map<PersonId, Map<string, SpanState>>()
  readonly #contingencies = new Map<string, ItemState>()
  /** Ended: they authorise nothing unless they are opened again. */
  readonly #ended = new Map<string, ItemState>()

  constructor(zones: (version: string) => ZoneTable) {
    this.#zones = zones
  }

  fold(e: Envelope): void {
    evolveGov(this.gov, e)
    if (aboutSpans.test(e.kind)) this.#foldSpan(e)
    else if (e.kind.startsWith('item.')) this.#foldItem(e)
    this.seq = e.seq
    this.at = e.at
  }

  #foldSpan(e: Envelope): void {
    const after = evolveSpan(this.#spans.get(e.subject) ?? null, e)
    if (after === null) return
    this.#spans.set(e.subject, after)
    const theirs = this.#spansOf.get(after.person) ?? new Map<string, SpanState>()
    this.#spansOf.set(after.person, theirs.set(e.subject, after))
  }

  /** Of items only contingencies are kept; one may become a contingency, or cease to be one, when it is said again. */
  #foldItem(e: Envelope): void {
    const before = this.#contingencies.get(e.subject) ?? this.#ended.get(e.subject) ?? null
    if (before === null && !saysContingency(e)) return
    const after = evolveItem(before, before === null ? ({ ...e, kind: 'item.published' } as Envelope) : e)
    this.#contingencies.delete(e.subject)
    this.#ended.delete(e.subject)
    if (after === null || after.kind !== 'contingency') return
    if (after.closed === null) this.#contingencies.set(e.subject, after)
    else this.#ended.set(e.subject, after)
  }

  authority(): Authority {
    const { gov } = this
    const table = this.#zones(gov.zoneData.version)
    return {
      gov,
      contingencies: [...this.#contingencies.values()].flatMap(item => contingencyOf(gov, item) ?? []),
      reachabilityOf: person => ({
        table,
        windows: gov.people.get(person)?.windows ?? null,
        spans: aliases(gov, person).flatMap(one => [...(this.#spansOf.get(one)?.values() ?? [])]),
      }),
    }
  }
}

const aboutSpans = /^(?:absence|leave|cover|oncall|span)\./

function saysContingency(e: Envelope): boolean {
  const says = is(e, 'item.published') || is(e, 'item.carried') || is(e, 'item.amended')
  return says && e.terms.kind === 'contingency'
}
