import { useState } from 'react'
import { useMe } from '../session/me.ts'
import { addPasskey, passkeysWork } from '../session/passkey.ts'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { signIn } from '../words/sign-in.ts'
import { Door } from './door.tsx'
import styles from './sign-in.module.css'

const words = signIn.offer

/** After a link: a way to come back without one. Whoever has a passkey already goes straight on. */
export function PasskeyOffer({ onDone }: { onDone: () => void }) {
  const { data: me } = useMe()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const add = () => {
    setBusy(true)
    setError(null)
    addPasskey()
      .then(onDone)
      .catch(setError)
      .finally(() => setBusy(false))
  }
  if (me === undefined) return <Loading />
  return (
    <Door title={words.title}>
      <p className={styles.lead}>{passkeysWork() ? words.says : words.none}</p>
      <RefusalNote error={error} />
      <div className={styles.row}>
        {passkeysWork() && (
          <Button look="go" busy={busy} onPress={add}>
            {words.add}
          </Button>
        )}
        <Button onPress={onDone}>{passkeysWork() ? words.later : words.goOn}</Button>
      </div>
    </Door>
  )
}
