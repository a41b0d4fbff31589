import { useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { tellWho } from '../api/live.ts'
import { backTo } from '../session/back.ts'
import { useMe } from '../session/me.ts'
import { passkeysWork, signInWithPasskey } from '../session/passkey.ts'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { signIn } from '../words/sign-in.ts'
import { Door } from './door.tsx'
import { openLink, takeLink } from './open-link.ts'
import { PasskeyOffer } from './passkey-offer.tsx'
import styles from './sign-in.module.css'

type Step = 'opening' | 'choosing' | 'offering'

/** The door: a link in the fragment is opened at once; else a passkey, or words on how to get a link. */
export function SignInPage() {
  const client = useQueryClient()
  const router = useRouter()
  const back = backTo(useSearch({ strict: false }))
  const [link, setLink] = useState(takeLink)
  const [step, setStep] = useState<Step>(link === null ? 'choosing' : 'opening')
  const [error, setError] = useState<unknown>(null)
  const goOn = () => void router.history.push(back)
  // A link pasted into the tab that shows this page changes the fragment alone, and loads nothing anew.
  useEffect(() => {
    const another = () => {
      const pasted = takeLink()
      if (pasted === null || pasted === link) return
      setError(null)
      setStep('opening')
      setLink(pasted)
    }
    addEventListener('hashchange', another)
    return () => removeEventListener('hashchange', another)
  }, [link])
  useEffect(() => {
    if (link === null) return
    openLink(link)
      .then(async next => {
        await tellWho(client)
        if (next === 'first-run') await router.navigate({ to: '/welcome', replace: true })
        else setStep('offering')
      })
      .catch((failed: unknown) => {
        setError(failed)
        setStep('choosing')
      })
  }, [link, client, router])
  if (step === 'opening')
    return (
      <Door title={signIn.opening}>
        <Loading />
      </Door>
    )
  if (step === 'offering') return <PasskeyOffer onDone={goOn} />
  return (
    <Door title={error !== null && link !== null ? signIn.linkFailed : signIn.title}>
      <RefusalNote error={error} />
      <ByPasskey onDone={() => void tellWho(client).then(goOn)} />
      <OtherWays />
    </Door>
  )
}

function ByPasskey({ onDone }: { onDone: () => void }) {
  const { data: me } = useMe()
  const router = useRouter()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const run = () => {
    setBusy(true)
    setError(null)
    signInWithPasskey()
      .then(onDone)
      .catch(setError)
      .finally(() => setBusy(false))
  }
  return (
    <>
      <p className={styles.lead}>{signIn.lead}</p>
      {me?.person != null && (
        <p className={styles.row}>
          {signIn.already(me.person.name)}{' '}
          <Button look="act" onPress={() => void router.navigate({ to: '/' })}>
            {signIn.toBrief}
          </Button>
        </p>
      )}
      <RefusalNote error={error} />
      {passkeysWork() ? (
        <Button look="go" busy={busy} onPress={run}>
          {signIn.passkey}
        </Button>
      ) : (
        <p>{signIn.noPasskeys}</p>
      )}
    </>
  )
}

function OtherWays() {
  return (
    <dl className={styles.ways}>
      <dt>{signIn.firstTime}</dt>
      <dd>{signIn.firstTimeSays}</dd>
      <dt>{signIn.neither}</dt>
      <dd>
        {signIn.neitherSays}
        <code className={styles.command}>{signIn.command}</code>
      </dd>
    </dl>
  )
}
