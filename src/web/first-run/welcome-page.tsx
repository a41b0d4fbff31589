import { useQueryClient } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { tellWho } from '../api/live.ts'
import { ask } from '../session/ask.ts'
import { useMe } from '../session/me.ts'
import { Door } from '../sign-in/door.tsx'
import { PasskeyOffer } from '../sign-in/passkey-offer.tsx'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { UnreadPage } from '../ui/unread.tsx'
import { firstRun } from '../words/first-run.ts'
import { asksFor, type Choice, ChoiceFields, type FirstFields, firstFields } from './choice-fields.tsx'
import { ImportStep } from './import-step.tsx'
import styles from './welcome.module.css'

type Step =
  | { readonly is: 'choosing' | 'opening' | 'passkey' }
  | { readonly is: 'import'; readonly commands: readonly string[] }

/** The first run: four ways to begin, each with what it needs and nothing more. */
export function WelcomePage() {
  const read = useMe()
  const { data: me } = read
  const router = useRouter()
  const [step, setStep] = useState<Step>({ is: 'choosing' })
  if (me === undefined)
    return (
      <main className={styles.unread}>
        <UnreadPage read={read} />
      </main>
    )
  const home = () => void router.navigate({ to: '/' })
  if (step.is === 'opening') return <Loading />
  if (step.is === 'passkey') return <PasskeyOffer onDone={home} />
  if (step.is === 'import') return <ImportStep commands={step.commands} onDone={home} />
  if (!me.firstRun)
    return (
      <Door title={firstRun.title}>
        <p>
          {firstRun.nothing} <Link to={me.signedIn ? '/' : '/sign-in'}>{firstRun.signIn}</Link>
        </p>
      </Door>
    )
  return (
    <Door title={firstRun.title}>
      <p>{firstRun.lead}</p>
      <Choices
        onBegun={(choice, commands) => {
          if (choice === 'sample') setStep({ is: 'opening' })
          else setStep(choice === 'import' ? { is: 'import', commands } : { is: 'passkey' })
        }}
        onSignedIn={choice => choice === 'sample' && home()}
      />
    </Door>
  )
}

const all = Object.keys(firstRun.choices) as readonly Choice[]

interface ChoicesProps {
  /** The organisation stands; who reads is not known yet. */
  readonly onBegun: (choice: Choice, commands: readonly string[]) => void
  readonly onSignedIn: (choice: Choice) => void
}

function Choices({ onBegun, onSignedIn }: ChoicesProps) {
  const client = useQueryClient()
  const [choice, setChoice] = useState<Choice>('sample')
  const [fields, setFields] = useState<FirstFields>(firstFields)
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setError(null)
    const said = Object.fromEntries(asksFor[choice].map(field => [field, fields[field].trim()]))
    ask<{ commands: readonly string[] }>('POST', '/auth/first-run', { choice, ...said })
      .then(async ({ commands }) => {
        onBegun(choice, commands)
        await tellWho(client)
        onSignedIn(choice)
      })
      .catch((failed: unknown) => {
        setError(failed)
        setBusy(false)
      })
  }
  return (
    <form className={styles.choices} onSubmit={begin}>
      <fieldset>
        <legend className="unseen">{firstRun.choose}</legend>
        {all.map(name => (
          <label key={name} className={styles.choice}>
            <input
              type="radio"
              name="choice"
              value={name}
              checked={name === choice}
              onChange={() => setChoice(name)}
            />
            <span>
              <b>{firstRun.choices[name].name}</b>
              {firstRun.choices[name].says}
            </span>
          </label>
        ))}
      </fieldset>
      <ChoiceFields choice={choice} fields={fields} onChange={setFields} error={error} />
      <RefusalNote error={error} />
      <p className={styles.acts}>
        <Button type="submit" look="go" busy={busy}>
          {firstRun.choices[choice].go}
        </Button>
        <span role="status">{busy && `${firstRun.working} …`}</span>
      </p>
    </form>
  )
}
