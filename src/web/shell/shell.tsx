import { Outlet } from '@tanstack/react-router'
import { useMe } from '../session/me.ts'
import { ReaderProvider } from '../time/reader.tsx'
import { Loading } from '../ui/loading.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { common } from '../words/common.ts'
import { Head } from './head.tsx'
import styles from './shell.module.css'
import { SignedOut } from './signed-out.tsx'
import { SourceProvider } from './source.tsx'

/** Everything around a page for whoever is signed in; everybody else is asked to sign in. */
export function Shell() {
  const { data: me, error } = useMe()
  if (me === undefined)
    return <main className={styles.page}>{error === null ? <Loading /> : <RefusalNote error={error} />}</main>
  if (!me.signedIn || me.person === null) return <SignedOut firstRun={me.firstRun} />
  return (
    <ReaderProvider me={me} fallback={<Loading />}>
      <SourceProvider>
        <a className={styles.skip} href="#page">
          {common.skip}
        </a>
        <Head />
        <main id="page" className={styles.page} tabIndex={-1}>
          <Outlet />
        </main>
      </SourceProvider>
    </ReaderProvider>
  )
}
