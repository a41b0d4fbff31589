import type { PersonId } from '../ids.ts'
import type { SubjectState } from './subjects.ts'

/** P1: those a subject was ever given or offered to by name; they may read what is said of it whatever its audience. */
export function receiversOf(state: SubjectState | undefined): readonly PersonId[] {
  if (state?.is === 'item') {
    const offered = state.offer?.to.kind === 'people' ? state.offer.to.people : []
    return [...state.receivers, ...offered]
  }
  if (state?.is === 'decision') {
    const turned = [...state.seats, ...state.votes].map(({ person }) => person)
    const back = state.end?.how === 'decided' ? state.end.toRatify : []
    return [...turned, ...state.consult, ...state.inform, ...back, state.asker]
  }
  if (state?.is === 'standing') return [state.owner]
  if (state?.is === 'asked-as') return state.asker === null ? [] : [state.asker]
  if (state?.is === 'question' && state.answerer !== null) return [state.answerer]
  return []
}
