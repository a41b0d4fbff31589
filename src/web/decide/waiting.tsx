import { Link } from '@tanstack/react-router'
import type { Output } from '../api/call.ts'
import { useSays } from '../authority/answer.tsx'
import { Empty } from '../ui/empty.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Listed } from './decide-page.tsx'

type Answer = Output<'standing.list'>['items'][number]

/** The lists of what waits; what is open is marked by more than its colour. */
export function Waiting({
  lists,
  answers,
  chosen,
}: {
  lists: readonly (readonly [title: string, items: readonly Listed[]])[]
  answers: readonly Answer[]
  chosen: string | undefined
}) {
  const sections = lists.map(([title, items], index) =>
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
  const offered = <Answers key="answers" answers={answers} chosen={chosen} />
  return [...sections.slice(0, 2), offered, ...sections.slice(2)]
}

/** D7: what the reader is offered to answer once. */
function Answers({ answers, chosen }: { answers: readonly Answer[]; chosen: string | undefined }) {
  if (answers.length === 0) return null
  return (
    <section className={styles.list} aria-label={decide.standing.list}>
      <h2>
        {decide.standing.list} <span>{answers.length}</span>
      </h2>
      <ul>
        {answers.map(({ id, question }) => (
          <li key={id} className={id === chosen ? styles.chosen : undefined}>
            <Link to="/decide" search={{ id }} aria-current={id === chosen ? 'true' : undefined} data-line>
              <WordsOf text={question ?? decide.erased} />
              <span className={styles.under}>{decide.standing.offered}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
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
