import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
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
import { StandingView } from './standing-view.tsx'
import { Waiting } from './waiting.tsx'

export type Listed = Output<'decision.list'>['items'][number]

/** What waits for the reader, one of them open beside it, and asking. */
export function DecidePage() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { handle } = useReader()
  const navigate = useNavigate()
  const waiting = useRead('decision.list', { waiting: true })
  const open = useRead('decision.list', { state: 'open', limit: 50 })
  const offered = useRead('standing.list', { state: 'offered', mine: true })
  const decided = useRead('decision.list', { state: 'decided', limit: 12 })
  useEffect(() => {
    document.title = `${decide.title} · ${common.product}`
  }, [])
  const mine = waiting.data?.items ?? []
  const toVote = mine.filter(({ state }) => state === 'open')
  const isInYourPlace = (one: (typeof mine)[number]) => one.toRatify.includes(handle)
  const toRatify = mine.filter(one => one.state !== 'open' && isInYourPlace(one))
  const toReview = mine.filter(one => one.state !== 'open' && !isInYourPlace(one))
  const known = new Set(mine.map(({ id }) => id))
  const others = (open.data?.items ?? []).filter(({ id }) => !known.has(id))
  const lists = [
    [decide.lists.waiting, toVote],
    [decide.lists.ratify, toRatify],
    [decide.lists.review, toReview],
    [decide.lists.asked, others.filter(({ asker }) => asker === handle)],
    [decide.lists.open, others.filter(({ asker }) => asker !== handle)],
    [decide.lists.decided, (decided.data?.items ?? []).filter(({ id }) => !known.has(id))],
  ] as const
  const asking = search.ask !== undefined
  const answers = offered.data?.items ?? []
  const first = [...toVote, ...toRatify, ...toReview, ...answers, ...lists.flatMap(([, items]) => items)][0]
    ?.id
  const id = typeof search.id === 'string' ? search.id : asking ? undefined : first
  const [arrived, setArrived] = useState<string | null>(null)
  const show = (made: string) => {
    setArrived(made)
    void navigate({ to: '/decide', search: { id: made }, resetScroll: false })
  }
  const ready = waiting.data !== undefined && open.data !== undefined
  return (
    <div className={`${styles.page} ${asking || search.id !== undefined ? styles.picked : ''}`}>
      <div className={styles.lists}>
        <h1>{decide.title}</h1>
        <Link to="/decide" search={{ ask: 'yes' }} className={styles.askLink}>
          {decide.ask}
        </Link>
        <UnreadPart read={waiting.error === null ? open : waiting} known={ready} />
        {ready && <Waiting lists={lists} answers={answers} chosen={id} />}
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
        <Chosen key={id} id={id} arrived={id === arrived} onOpen={show} />
      )}
    </div>
  )
}

function Chosen({ id, ...made }: { id: string; arrived: boolean; onOpen: (id: string) => void }) {
  return id.startsWith('S-') ? <StandingView id={id} /> : <DecisionView id={id} {...made} />
}
