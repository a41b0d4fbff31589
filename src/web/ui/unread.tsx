import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect } from 'react'
import { RemoteFault } from '../../client/transport.ts'
import { isUnreachable, Refused } from '../api/call.ts'
import { common } from '../words/common.ts'
import { Button } from './button.tsx'
import { Loading } from './loading.tsx'
import { PageTitle } from './page-title.tsx'
import { RefusalNote } from './refusal-note.tsx'
import styles from './unread.module.css'

/** What a read answers, as far as one must know to wait for it or to ask again. */
export interface Read {
  readonly error: Error | null
  readonly isFetching: boolean
  refetch(): unknown
}

const words = common.unread
/** How often a server that does not answer is asked again. */
const againMs = 5_000

/** In place of a page: nothing for a moment, then that it loads; or why it cannot be read, and what to do next. */
export function UnreadPage({ read }: { read: Read }) {
  return read.error === null ? <Loading /> : <PageProblem read={read} error={read.error} />
}

/** In place of a part of a page, whose other parts stand. Where something was read before, that stays and this is above it. */
export function UnreadPart({ read, known = false }: { read: Read; known?: boolean }) {
  useAskingAgain(read)
  if (read.error === null) return known ? null : <Loading />
  return (
    <div className={styles.part}>
      <RefusalNote error={read.error} />
      <TryAgain read={read} look="act" />
    </div>
  )
}

function PageProblem({ read, error }: { read: Read; error: Error }) {
  useAskingAgain(read)
  const { title, says } = problemOf(error)
  const instead = insteadOf(error)
  return (
    <div role="alert" className={styles.page}>
      <PageTitle title={title}>{says}</PageTitle>
      <p className={styles.acts}>
        <TryAgain read={read} look="go" />
        {instead !== null && <Link to={instead.to}>{words.pages[instead.to]}</Link>}
        {location.pathname !== '/' && <Link to="/">{words.toBrief}</Link>}
      </p>
    </div>
  )
}

function TryAgain({ read, look }: { read: Read; look: 'go' | 'act' }) {
  return (
    <Button look={look} busy={read.isFetching} onPress={() => void read.refetch()}>
      {common.tryAgain}
    </Button>
  )
}

/** A server that does not answer is asked again until it does; a refusal and a fault wait for the reader. */
function useAskingAgain({ error, refetch }: Read): void {
  const lost = isUnreachable(error)
  useEffect(() => {
    if (!lost) return
    const timer = setInterval(() => void refetch(), againMs)
    return () => clearInterval(timer)
  }, [lost, refetch])
}

function insteadOf(error: Error) {
  return error instanceof Refused ? (words.instead[error.refusal.code] ?? null) : null
}

function problemOf(error: Error): { readonly title: string; readonly says: ReactNode } {
  if (isUnreachable(error))
    return navigator.onLine
      ? { title: words.noServer, says: <p>{words.noServerSays}</p> }
      : { title: words.noNetwork, says: <p>{words.noNetworkSays}</p> }
  if (error instanceof Refused) {
    const { message, next, code } = error.refusal
    return {
      title: message,
      says: (
        <p>
          {insteadOf(error)?.next ?? next} <code>{code}</code>
        </p>
      ),
    }
  }
  const [title, says, known] =
    error instanceof RemoteFault
      ? [words.fault, words.faultSays, error.id]
      : [words.broken, words.brokenSays, error.message]
  return {
    title,
    says: (
      <p>
        {says} <code>{known}</code>
      </p>
    ),
  }
}
