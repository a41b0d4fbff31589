import type { Sentence } from '../../domain/ask/answer.ts'
import { firstFew, joined, listed, people, type Told, told, unended } from '../../domain/ask/told.ts'
import type { ImportedDecisionState, ImportedDecisionWords } from '../../domain/decisions/imported.ts'
import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import type { DecisionState, Vote } from '../../domain/decisions/states.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Script } from '../../storage/sql.ts'
import { importedLinks } from '../decisions/imported.ts'
import { renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { basisOfIds } from './citing.ts'
import { quoted } from './item-sentences.ts'
import { sentence } from './reply.ts'

export type DecisionCandidate = Candidate & { readonly state: DecisionState | ImportedDecisionState }

export function isDecided(candidate: Candidate): candidate is DecisionCandidate {
  return candidate.state.is === 'decision' || candidate.state.is === 'imported-decision'
}

/** How a request or decision stands, by whom, and why. */
export function* decisionSentence(scope: Scope, candidate: DecisionCandidate): Script<Sentence> {
  const { state } = candidate
  return state.is === 'decision'
    ? yield* hereSentence(scope, candidate, state)
    : yield* elsewhereSentence(scope, candidate, state)
}

function* hereSentence(scope: Scope, candidate: Candidate, state: DecisionState): Script<Sentence> {
  const { end, asked, votes } = state
  const where = `${state.type} in ${pathOfArea(scope, state.area)}`
  const about = told`${quoted(candidate)} (${where}, asked by ${{ person: state.asker }})`
  if (end === null) {
    const done = new Set([...votes.map(({ person }) => person), ...state.passes.map(pass => pass.by)])
    const seated = people(state.seats.map(({ person }) => person).filter(person => !done.has(person)))
    const by = seated.length === 0 ? '' : told`; it waits for ${listed(seated)}`
    const voted = votes.map(({ person, option }) => told`; ${{ person }} voted “${option}”`)
    const text = told`${about} is not decided yet${by}${joined(voted, '')}, needed by ${{ at: state.neededBy }}.`
    return sentence(text, [asked.entry, ...votes.map(vote => vote.entry)], asked.at, state.neededBy)
  }
  if (end.how !== 'decided') {
    const how = {
      lapsed: 'lapsed: nobody decided in time',
      withdrawn: 'was withdrawn',
      answered: 'was answered by an entry',
    }[end.how]
    const more = end.how === 'answered' ? [end.by] : []
    return sentence(told`${about} ${how} at ${{ at: end.at }}.`, [asked.entry, end.entry, ...more], end.at)
  }
  const words = yield* wordsOf(scope, [asked.entry, ...votes.map(vote => vote.entry)])
  const request = words.get(asked.entry) as DecisionWords['decision.requested'] | undefined
  const option = request?.options[state.options.indexOf(end.option)]
  const chosen = option === undefined ? `“${end.option}”` : `“${renderText(scope, option)}”`
  const deciding = votes.filter(vote => vote.option === end.option)
  const said = [
    told`${about} was decided ${chosen} by ${listed(people(end.voters))} at ${{ at: end.at }}`,
    ...deciding.flatMap(vote => voteText(scope, vote, words)),
    ...(state.reversed === null
      ? []
      : [told`reversed by ${state.reversed.by} at ${{ at: state.reversed.at }}`]),
    ...(state.superseded === null
      ? []
      : [told`superseded by ${state.superseded.by} at ${{ at: state.superseded.at }}`]),
  ]
  const cites = [asked.entry, ...deciding.map(vote => vote.entry), end.entry]
  return sentence(told`${joined(said, '; ')}.`, cites, end.at, end.reviewBy)
}

function voteText(scope: Scope, vote: Vote, words: ReadonlyMap<string, unknown>): (string | Told)[] {
  const said = words.get(vote.entry) as DecisionWords['decision.voted'] | undefined
  if (said === undefined) return ['the reason was erased']
  const dissent = vote.dissent.map((person, at) => {
    const text = said.dissent[at]
    return told`${{ person }} objected${text === undefined ? '' : `: ${unended(renderText(scope, text))}`}`
  })
  return [`because: ${unended(renderText(scope, said.rationale))}`, ...dissent]
}

/** D5: what another tool says; it has no reasons here, and its authority is not proved here. */
function* elsewhereSentence(
  scope: Scope,
  candidate: Candidate,
  state: ImportedDecisionState,
): Script<Sentence> {
  const words = (yield* wordsOf(scope, [state.entry])).get(state.entry) as
    | ImportedDecisionWords['decision.imported']
    | undefined
  const links = (yield* importedLinks(scope, [state])).get(state.id)
  const by = (who: readonly PersonId[], verb: string) =>
    who.length === 0 ? [] : [told`${verb} ${firstFew(people(who), 8)}`]
  const replaced = links?.supersededBy ?? []
  const said = [
    `${quoted(candidate)} in ${pathOfArea(scope, state.area)} stands as ${words?.status ?? state.standing}`,
    ...(words === undefined || words.outcome === '' ? [] : [unended(renderText(scope, words.outcome))]),
    ...by(state.authors, 'written by'),
    ...by(state.deciders, 'approved by'),
    ...(replaced.length === 0 ? [] : [told`replaced by ${listed(replaced)}`]),
    'imported, with no reason recorded here; authority not proved here',
  ]
  const basis = yield* basisOfIds(scope, [state.entry])
  return sentence(told`${joined(said, '; ')}.`, [state.entry], state.saidAt ?? basis.saidAt)
}
