import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCommand, useRead } from '../api/query.ts'
import { Moment } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { returns } from '../words/returns.ts'
import styles from './returns-page.module.css'

const words = returns.confirm

/** H5, V3: handoffs written on one's behalf, and hours and spans that others proposed. */
export function ToConfirm({
  handoffs,
  nameOf,
}: {
  handoffs: readonly string[]
  nameOf: (handle: string | null) => string
}) {
  const { handle } = useReader()
  const { data: me } = useRead('person.show', { handle })
  const entry = useCommand('entry.confirm')
  const span = useCommand('span.confirm')
  const spans = (me?.spans ?? []).filter(({ proposedBy }) => proposedBy !== null)
  const windows = me?.windows?.proposedBy == null ? null : me.windows
  const nothing = handoffs.length + spans.length === 0 && windows === null
  return (
    <Section title={words.title} hint={words.hint} part>
      {nothing && <p className={styles.facts}>{words.nothing}</p>}
      <ul className={styles.confirm}>
        {handoffs.map(id => (
          <Waiting key={id} what={words.handoff(id)} onConfirm={() => entry.mutate({ id })}>
            <Link to="/handoff/$id" params={{ id }}>
              {words.open(id)}
            </Link>
          </Waiting>
        ))}
        {windows !== null && (
          <Waiting
            what={words.windows(nameOf(windows.proposedBy))}
            onConfirm={() => span.mutate({ id: 'window' })}
          >
            {windows.hours} {windows.zone}
          </Waiting>
        )}
        {spans.map(({ id, kind, from, until, proposedBy }) => (
          <Waiting
            key={id}
            what={words.span(words.spans[kind], nameOf(proposedBy))}
            onConfirm={() => span.mutate({ id })}
          >
            <Moment at={from} />
            {until === null ? '' : ' – '}
            {until !== null && <Moment at={until} />}
          </Waiting>
        ))}
      </ul>
      <RefusalNote error={entry.error ?? span.error} />
    </Section>
  )
}

function Waiting({
  what,
  onConfirm,
  children,
}: {
  what: string
  onConfirm: () => void
  children: ReactNode
}) {
  return (
    <li>
      <span>
        {what} {children}
      </span>
      <Button label={words.actLabel(what)} onPress={onConfirm}>
        {words.act}
      </Button>
    </li>
  )
}
