import { useRef, useState } from 'react'
import { nameIn } from '../../domain/people/name-in.ts'
import { lineOfItem } from '../brief/item-line.ts'
import lines from '../brief/line.module.css'
import { Line } from '../brief/line.tsx'
import { useSheet } from '../brief/sheet-context.tsx'
import { Moment } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Person } from '../ui/person.tsx'
import { Section } from '../ui/section.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { listed } from '../words/counting.ts'
import { handoffPage as words } from '../words/handoff.ts'
import styles from './handoff-page.module.css'
import { HandoffTold } from './handoff-told.tsx'
import { linesOf, type WholeHandoff, type WholeItem } from './handoff-whole.ts'

/** The lines, each with what it needs, what became of it, and what was asked and answered. */
export function HandoffLines({ handoff }: { handoff: WholeHandoff }) {
  const { handle } = useReader()
  const list = useRef<HTMLOListElement>(null)
  const [taking, setTaking] = useState<{ readonly id: string; readonly index: number } | null>(null)
  const done = () => {
    list.current?.querySelectorAll<HTMLElement>(':scope > li')[taking?.index ?? 0]?.focus()
    setTaking(null)
  }
  return (
    <Section title={words.lines} hint={words.linesHint} count={handoff.items.length} part>
      {handoff.items.length === 0 && <Empty says={words.noLines} />}
      <ol ref={list} className={lines.lines}>
        {linesOf(handoff).map((item, index) => (
          <Line key={item.id} line={lineOfItem(item)} section={item.closed == null ? 'handoff' : 'closed'}>
            <Needs item={item} />
            <Became item={item} />
            <HandoffTold item={item} />
            {item.author === handle && item.closed == null && (
              <Button
                look="bare"
                label={words.withdraw.of(item.id)}
                onPress={() => setTaking({ id: item.id, index })}
              >
                {words.withdraw.word}
              </Button>
            )}
          </Line>
        ))}
      </ol>
      {taking !== null && <Withdraw id={taking.id} onClose={done} />}
    </Section>
  )
}

/** H5: its author takes a line back; asked once, because its words are gone for good. */
function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <Dialog title={words.withdraw.of(id)} onClose={onClose}>
      {close => (
        <CommandForm
          operation="item.withdraw"
          intro={words.withdraw.says}
          fields={[]}
          build={() => ({ id })}
          submit={words.withdraw.word}
          onCancel={close}
          onDone={close}
        />
      )}
    </Dialog>
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
  const by = (handle: string | null) => <Person handle={handle} name={nameIn(names, handle)} />
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
      {offer == null ? words.stays : words.waiting} {offer == null ? by(owner) : offeredTo(offer.to, names)}
    </p>
  )
}

/** `Noor Haddad and Sam Ortiz`, `whoever is on next`. */
function offeredTo(to: string, names: Readonly<Record<string, string>>): string {
  const known = words.everybody[to]
  if (known !== undefined) return known
  return listed(to.split(' ').map(one => nameIn(names, one.slice(1)) ?? one.replace(/^team:/, '')))
}
