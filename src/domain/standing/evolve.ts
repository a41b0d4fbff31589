import { saidIn } from '../handoff/evolve-item.ts'
import { type Envelope, is } from '../record/entry.ts'
import type { AskedAsState, StandingState } from './states.ts'

/** D7: a wording is kept once, and never changes. */
export function evolveAskedAs(state: AskedAsState | null, e: Envelope): AskedAsState | null {
  if (!is(e, 'asked-as.kept')) return state
  const { askedAs, entry, answers, wording, asker } = e.terms
  const { area, audience, seq } = e
  return {
    is: 'asked-as',
    id: askedAs,
    ...{ area, audience, entry, answers, wording, asker },
    kept: saidIn(e),
    seq,
  }
}

/** Folds one entry about a standing answer. Whoever may read it is from now on whom its last words are for (P1). */
export function evolveStanding(state: StandingState | null, e: Envelope): StandingState | null {
  const { area, audience, seq } = e
  if (is(e, 'standing.offered')) {
    const { standing, entry, owner, askedAs } = e.terms
    const offer = { entry, owner, askedAs, offered: saidIn(e), accepted: null, declined: null }
    return { is: 'standing', id: standing, area, audience, ...offer, seq }
  }
  if (state === null) return null
  if (is(e, 'standing.accepted')) {
    const { cites, validUntil } = e.terms
    return { ...state, audience, accepted: { ...saidIn(e), cites, validUntil }, declined: null, seq }
  }
  if (is(e, 'standing.declined')) return { ...state, declined: saidIn(e), seq }
  return state
}
