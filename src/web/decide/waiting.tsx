import { Link } from '@tanstack/react-router'
import { useSays } from '../authority/answer.tsx'
import { Empty } from '../ui/empty.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Listed } from './decide-page.tsx'

/** The lists of what waits; what is open is marked by more than its colour. */
export function Waiting({
  lists,
  chosen,
}: {
  lists: readonly (readonly [title: string, items: readonly Listed[]])[]
  chosen: string | undefined
}) {
  return lists.map(([title, items], index) =>
    items.length === 0 && index > 0 ? null : (
      <section key={title} className={styles.list} aria-label={title}>
        <h2>
          {title} <span>{items.length > 0 && items.length}</span>
        </h2>
        {items.length === 0 ? (
          <Empty says={decide.nothing} />
        ) : (
          <ul>
            {items.map(one => (
              <ListedOne key={one.id} one={one} isChosen={one.id === chosen} />
            ))}
          </ul>
        )}
      </section>
    ),
  )
}

function ListedOne({ one, isChosen }: { one: Listed; isChosen: boolean }) {
  const says = useSays()
  const facts =
    one.state === 'open'
      ? decide.by(says.moment(one.neededBy))
      : one.reversibleUntil !== null
        ? decide.reversibleTo(says.moment(one.reversibleUntil))
        : says.moment(one.decidedAt ?? one.askedAt)
  return (
    <li className={isChosen ? styles.chosen : undefined}>
      <Link to="/decide" search={{ id: one.id }} aria-current={isChosen ? 'true' : undefined} data-line>
        <WordsOf text={one.text ?? decide.erased} />
        <span className={styles.under}>
          <span>{one.type}</span>
          <span>{facts}</span>
        </span>
      </Link>
    </li>
  )
}
