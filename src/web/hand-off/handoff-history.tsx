import { nameIn } from '../../domain/people/name-in.ts'
import log from '../brief/log.module.css'
import { useSheet } from '../brief/sheet-context.tsx'
import { Moment } from '../time/moment.tsx'
import { Cite } from '../ui/cite.tsx'
import { Empty } from '../ui/empty.tsx'
import { Person } from '../ui/person.tsx'
import { Section } from '../ui/section.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { handoffPage as words } from '../words/handoff.ts'
import type { Told, WholeHandoff } from './handoff-whole.ts'

/** The read-backs, and what else happened to the handoff since it was published. */
export function HandoffHistory({ handoff }: { handoff: WholeHandoff }) {
  const history = handoff.history ?? []
  const readBacks = history.filter(({ kind }) => kind === 'handoff.accepted')
  const rest = history.filter(({ kind }) => kind !== 'handoff.accepted' && kind !== 'handoff.published')
  return (
    <>
      <Section title={words.readBacks} count={readBacks.length}>
        {readBacks.length === 0 ? <Empty says={words.noReadBacks} /> : <Events told={readBacks} />}
      </Section>
      <Section title={words.told} count={rest.length}>
        {rest.length === 0 ? <Empty says={words.nothingTold} /> : <Events told={rest} />}
      </Section>
    </>
  )
}

function Events({ told }: { told: readonly Told[] }) {
  const { names } = useSheet()
  return (
    <ul className={log.log}>
      {told.map(({ entry, kind, at, by, text }) => (
        <li key={entry}>
          <span className={log.when}>
            <Moment at={at} />
          </span>
          <b className={log.verb}>{words.happened(kind)}</b>
          <p className={log.what}>
            {text !== null && <WordsOf text={text} />}
            <span className={log.by}>
              <Person handle={by} name={nameIn(names, by)} />
            </span>
          </p>
          <Cite entry={entry} />
        </li>
      ))}
    </ul>
  )
}
