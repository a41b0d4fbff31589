import { lineOfItem } from '../brief/item-line.ts'
import lines from '../brief/line.module.css'
import { Line } from '../brief/line.tsx'
import { useSheet } from '../brief/sheet-context.tsx'
import { Moment } from '../time/moment.tsx'
import { Empty } from '../ui/empty.tsx'
import { Person } from '../ui/person.tsx'
import { Section } from '../ui/section.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { handoffPage as words } from '../words/handoff.ts'
import styles from './handoff-page.module.css'
import { HandoffTold } from './handoff-told.tsx'
import { linesOf, type WholeHandoff, type WholeItem } from './handoff-whole.ts'

/** The lines, each with what it needs, what became of it, and what was asked and answered. */
export function HandoffLines({ handoff }: { handoff: WholeHandoff }) {
  return (
    <Section title={words.lines} hint={words.linesHint} count={handoff.items.length} part>
      {handoff.items.length === 0 && <Empty says={words.noLines} />}
      <ol className={lines.lines}>
        {linesOf(handoff).map(item => (
          <Line key={item.id} line={lineOfItem(item)} section={item.closed == null ? 'handoff' : 'closed'}>
            <Needs item={item} />
            <Became item={item} />
            <HandoffTold item={item} />
          </Line>
        ))}
      </ol>
    </Section>
  )
}

function Needs({ item }: { item: WholeItem }) {
  const said = [
    [words.why, item.why],
    [words.tried, item.tried],
    [words.unblocker, item.unblocker],
    [words.limit, item.contingency?.limit],
  ] as const
  return said.map(([label, text]) =>
    text == null ? null : (
      <p key={label} className={styles.need}>
        <b>{label}</b> <WordsOf text={text} />
      </p>
    ),
  )
}

/** What became of a line, in the order of what counts: closed, accepted, fallen, still offered. */
function Became({ item }: { item: WholeItem }) {
  const { names } = useSheet()
  const { closed, accepted, fallen, offer, owner } = item
  const by = (handle: string | null) => <Person handle={handle} name={names[handle ?? '']} />
  if (closed != null) {
    return (
      <p className={styles.became}>
        {closed.how === 'withdrawn' ? words.withdrawn : words.closed}{' '}
        {closed.how !== 'withdrawn' && by(closed.by)} <Moment at={closed.at} />
      </p>
    )
  }
  if (accepted != null) {
    return (
      <p className={styles.became}>
        {words.accepted} {by(accepted.by)} <Moment at={accepted.at} />
        {item.changedSinceAccepted === true && ` · ${words.changed}`}
      </p>
    )
  }
  if (fallen != null) {
    return (
      <p className={styles.became}>
        {words.fell} {by(fallen.to)} <Moment at={fallen.at} />
      </p>
    )
  }
  return (
    <p className={styles.became}>
      {offer == null ? words.stays : words.waiting} {offer == null ? by(owner) : offer.to}
    </p>
  )
}
