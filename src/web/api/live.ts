import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { readsByItself } from './attended.ts'
import { forgetSeen, Refused } from './call.ts'

/** `lost` since some seconds: what the head says. */
export type Connection = 'live' | 'lost'

type Message =
  | { readonly type: 'entry'; readonly seq: number; readonly kind: string }
  | { readonly type: 'connection'; readonly is: Connection }
  | { readonly type: 'who' }

const channelName = 'locum:live'
const lockName = 'locum:live'
const settleMs = 150
const patienceMs = 4_000
const meKey = ['auth', 'me'] as const
/** Entries that change who reads or by which clock. */
const aboutReader = /^(?:clock|org|person|admin)\./

/**
 * One entry stream for each browser: the tab that holds the lock listens, and tells the others. The browser replays
 * from the last id after a loss. What is shown is read again a moment after the last entry, or when the tab is looked at.
 */
export function useLive(): Connection {
  const client = useQueryClient()
  const [connection, setConnection] = useState<Connection>('live')
  useEffect(() => {
    const stale = staleness(client)
    const hear = (message: Message) => {
      if (message.type === 'entry') stale.mark(aboutReader.test(message.kind))
      else if (message.type === 'who') void becameSomebody(client)
      else {
        setConnection(message.is)
        if (message.is === 'live') stale.mark(true)
      }
    }
    const channel = new BroadcastChannel(channelName)
    channel.onmessage = event => hear(event.data as Message)
    const tell = (message: Message) => {
      hear(message)
      channel.postMessage(message)
    }
    const stopLeading = lead(tell)
    const stopHearing = hearSignedOut(client)
    return () => {
      stopLeading()
      stopHearing()
      stale.stop()
      channel.close()
    }
  }, [client])
  return connection
}

/** After becoming somebody else: every tab of this browser asks again who it is and what it may read. */
export async function tellWho(client: QueryClient): Promise<void> {
  const channel = new BroadcastChannel(channelName)
  channel.postMessage({ type: 'who' } satisfies Message)
  channel.close()
  await becameSomebody(client)
}

async function becameSomebody(client: QueryClient): Promise<void> {
  forgetSeen()
  await client.invalidateQueries({ queryKey: meKey, refetchType: 'all' })
  await client.resetQueries({
    predicate: ({ queryKey }) => !/^(?:auth|zone\.rows)$/.test(String(queryKey[0])),
  })
}

/** Invalidates once things have settled; a hidden tab waits until it is looked at. */
function staleness(client: QueryClient) {
  let timer: ReturnType<typeof setTimeout> | null = null
  let withReader = false
  const refresh = () => {
    timer = null
    if (document.hidden) return
    const reader = withReader
    withReader = false
    readsByItself()
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'zone.rows' && (reader || queryKey[0] !== 'auth'),
    })
  }
  let isStale = false
  const looked = () => {
    if (!document.hidden && isStale) refresh()
    isStale = document.hidden && isStale
  }
  document.addEventListener('visibilitychange', looked)
  return {
    mark(reader: boolean) {
      withReader ||= reader
      isStale = document.hidden
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(refresh, settleMs)
    },
    stop() {
      document.removeEventListener('visibilitychange', looked)
      if (timer !== null) clearTimeout(timer)
    },
  }
}

/** Holds the lock for as long as this tab lives, and the stream with it. */
function lead(tell: (message: Message) => void): () => void {
  const ended = new AbortController()
  const listen = () =>
    new Promise<void>(resolve => {
      const stop = listenToEntries(tell)
      ended.signal.addEventListener('abort', () => {
        stop()
        resolve()
      })
    })
  if (!('locks' in navigator)) void listen()
  else navigator.locks.request(lockName, { signal: ended.signal }, listen).catch(() => {})
  return () => ended.abort()
}

function listenToEntries(tell: (message: Message) => void): () => void {
  let source: EventSource | null = null
  let lostTimer: ReturnType<typeof setTimeout> | null = null
  let againTimer: ReturnType<typeof setTimeout> | null = null
  let after: string | null = null
  let isLost = false
  const found = () => {
    if (lostTimer !== null) clearTimeout(lostTimer)
    lostTimer = null
    if (isLost) tell({ type: 'connection', is: 'live' })
    isLost = false
  }
  const missed = () => {
    lostTimer ??= setTimeout(() => {
      isLost = true
      tell({ type: 'connection', is: 'lost' })
    }, patienceMs)
  }
  /** Asks who is signed in now and opens the stream as they; not at once, since a new cookie may be on its way. */
  const again = () => {
    source?.close()
    if (againTimer !== null) clearTimeout(againTimer)
    againTimer = setTimeout(() => {
      tell({ type: 'entry', seq: 0, kind: 'person.session' })
      open()
    }, patienceMs / 2)
  }
  const open = () => {
    source = new EventSource(`/api/v1/entry.stream${after === null ? '' : `?after=${after}`}`)
    source.onopen = found
    source.onerror = () => {
      missed()
      if (source?.readyState === EventSource.CLOSED) again()
    }
    source.addEventListener('entry', event => {
      after = event.lastEventId
      tell({ type: 'entry', seq: Number(after), kind: kindOf(event.data) })
    })
    source.addEventListener('reset', event => {
      after = event.lastEventId
      tell({ type: 'entry', seq: Number(after), kind: 'org.reset' })
    })
    // The session behind the stream has ended.
    source.addEventListener('end', again)
  }
  open()
  return () => {
    source?.close()
    for (const timer of [lostTimer, againTimer]) if (timer !== null) clearTimeout(timer)
  }
}

function kindOf(data: string): string {
  try {
    return String((JSON.parse(data) as { kind?: unknown }).kind)
  } catch {
    return ''
  }
}

/** Any answer that says one is signed out makes the page ask who is signed in. */
function hearSignedOut(client: QueryClient): () => void {
  const check = (error: unknown) => {
    if (error instanceof Refused && error.refusal.code === 'unauthenticated')
      void client.invalidateQueries({ queryKey: meKey })
  }
  const stops = [
    client.getQueryCache().subscribe(event => {
      if (event.type === 'updated' && event.action.type === 'error') check(event.action.error)
    }),
    client.getMutationCache().subscribe(event => {
      if (event.type === 'updated' && event.action.type === 'error') check(event.action.error)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}
