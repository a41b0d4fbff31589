import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { Empty } from '../ui/empty.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { common } from '../words/common.ts'
import { decide } from '../words/decide.ts'
import { AskForm } from './ask-form.tsx'
import styles from './decide.module.css'
import { DecisionView } from './decision-view.tsx'
import { Waiting } from './waiting.tsx'

export type Listed = Output<'decision.list'>['items'][number]

/** What waits for the reader, one of them open beside it, and asking. */
export function DecidePage() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { handle } = useReader()
  const navigate = useNavigate()
  const waiting = useRead('decision.list', { waiting: true })
  const open = useRead('decision.list', { state: 'open', limit: 50 })
  const decided = useRead('decision.list', { state: 'decided', limit: 12 })
  useEffect(() => {
    document.title = `${decide.title} · ${common.product}`
  }, [])
  const mine = waiting.data?.items ?? []
  const toVote = mine.filter(({ state }) => state === 'open')
  const toRatify = mine.filter(({ state }) => state !== 'open')
  const known = new Set(mine.map(({ id }) => id))
  const others = (open.data?.items ?? []).filter(({ id }) => !known.has(id))
  const lists = [
    [decide.lists.waiting, toVote],
    [decide.lists.ratify, toRatify],
    [decide.lists.asked, others.filter(({ asker }) => asker === handle)],
    [decide.lists.open, others.filter(({ asker }) => asker !== handle)],
    [decide.lists.decided, (decided.data?.items ?? []).filter(({ id }) => !known.has(id))],
  ] as const
  const asking = search.ask !== undefined
  const first = lists.flatMap(([, items]) => items)[0]?.id
  const id = typeof search.id === 'string' ? search.id : asking ? undefined : first
  const show = (chosen: string) =>
    void navigate({ to: '/decide', search: { id: chosen }, resetScroll: false })
  const ready = waiting.data !== undefined && open.data !== undefined
  return (
    <div className={`${styles.page} ${asking || search.id !== undefined ? styles.picked : ''}`}>
      <div className={styles.lists}>
        <h1>{decide.title}</h1>
        <Link to="/decide" search={{ ask: 'yes' }} className={styles.askLink}>
          {decide.ask}
        </Link>
        <UnreadPart read={waiting.error === null ? open : waiting} known={ready} />
        {ready && <Waiting lists={lists} chosen={id} />}
      </div>
      {asking ? (
        <AskForm search={search} onAsked={show} />
      ) : id === undefined ? (
        ready && (
          <div className={styles.one}>
            <Empty says={decide.pick} />
          </div>
        )
      ) : (
        <DecisionView key={id} id={id} />
      )}
    </div>
  )
}
