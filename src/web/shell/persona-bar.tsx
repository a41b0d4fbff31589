import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { tellWho } from '../api/live.ts'
import { ask } from '../session/ask.ts'
import type { Me } from '../session/me.ts'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { shell } from '../words/shell.ts'
import styles from './persona-bar.module.css'

type Persona = NonNullable<Me['org']>['personas'][number]

/** A simulated organisation is always marked (T8); in the sample one may be each of its people, and move its clock. */
export function PersonaBar({ me }: { me: Me }) {
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  if (me.org === null || !me.org.simulated) return null
  const become = (path: string, body: object) => {
    if (busy) return
    setBusy(true)
    setError(null)
    ask('POST', path, body)
      .then(() => tellWho(client))
      .catch(setError)
      .finally(() => setBusy(false))
  }
  const zone = me.person?.zone ?? 'Etc/UTC'
  return (
    <aside className={styles.bar} aria-label={shell.simulated.bar}>
      <div className={styles.inner} aria-busy={busy}>
        <span>{me.org.sample ? shell.simulated.sample : shell.simulated.mark}</span>
        <Personas me={me} become={handle => become('/auth/persona', { handle })} />
        <button type="button" onClick={() => become('/auth/sample/clock', { to: '03:00', zone })}>
          {shell.simulated.night}
        </button>
        {me.org.sample && (
          <button type="button" onClick={() => become('/auth/sample/reset', {})}>
            {shell.simulated.reset}
          </button>
        )}
      </div>
      <RefusalNote error={error} />
    </aside>
  )
}

function Personas({ me, become }: { me: Me; become: (handle: string) => void }) {
  const personas = me.org?.personas ?? []
  const own = me.person?.handle
  const named = ['ana', 'noor'].flatMap(handle => personas.find(persona => persona.handle === handle) ?? [])
  const manager = personas.find(persona => /^manager/.test(persona.role) && !named.includes(persona))
  const [first, ...rest] = [...named, ...(manager === undefined ? [] : [manager])]
  if (first === undefined) return null
  return (
    <>
      {[first, ...rest].map(persona => (
        <button
          key={persona.handle}
          type="button"
          aria-pressed={persona.handle === own}
          title={persona.role}
          onClick={() => become(persona.handle)}
        >
          {persona === manager
            ? shell.simulated.manager
            : shell.simulated.be(firstName(persona), persona.city)}
        </button>
      ))}
      <select
        aria-label={shell.simulated.other}
        value=""
        onChange={event => event.target.value !== '' && become(event.target.value)}
      >
        <option value="">{shell.simulated.others}</option>
        {personas.map(({ handle, name, city }) => (
          <option key={handle} value={handle}>
            {handle === own ? shell.simulated.you(name) : `${name}, ${city}`}
          </option>
        ))}
      </select>
    </>
  )
}

function firstName({ name }: Persona): string {
  return name.split(' ')[0] ?? name
}
