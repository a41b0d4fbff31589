import { Link } from '@tanstack/react-router'
import { Moment } from '../time/moment.tsx'
import { Cite } from '../ui/cite.tsx'
import { authority } from '../words/authority.ts'
import styles from './answer.module.css'
import { inSentence, useCalled } from './called.ts'
import { type Sentence, searchOf } from './question.ts'
import type { Who } from './verdict.ts'

type One = Who['meanwhile'][number]

/** A12: what may be done while nobody decides, in the order of the rule; asking always may. */
export function Meanwhile({ who, sentence }: { who: Who; sentence: Sentence }) {
  const called = useCalled(who.names)
  const words = authority.meanwhile
  const shown: readonly One[] =
    who.meanwhile.length > 0 ? who.meanwhile : [{ kind: 'leave_question', cites: [], until: null }]
  return (
    <section className={styles.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul className={styles.meanwhile}>
        {shown.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: their order is the rule's
          <li key={index}>
            {textOf(one)}
            {one.until !== null && (
              <span className={styles.quiet}>
                {words.until('')}
                <Moment at={one.until} />
              </span>
            )}
            {one.cites.map(entry => (
              <Cite key={entry} entry={entry} />
            ))}
            {one.kind === 'leave_question' && (
              <Link to="/decide" search={{ ask: 'yes', ...searchOf(sentence) }}>
                {words.ask}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )

  function textOf(one: One): string {
    const name = (handle: unknown) => inSentence(called(String(handle)))
    if (one.kind === 'contingency') return words.contingency(String(one.item))
    if (one.kind === 'on_call') return words.on_call(name(one.person), String(one.type))
    if (one.kind === 'break_glass') return words.break_glass((one.people as string[]).map(name))
    return words.leave_question
  }
}
