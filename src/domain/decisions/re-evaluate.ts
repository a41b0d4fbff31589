import type { AuthorityProof } from '../authority/kinds.ts'
import { turnsDue } from '../authority/turns.ts'
import { viaOf } from '../authority/via.ts'
import { canonical } from '../people/gov.ts'
import { type Envelope, is } from '../record/entry.ts'
import { evolveSubject } from '../record/subjects.ts'
import type { ZoneTable } from '../time/zones.ts'
import { seatedIn } from './evolve.ts'
import { isImported } from './map-places.ts'
import { questionOf } from './question-of.ts'
import { ratifiers } from './ratifiers.ts'
import { mapChangeDiffers, sameBeside, unprovenDiffers } from './re-evaluate-map.ts'
import { RecordSoFar } from './record-so-far.ts'
import { settlementOf } from './settle-request.ts'
import type { DecisionState } from './states.ts'
import { votedBy, waysToVote } from './ways-to-vote.ts'

/** How many of each were computed again, and the first that came out otherwise. */
export interface ReEvaluation {
  readonly mapChanges: number
  readonly turns: number
  readonly votes: number
  readonly decisions: number
  readonly lapses: number
  readonly differs: { readonly seq: number; readonly kind: string; readonly why: string } | null
}

/**
 * R3, D2, A16: computes the authority of every vote, turn, decision and change of the map again from a whole record of
 * envelopes in order, each on the record its command was decided on. Reads no words: erasure changes nothing.
 */
export function reEvaluate(
  entries: readonly Envelope[],
  zones: (version: string) => ZoneTable,
): ReEvaluation {
  const again = new ReEvaluator(zones)
  for (const e of entries) if (!again.next(e)) break
  return again.found
}

type Counted = Exclude<keyof ReEvaluation, 'differs'>
interface Checked {
  readonly why: string | null
  readonly counted: Counted | null
}

/** The same, entry by entry: of the record it keeps what authority is computed from, and what is not decided yet. */
export class ReEvaluator {
  /** Behind the entry looked at: as of the head its command was decided on. */
  readonly #record: RecordSoFar
  /** Entries looked at that are not folded into the record yet, in order. */
  #pending: Envelope[] = []
  /** Open requests, up to the entry looked at. */
  readonly #decisions = new Map<string, DecisionState>()
  readonly #counts: Record<Counted, number> = { mapChanges: 0, turns: 0, votes: 0, decisions: 0, lapses: 0 }
  #differs: ReEvaluation['differs'] = null
  #lastProven: Envelope | null = null

  constructor(zones: (version: string) => ZoneTable) {
    this.#record = new RecordSoFar(zones)
  }

  get found(): ReEvaluation {
    return { ...this.#counts, differs: this.#differs }
  }

  /** False once something came out otherwise: what follows rests on it. */
  next(e: Envelope): boolean {
    this.#foldSettled(e)
    const { why, counted } = this.#checked(e)
    this.#pending.push(e)
    if (why !== null) this.#differs = { seq: e.seq, kind: e.kind, why }
    else if (counted !== null) this.#counts[counted] += 1
    if (aboutDecisions.test(e.kind)) this.#follow(e)
    return why === null
  }

  #follow(e: Envelope): void {
    const after = evolveSubject(this.#decisions.get(e.subject) ?? null, e)
    if (after?.is !== 'decision') return
    // Nothing is voted on, seated or settled once it has ended.
    if (after.end === null) this.#decisions.set(e.subject, after)
    else this.#decisions.delete(e.subject)
  }

  /** Whatever precedes another command's entries is part of the record that command was decided on. */
  #foldSettled(e: Envelope): void {
    if (e.actor === null) return
    const others = this.#pending.findLast(
      one => one.actor !== null && (one.actor !== e.actor || one.at !== e.at),
    )
    if (others !== undefined) this.#foldUpTo(others.seq)
  }

  #checked(e: Envelope): Checked {
    if (is(e, 'decision.voted')) return { why: this.#vote(e), counted: 'votes' }
    const { proof } = e.terms as { readonly proof?: AuthorityProof | null }
    if (proof !== undefined && proof !== null) {
      const why = this.#onItsRecord(e, proof) ?? mapChangeDiffers(this.#record, e, proof)
      this.#lastProven = e
      return { why, counted: 'mapChanges' }
    }
    if (e.actor === null || is(e, 'decision.requested') || is(e, 'consult.answered')) this.#catchUp()
    if (is(e, 'request.seated')) return { why: this.#turn(e), counted: 'turns' }
    if (is(e, 'decision.decided')) return { why: this.#decided(e), counted: 'decisions' }
    if (is(e, 'item.observed')) return { why: this.#observed(e), counted: null }
    if (is(e, 'decision.lapsed')) return { why: this.#lapsed(e), counted: 'lapses' }
    if (!changesMap.test(e.kind)) return { why: null, counted: null }
    const isOfProvenBatch = this.#isOfProvenBatch(e)
    if (!isOfProvenBatch) this.#catchUp()
    const before = { isOfProvenBatch, isSinceTheMap: this.#lastProven !== null }
    return { why: unprovenDiffers(this.#record.gov, e, before), counted: null }
  }

  /** I1: of one command with an entry whose proof is of all of the map, as whoever imports has it. */
  #isOfProvenBatch(e: Envelope): boolean {
    const first = this.#lastProven
    if (first === null || !(isImported(e) || is(e, 'type.added'))) return false
    const { type, area } = (first.terms as { readonly proof: AuthorityProof }).proof
    const isOfAll = type === 'map' && area === this.#record.gov.rootArea
    return isOfAll && first.actor === e.actor && first.at === e.at
  }

  /** Folds up to before what had become due when this was written (T7). */
  #catchUp(): void {
    const before = this.#pending.findLast(one => one.actor !== null)
    if (before !== undefined) this.#foldUpTo(before.seq)
  }

  #foldUpTo(seq: number): void {
    const until = this.#pending.findIndex(one => one.seq > seq)
    const settled = this.#pending.splice(0, until < 0 ? this.#pending.length : until)
    for (const entry of settled) this.#record.fold(entry)
  }

  /** Between the record a proof names and its entry lies only what was due, and what the same command wrote. */
  #onItsRecord(e: Envelope, { person, at, atSeq }: AuthorityProof): string | null {
    if (person !== e.actor || at !== e.at) return 'its proof is of another person or instant'
    if (atSeq < this.#record.seq || atSeq >= e.seq) return 'its proof is of another record'
    const others = this.#pending.some(
      one => one.seq > atSeq && one.actor !== null && (one.actor !== e.actor || one.at !== e.at),
    )
    if (others) return 'its proof is of an earlier record'
    this.#foldUpTo(atSeq)
    return null
  }

  #vote(e: Envelope<'decision.voted'>): string | null {
    const { by, proof, option } = e.terms
    const state = this.#decisions.get(e.subject)
    if (state === undefined || state.end !== null) return 'it is about no open request'
    if (by !== e.actor || !state.options.includes(option)) return 'nobody could vote so'
    if (proof.type !== state.type || proof.area !== state.area) return 'its proof is of another question'
    const misplaced = this.#onItsRecord(e, proof)
    if (misplaced !== null) return misplaced
    const question = { ...questionOf(state, e.at), ...(e.terms.breakGlass && { breakGlass: true }) }
    const voter = { person: by, assurance: e.assurance }
    const { ways } = waysToVote(this.#record.authority(), voter, question, e.at)
    const [first] = ways
    if (first === undefined) return `${by} might not vote on ${state.id}`
    const via = viaOf(first, e.at)
    if (via.grant !== proof.grant || !sameBeside(via, proof)) return 'they might, but not by the way it names'
    if (e.terms.breakGlass !== first.grant.breakGlass)
      return 'the glass was broken, or not, otherwise than told'
    const told = JSON.stringify(e.terms.ways.map(({ grant, quorum, place }) => [grant, quorum, place]))
    const found = JSON.stringify(ways.map(votedBy).map(({ grant, quorum, place }) => [grant, quorum, place]))
    return told === found ? null : 'it counts for other places than theirs'
  }

  /** D3: nobody is seated but by A7, and at exactly that instant. */
  #turn(e: Envelope<'request.seated'>): string | null {
    const { effectiveAt } = e.terms
    const state = this.#decisions.get(e.subject)
    if (state === undefined || state.end !== null) return 'it is about no open request'
    const { gov, at } = this.#record
    const toldOf = new Set(
      state.seats.filter(seat => seat.at === effectiveAt).map(seat => canonical(gov, seat.person)),
    )
    // Turns come due together, so that one of them must not count before its instant for the others.
    const recorded = { ...state, seats: state.seats.filter(seat => seat.at <= at) }
    const turns = turnsDue(this.#record.authority(), questionOf(recorded, at), effectiveAt)
    const due = new Set(turns.filter(turn => turn.at === effectiveAt).map(turn => turn.person))
    for (const person of seatedIn(e)) {
      if (toldOf.has(person)) return `${person} was up at that instant already`
      if (!due.has(person)) return `${person} was not up at that instant`
    }
    return null
  }

  #decided(e: Envelope<'decision.decided'>): string | null {
    const { option, grant, voters, votes, effectiveAt, toRatify } = e.terms
    const state = this.#decisions.get(e.subject)
    if (state === undefined || state.end !== null) return 'it is about no open request'
    const { gov } = this.#record
    const found = settlementOf(gov, state, effectiveAt)
    if (found.is !== 'settled') return 'its votes do not settle it'
    const same = found.option === option && found.grant === grant
    const ids = (people: DecisionState['seats'][number]['person'][]) =>
      people.map(person => canonical(gov, person)).join()
    if (!same || ids([...found.voters]) !== ids([...voters])) return 'its votes settle it otherwise'
    const cast = state.votes.filter(vote => vote.option === option).map(({ entry }) => entry)
    if (cast.join() !== votes.join()) return 'it rests on other votes'
    const back = ratifiers(this.#record.authority(), state, grant, effectiveAt)
    return back.join() === toRatify.join() ? null : 'it comes back to somebody else to ratify'
  }

  /** A11: seen by whoever says so, and before they say it. */
  #observed(e: Envelope<'item.observed'>): string | null {
    const { by, agent, observedAt } = e.terms
    const { gov } = this.#record
    if (by !== e.actor || agent !== (gov.people.get(canonical(gov, by))?.agent ?? false))
      return 'it is told of somebody else'
    return observedAt <= e.at ? null : 'it was seen before it was there'
  }

  #lapsed(e: Envelope<'decision.lapsed'>): string | null {
    const state = this.#decisions.get(e.subject)
    const isDue = state?.end === null && state.neededBy === e.terms.effectiveAt && e.at >= state.neededBy
    return isDue ? null : 'it was not needed by then'
  }
}

const aboutDecisions = /^(?:decision|request|consult)\./
const changesMap = /^(?:type|calendar|grant|fence|freeze|delegation|area|person|team|admin|org)\./
