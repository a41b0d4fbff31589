import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useLive } from '../api/live.ts'
import { useMe } from '../session/me.ts'
import { ReaderProvider } from '../time/reader.tsx'
import { Loading } from '../ui/loading.tsx'
import { UnreadPage } from '../ui/unread.tsx'
import { common } from '../words/common.ts'
import { ConnectionLine } from './connection-line.tsx'
import { copyTimesAsIso } from './copy-times.ts'
import { Head } from './head.tsx'
import { listenForKeys } from './keys.ts'
import { whyNot } from './late.ts'
import { PersonaBar } from './persona-bar.tsx'
import styles from './shell.module.css'
import { type Over, ShellKeys } from './shell-keys.tsx'
import { SignedOut } from './signed-out.tsx'
import { SourceProvider, useSource } from './source.tsx'
import { TabBar } from './tab-bar.tsx'

const loads = {
  source: () => import('./source-panel.tsx').catch(whyNot),
  palette: () => import('./palette.tsx').catch(whyNot),
  keys: () => import('./keys-sheet.tsx').catch(whyNot),
}
const SourcePanel = lazy(async () => ({ default: (await loads.source()).SourcePanel }))
const Palette = lazy(async () => ({ default: (await loads.palette()).Palette }))
const KeysSheet = lazy(async () => ({ default: (await loads.keys()).KeysSheet }))
const restMs = 2_000

/** Everything around a page for whoever is signed in; everybody else is asked to sign in. */
export function Shell() {
  const read = useMe()
  const { data: me } = read
  if (me === undefined)
    return (
      <main className={styles.page}>
        <UnreadPage read={read} />
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

/** What opens over any page is here before it is asked for, so that it opens at once and without a network too. */
function loadTheRest(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(loads)) void load().catch(() => {})
  }, restMs)
  return () => clearTimeout(timer)
}

function Inside() {
  const connection = useLive()
  const { opened, close } = useSource()
  const [over, setOver] = useState<Over | null>(null)
  useEffect(listenForKeys, [])
  useEffect(copyTimesAsIso, [])
  useEffect(loadTheRest, [])
  const page = useRef<HTMLElement>(null)
  const path = useRouterState({ select: state => state.location.pathname })
  // What led here may be gone with its page: the focus is then on this one, and not nowhere.
  const before = useRef(path)
  useEffect(() => {
    const moved = before.current !== path
    before.current = path
    if (moved && document.activeElement === document.body) page.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <>
      <ShellKeys onOver={setOver} />
      <Head onPalette={() => setOver('palette')} />
      <ConnectionLine connection={connection} />
      <div className={opened === null ? undefined : styles.frame}>
        <main ref={page} id="page" className={styles.page} tabIndex={-1}>
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
