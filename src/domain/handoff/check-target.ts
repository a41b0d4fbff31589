import type { PersonId } from '../ids.ts'
import { type Outcome, ok, refuse } from '../refusal.ts'
import type { CheckContext } from './check-context.ts'
import type { Target } from './kinds.ts'

type Directory = Pick<CheckContext, 'personByHandle' | 'teamByName'>

/** H1: `@handle` (several, separated by spaces or commas), `team:name`, `on-next`, `anyone` or `me`. */
export function parseTarget(text: string, directory: Directory): Outcome<Target> {
  const said = text.trim()
  const word = said.toLowerCase()
  if (word === 'on-next' || word === 'anyone' || word === 'me') return ok({ kind: word })
  if (word.startsWith('team:')) {
    const name = said.slice('team:'.length).trim()
    const team = directory.teamByName(name)
    return team === null ? unknownTeam(name) : ok({ kind: 'team', team })
  }
  const handles = said.split(/[\s,]+/)
  if (!handles.every(handle => /^@./.test(handle))) return notATarget(said)
  const people: PersonId[] = []
  for (const handle of handles) {
    const person = directory.personByHandle(handle.slice(1))
    if (person === null) return unknownPerson(handle)
    if (!people.includes(person)) people.push(person)
  }
  return ok({ kind: 'people', people })
}

function unknownPerson(handle: string): ReturnType<typeof refuse> {
  return refuse('unknown_person', `Nobody here is called ${shown(handle)}.`, 'Correct the handle.', {
    details: { written: handle },
  })
}

function unknownTeam(name: string): ReturnType<typeof refuse> {
  return refuse(
    'unknown_team',
    `No team is called "${shown(name)}".`,
    'Correct the name, or hand over to on-next.',
  )
}

function notATarget(text: string): ReturnType<typeof refuse> {
  return refuse(
    'malformed',
    `"${shown(text)}" names no receiver.`,
    'Write @handle, team:name, on-next, anyone or me.',
  )
}

export function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}
