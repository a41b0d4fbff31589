import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Refused } from '../api/call.ts'
import { tellWho } from '../api/live.ts'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { verifyWords as words } from '../words/sign-in.ts'
import { type MeAsked, meKey, useMe } from './me.ts'
import { addPasskey, passkeysWork, signInWithPasskey } from './passkey.ts'
import styles from './verify-again.module.css'

/**
 * Why something was refused; where it only wants a passkey used within five minutes (P2), that passkey, and whoever uses
 * it goes on where they were.
 */
export function RefusedOrVerify({ error, onVerified }: { error: unknown; onVerified: () => void }) {
  const client = useQueryClient()
  const { data: me } = useMe()
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const isWeak = error instanceof Refused && error.refusal.code === 'weak_assurance'
  if (!isWeak) return <RefusalNote error={error} />
  if (!passkeysWork()) return <p role="alert">{words.none}</p>
  const hasOne = (me?.person?.passkeys ?? 0) > 0
  const verify = async () => {
    await (hasOne ? signInWithPasskey() : addPasskey())
    await client.refetchQueries({ queryKey: meKey })
    const now = client.getQueryData<MeAsked>(meKey)
    // The passkey of somebody else signs them in: what this person began is not sent in another's name.
    if (now?.person?.handle === me?.person?.handle) onVerified()
    else await tellWho(client)
  }
  const press = () => {
    setBusy(true)
    setFailed(null)
    verify()
      .catch(setFailed)
      .finally(() => setBusy(false))
  }
  return (
    <div className={styles.verify}>
      <p role="alert">{hasOne ? words.again : words.first}</p>
      <Button look="go" busy={busy} onPress={press}>
        {hasOne ? words.use : words.add}
      </Button>
      <RefusalNote error={failed} />
    </div>
  )
}
