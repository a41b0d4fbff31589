import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../api/query.ts'
import { dayText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'
import { UnreadPage, UnreadPart } from '../ui/unread.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { record } from '../words/record.ts'
import { declaredIn, erasedText } from './declared.ts'
import { EntryActs } from './entry-acts.tsx'
import { EntryFacts } from './entry-facts.tsx'
import { EntryProof } from './entry-proof.tsx'
import { EntryRow } from './entry-row.tsx'
import { Proposal } from './proposal.tsx'
import type { EntryView } from './reading.ts'
import styles from './record.module.css'
import { sentenceOf } from './sentences.ts'
import { useTelling } from './use-telling.ts'

const words = record.entry

/** One entry: what was said, by whom and how, what else was said about the same thing, and what can be checked. */
export function EntryPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const read = useRead('record.show', { id, proof: true }, { isPassing: ({ state }) => state === 'recorded' })
  const { data: entry } = read
  const { place } = useReader()
  const telling = useTelling()
  if (entry === undefined) return <UnreadPage read={read} />
  return (
    <article>
      <PageTitle title={words.title(entry.seq)} margin={<Link to="/record">{words.back}</Link>}>
        {dayText(place, Date.parse(entry.at))}. {sentenceOf(entry, telling)}
      </PageTitle>
      <Section title={words.said} part>
        <Said entry={entry} />
        <EntryActs entry={entry} nameOf={telling.nameOf} />
      </Section>
      <Section title={words.facts}>
        <EntryFacts entry={entry} nameOf={telling.nameOf} />
      </Section>
      <History entry={entry} />
      <Section title={words.proof} hint={words.proofHint}>
        <p className={styles.computed}>{record.stateProves[entry.state]}</p>
        <EntryProof entry={entry} />
        <details className={styles.proof}>
          <summary>{words.envelope}</summary>
          <pre>{JSON.stringify(entry, null, 2)}</pre>
        </details>
      </Section>
    </article>
  )
}

function Said({ entry }: { entry: EntryView }) {
  const said = declaredIn(entry)
  if (entry.words === 'erased') return <p>{erasedText(entry)}</p>
  if (entry.kind === 'proposal.made') return <Proposal entry={entry} />
  if (said.length === 0) return <p>{words.noWords}</p>
  return (
    <div className={styles.words}>
      {said.map(({ label, text }, index) => (
        <div key={label ?? text}>
          {label !== null && <h3>{label}</h3>}
          <p>
            <WordsOf text={text} lead={index === 0} />
          </p>
        </div>
      ))}
    </div>
  )
}

/** Every entry about the same line, handoff, person or area, oldest first. */
function History({ entry }: { entry: EntryView }) {
  const read = useRead('record.list', { subject: entry.subject, limit: 200 })
  const { data } = read
  const telling = useTelling()
  const title = entry.subject.startsWith('I-')
    ? words.historyOf.item
    : entry.subject.startsWith('H-')
      ? words.historyOf.handoff
      : words.historyOf.other
  return (
    <Section
      title={title}
      hint={words.historyHint}
      {...(data === undefined ? {} : { count: data.items.length })}
    >
      <UnreadPart read={read} known={data !== undefined} />
      <ol className={styles.history}>
        {data?.items.map(other => (
          <li
            key={other.id}
            aria-current={other.id === entry.id ? 'true' : undefined}
            className={other.id === entry.id ? styles.here : undefined}
          >
            <EntryRow entry={other} telling={telling} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
