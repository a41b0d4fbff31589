import { Outlet } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLive } from '../api/live.ts'
import { useMe } from '../session/me.ts'
import { ReaderProvider } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { common } from '../words/common.ts'
import { ConnectionLine } from './connection-line.tsx'
import { copyTimesAsIso } from './copy-times.ts'
import { Head } from './head.tsx'
import { listenForKeys } from './keys.ts'
import { PersonaBar } from './persona-bar.tsx'
import styles from './shell.module.css'
import { type Over, ShellKeys } from './shell-keys.tsx'
import { SignedOut } from './signed-out.tsx'
import { SourceProvider, useSource } from './source.tsx'
import { TabBar } from './tab-bar.tsx'

const SourcePanel = lazy(async () => ({ default: (await import('./source-panel.tsx')).SourcePanel }))
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const KeysSheet = lazy(async () => ({ default: (await import('./keys-sheet.tsx')).KeysSheet }))

/** Everything around a page for whoever is signed in; everybody else is asked to sign in. */
export function Shell() {
  const { data: me, error, refetch } = useMe()
  if (me === undefined)
    return (
      <main className={styles.page}>
        {error === null ? (
          <Loading />
        ) : (
          <div className={styles.fault}>
            <RefusalNote error={error} />
            <Button look="go" onPress={() => void refetch()}>
              {common.tryAgain}
            </Button>
          </div>
        )}
      </main>
    )
  if (!me.signedIn || me.person === null) return <SignedOut firstRun={me.firstRun} />
  return (
    <>
      <a className={styles.skip} href="#page">
        {common.skip}
      </a>
      <PersonaBar me={me} />
      <ReaderProvider me={me} fallback={<Loading />}>
        <SourceProvider>
          <Inside />
        </SourceProvider>
      </ReaderProvider>
    </>
  )
}

function Inside() {
  const connection = useLive()
  const { opened, close } = useSource()
  const [over, setOver] = useState<Over | null>(null)
  useEffect(listenForKeys, [])
  useEffect(copyTimesAsIso, [])
  return (
    <>
      <ShellKeys onOver={setOver} />
      <Head onPalette={() => setOver('palette')} />
      <ConnectionLine connection={connection} />
      <div className={opened === null ? undefined : styles.frame}>
        <main id="page" className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
        <Suspense fallback={null}>
          {opened !== null && <SourcePanel entry={opened} onClose={close} />}
        </Suspense>
      </div>
      <TabBar />
      <Suspense fallback={null}>
        {over === 'palette' && <Palette onClose={() => setOver(null)} />}
        {over === 'keys' && <KeysSheet onClose={() => setOver(null)} />}
      </Suspense>
    </>
  )
}
