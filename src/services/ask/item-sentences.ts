import type { Sentence } from '../../domain/ask/answer.ts'
import { joined, type Told, told, unended } from '../../domain/ask/told.ts'
import { lastSaid } from '../../domain/brief/last-said.ts'
import type { ItemWords } from '../../domain/handoff/kinds.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import type { Script } from '../../storage/sql.ts'
import { renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { sentence } from './reply.ts'

export type ItemCandidate = Candidate & { readonly state: ItemState }

export function isItem(candidate: Candidate): candidate is ItemCandidate {
  return candidate.state.is === 'item'
}

/** `I-12 “Ledger backfill at 62 %.”` */
export function quoted({ state, title }: Candidate): string {
  const short = title.length > 160 ? `${title.slice(0, 159)}…` : title
  return `${state.id} “${short}”`
}

/** What is declared of an item: how it stands, who holds it, what is next. */
export function* itemSentence(scope: Scope, candidate: ItemCandidate, verdict: string): Script<Sentence> {
  const { state } = candidate
  const words = (yield* wordsOf(scope, [state.words.entry])).get(state.words.entry) as ItemWords | undefined
  const said = (text: string | undefined) => (text === undefined ? null : renderText(scope, text))
  const next = said(words?.next)
  const why = said(words?.why)
  const unblocker = said(words?.unblocker)
  const tried = said(words?.tried)
  const outcome = yield* outcomeOf(scope, state)
  const { owner, due } = state
  const parts = [
    told`${verdict}${quoted(candidate)} in ${pathOfArea(scope, state.area)} is ${standing(state)}`,
    why === null ? null : `why: ${unended(why)}`,
    unblocker === null ? null : `waits for ${unended(unblocker)}`,
    tried === null ? null : `tried: ${unended(tried)}`,
    state.closed !== null ? null : owner === null ? 'nobody holds it' : told`held by ${{ person: owner }}`,
    outcome === null ? null : `outcome: ${unended(outcome)}`,
    next === null || state.closed !== null
      ? null
      : told`next: ${unended(next)}${due === null ? '' : told`, due ${{ at: due }}`}`,
  ].filter(part => part !== null)
  return sentence(told`${joined(parts, '; ')}.`, citesOf(state), saidAtOf(state), validUntilOf(state))
}

/** H8: with what a line was closed, in its words. */
function* outcomeOf(scope: Scope, { closed }: ItemState): Script<string | null> {
  if (closed === null) return null
  const words = (yield* wordsOf(scope, [closed.entry])).get(closed.entry) as { outcome?: string } | undefined
  return words?.outcome === undefined ? null : renderText(scope, words.outcome)
}

const kindWords: Readonly<Record<ItemState['kind'], string>> = {
  hold: 'on hold: do not touch it',
  contingency: 'a contingency',
  blocker: 'blocked',
  question: 'a question',
  work: 'work',
  watch: 'being watched',
  done: 'declared done',
}

function standing({ kind, condition, closed, endsAt }: ItemState): Told {
  if (closed !== null) {
    const how = kind === 'done' && closed.how === 'closed' ? 'declared done' : closed.how
    return told`${how}${closed.by === null ? '' : told` by ${{ person: closed.by }}`} at ${{ at: closed.at }}`
  }
  const until = endsAt === null ? '' : told` until ${{ at: endsAt }}`
  return told`${kindWords[kind]}${until}${kind === 'done' ? '' : `, ${condition}`}`
}

/** What a sentence about an item rests on: its words, and what was said and done about it last. */
export function citesOf(state: ItemState): string[] {
  const { words, confirmed, accepted, fallen, closed } = state
  return [
    words.entry,
    ...[confirmed, fallen, closed].flatMap(said => said?.entry ?? []),
    ...(accepted === null ? [] : [accepted.entry]),
  ]
}

export function saidAtOf(state: ItemState): number {
  return Math.max(lastSaid(state).at, state.closed?.at ?? 0)
}

/** H9: until when a line counts; what is closed stays so. */
export function validUntilOf({ closed, endsAt, validUntil }: ItemState): number | null {
  return closed === null ? (endsAt ?? validUntil) : null
}
