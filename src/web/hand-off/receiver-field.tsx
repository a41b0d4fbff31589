import { useState } from 'react'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { setFront } from './edit-lines.ts'
import styles from './receiver-field.module.css'
import { Written } from './written.tsx'

type Form = keyof typeof handOff.to

function formOf(to: string): Form {
  if (to === 'on-next' || to === 'anyone' || to === 'me') return to
  return to.startsWith('team:') ? 'team' : 'people'
}

/** H1: whoever is on next, a team, people by name, anyone, or oneself. */
export function ReceiverField() {
  const { composition, directory, edit, focus } = useComposing()
  const to = composition.document.to ?? 'on-next'
  const [form, setForm] = useState<Form>(formOf(to))
  const shown = form === 'people' || form === 'team' ? form : formOf(to)
  // The focus stays: who chooses by its first letter types on.
  const choose = (next: Form) => {
    setForm(next)
    if (next === 'people') edit(setFront({ to: '@' }))
    else if (next === 'team') edit(setFront({ to: `team:${directory.teams[0]?.name ?? ''}` }))
    else edit(setFront({ to: next }))
  }
  return (
    <>
      <select
        className={styles.select}
        aria-label={handOff.head.to}
        data-spot={shown === 'people' ? undefined : 'front:to'}
        value={shown}
        onChange={event => choose(event.target.value as Form)}
      >
        {(Object.keys(handOff.to) as Form[]).map(one => (
          <option key={one} value={one}>
            {handOff.to[one]}
          </option>
        ))}
      </select>
      {shown === 'people' && (
        <Written
          value={to === 'on-next' || to === '@' ? '' : to}
          onType={text => edit(setFront({ to: text.startsWith('@') ? text : `@${text}` }))}
          onEnter={() => focus('front:area')}
          spot="front:to"
          label={handOff.toPeople}
          look="head"
          placeholder="@"
        />
      )}
      {shown === 'team' && (
        <select
          className={styles.select}
          aria-label={handOff.toTeam}
          value={to.slice('team:'.length)}
          onChange={event => edit(setFront({ to: `team:${event.target.value}` }))}
        >
          {directory.teams.map(team => (
            <option key={team.id}>{team.name}</option>
          ))}
        </select>
      )}
    </>
  )
}
