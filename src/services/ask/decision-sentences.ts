import type { Sentence } from '../../domain/ask/answer.ts'
import type { ImportedDecisionState, ImportedDecisionWords } from '../../domain/decisions/imported.ts'
import type { DecisionWords } from '../../domain/decisions/kinds.ts'
import type { DecisionState, Vote } from '../../domain/decisions/states.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Script } from '../../storage/sql.ts'
import { importedLinks } from '../decisions/imported.ts'
import { renderText } from '../items/render.ts'
import { wordsOf } from '../load.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import type { Candidate } from './candidates.ts'
import { basisOfIds } from './citing.ts'
import { quoted } from './item-sentences.ts'
import { firstFew, listed, sentence } from './reply.ts'

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
  const about = `${quoted(candidate)} (${where}, asked by ${handleOf(scope, state.asker)})`
  if (end === null) {
    const seated = state.seats.map(({ person }) => handleOf(scope, person))
    const by = seated.length === 0 ? '' : `; it waits for ${listed(seated)}`
    const text = `${about} is not decided yet${by}, needed by ${formatInstant(state.neededBy)}.`
    return sentence(text, [asked.entry, ...votes.map(vote => vote.entry)], asked.at, state.neededBy)
  }
  if (end.how !== 'decided') {
    const how = {
      lapsed: 'lapsed: nobody decided in time',
      withdrawn: 'was withdrawn',
      answered: 'was answered by an entry',
    }[end.how]
    const more = end.how === 'answered' ? [end.by] : []
    return sentence(`${about} ${how} at ${formatInstant(end.at)}.`, [asked.entry, end.entry, ...more], end.at)
  }
  const words = yield* wordsOf(scope, [asked.entry, ...votes.map(vote => vote.entry)])
  const request = words.get(asked.entry) as DecisionWords['decision.requested'] | undefined
  const option = request?.options[state.options.indexOf(end.option)]
  const chosen = option === undefined ? `“${end.option}”` : `“${renderText(scope, option)}”`
  const deciding = votes.filter(vote => vote.option === end.option)
  const by = listed(end.voters.map(person => handleOf(scope, person)))
  const said = [
    `${about} was decided ${chosen} by ${by} at ${formatInstant(end.at)}`,
    ...deciding.flatMap(vote => voteText(scope, vote, words)),
    ...(state.reversed === null
      ? []
      : [`reversed by ${state.reversed.by} at ${formatInstant(state.reversed.at)}`]),
    ...(state.superseded === null
      ? []
      : [`superseded by ${state.superseded.by} at ${formatInstant(state.superseded.at)}`]),
  ]
  const cites = [asked.entry, ...deciding.map(vote => vote.entry), end.entry]
  return sentence(`${said.join('; ').replace(/\.$/, '')}.`, cites, end.at, end.reviewBy)
}

function voteText(scope: Scope, vote: Vote, words: ReadonlyMap<string, unknown>): string[] {
  const said = words.get(vote.entry) as DecisionWords['decision.voted'] | undefined
  if (said === undefined) return ['the reason was erased']
  const dissent = vote.dissent.map((person, at) => {
    const text = said.dissent[at]
    return `${handleOf(scope, person)} objected${text === undefined ? '' : `: ${renderText(scope, text)}`}`
  })
  return [`because: ${renderText(scope, said.rationale).replace(/\.$/, '')}`, ...dissent]
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
  const people = (who: readonly string[], verb: string) =>
    who.length === 0 ? [] : [`${verb} ${firstFew(who, 8)}`]
  const replaced = links?.supersededBy ?? []
  const said = [
    `${quoted(candidate)} in ${pathOfArea(scope, state.area)} stands as ${words?.status ?? state.standing}`,
    ...(words === undefined || words.outcome === ''
      ? []
      : [renderText(scope, words.outcome).replace(/\.$/, '')]),
    ...people(
      state.authors.map(person => handleOf(scope, person)),
      'written by',
    ),
    ...people(
      state.deciders.map(person => handleOf(scope, person)),
      'approved by',
    ),
    ...(replaced.length === 0 ? [] : [`replaced by ${listed(replaced)}`]),
    'imported, with no reason recorded here; authority not proved here',
  ]
  const basis = yield* basisOfIds(scope, [state.entry])
  return sentence(`${said.join('; ')}.`, [state.entry], state.saidAt ?? basis.saidAt)
}
