import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useEveryone } from '../team/everyone.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'
import { UnreadPage } from '../ui/unread.tsx'
import { common } from '../words/common.ts'
import { returns } from '../words/returns.ts'
import { ReturnedLine } from './returned-line.tsx'
import styles from './returns-page.module.css'
import { ToConfirm } from './to-confirm.tsx'

/** H10: what became of what one handed over; opens with one sentence. */
export function ReturnsPage() {
  const read = useRead('handoff.returns', {})
  const { data } = read
  const { items: people } = useEveryone()
  const { handle } = useReader()
  const nameOf = (known: string | null) => {
    if (known === null) return common.nobody
    if (known === handle) return common.you
    return people.find(person => person.handle === known)?.name ?? known
  }
  if (data === undefined) return <UnreadPage read={read} />
  return (
    <>
      <PageTitle title={returns.title} margin={returns.margin}>
        <Head
          data={data}
          named={named(
            data.sentence,
            nameOf,
            people.map(person => person.handle),
          )}
        />
      </PageTitle>
      {data.handoff !== null && <Handed data={data} nameOf={nameOf} />}
      <ToConfirm handoffs={data.toConfirm} nameOf={nameOf} />
    </>
  )
}

/** Computed sentences use names. */
function named(sentence: string, nameOf: (handle: string) => string, handles: readonly string[]): string {
  return sentence.replace(/held by ([^,.\s]+)/g, (whole, known: string) =>
    handles.includes(known) ? `held by ${nameOf(known)}` : whole,
  )
}

function Head({ data, named }: { data: Output<'handoff.returns'>; named: string }) {
  const { place, now } = useReader()
  const { handoff, offlineAt, backAt } = data
  if (handoff === null) {
    return (
      <Empty says={returns.nothing}>
        <Link to="/hand-off">{returns.handOff}</Link>
      </Empty>
    )
  }
  const moment = (at: string) => momentText(place, Date.parse(at), now)
  return (
    <>
      <p className={styles.sentence}>{named}</p>
      <p className={styles.facts}>
        <Link to="/handoff/$id" params={{ id: handoff }}>
          {returns.of(handoff)}
        </Link>
        {offlineAt !== null && (
          <span>{returns.away(moment(offlineAt), backAt === null ? null : moment(backAt))}</span>
        )}
      </p>
    </>
  )
}

function Handed({
  data,
  nameOf,
}: {
  data: Output<'handoff.returns'>
  nameOf: (handle: string | null) => string
}) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const navigate = useNavigate()
  const from = data.offlineAt ?? data.at
  const carry = () => void navigate({ to: '/hand-off', search: { carry: chosen.join(',') } as never })
  return (
    <Section title={returns.items} hint={returns.itemsHint} count={data.items.length} part>
      <ul className={styles.lines}>
        {data.items.map(item => (
          <ReturnedLine
            key={item.id}
            item={item}
            from={from}
            nameOf={nameOf}
            chosen={chosen.includes(item.id)}
            onChoose={on => setChosen(on ? [...chosen, item.id] : chosen.filter(id => id !== item.id))}
          />
        ))}
      </ul>
      <Button look="go" onPress={carry} refusedBecause={chosen.length === 0 ? returns.carryNone : undefined}>
        {returns.carryChosen(chosen.length)}
      </Button>
    </Section>
  )
}
