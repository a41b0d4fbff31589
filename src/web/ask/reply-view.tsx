import { Fragment } from 'react'
import { nameIn } from '../../domain/people/name-in.ts'
import type { Output } from '../api/call.ts'
import { Moment, Said, ValidUntil } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { Cite } from '../ui/cite.tsx'
import { Coded } from '../ui/coded.tsx'
import { Person } from '../ui/person.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { ask } from '../words/ask.ts'
import styles from './ask.module.css'
import { LeaveIt } from './leave-it.tsx'

type Reply = Output<'record.ask'>

interface ReplyViewProps {
  readonly question: string
  readonly reply: Reply
  /** Takes a form of question to be filled in. */
  readonly onTry: (form: string) => void
}

/** Q3: an answer with what each sentence rests on; a redirect with whom to ask; a refusal with its reason and what to do. */
export function ReplyView({ question, reply, onTry }: ReplyViewProps) {
  const { outcome, code, reason, next, sentences, about, atSeq } = reply
  return (
    <article className={styles[outcome]} aria-label={ask.outcomes[outcome]} data-outcome={outcome}>
      <p className={styles.outcome}>
        <b>{ask.outcomes[outcome]}</b>
        {code !== undefined && (
          <span>
            {ask.codes[code]} <code>{code}</code>
          </span>
        )}
      </p>
      {reason !== null && (
        <p className={styles.reason}>
          <Told text={reason} marks={reply.reasonMarks} names={reply.names} />
        </p>
      )}
      <Sentences sentences={sentences} names={reply.names} />
      {about.length > 0 && <Sources label={ask.saw} entries={about} />}
      {next !== null && reply.nearest.length === 0 && (
        <p className={styles.next}>
          <Told text={next} marks={reply.nextMarks} names={reply.names} />
        </p>
      )}
      <Nearest forms={reply.nearest} onTry={onTry} />
      {outcome !== 'answer' && (
        <LeaveIt question={question} person={reply.leaveWith} name={nameOf(reply, reply.leaveWith)} />
      )}
      <p className={styles.asOf}>{ask.asOf(atSeq)}</p>
    </article>
  )
}

function nameOf({ names }: Reply, handle: string | null): string {
  return handle === null ? '' : (nameIn(names, handle) ?? handle)
}

type Mark = Reply['nextMarks'][number]

/** A sentence in which people stand by name and instants on the reader's clock. */
function Told({ text, marks, names }: { text: string; marks: readonly Mark[]; names: Reply['names'] }) {
  let at = 0
  const parts = marks.map(mark => {
    const before = text.slice(at, mark.from)
    at = mark.to
    return { ...mark, before }
  })
  return (
    <>
      {parts.map(({ before, from, person, at: instant }) => (
        <Fragment key={from}>
          {before !== '' && <Voices text={before} />}
          {instant === null ? (
            <Person handle={person} name={nameIn(names, person)} amongOthers />
          ) : (
            <Moment at={instant} />
          )}
        </Fragment>
      ))}
      <Voices text={text.slice(at)} />
    </>
  )
}

/** What is quoted was declared and stands in its author's voice; the sentence around it is computed. */
function Voices({ text }: { text: string }) {
  return text.split(/(“[^”]*”)/).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    part.startsWith('“') ? <WordsOf key={index} text={part} /> : <Coded key={index} text={part} />,
  )
}

function Sentences({ sentences, names }: Pick<Reply, 'sentences' | 'names'>) {
  return (
    <ol className={styles.sentences}>
      {sentences.map(({ text, marks, cites, saidAt, validUntil }) => (
        <li key={`${cites[0]} ${text}`} data-line="" tabIndex={-1}>
          <p className={styles.said}>
            <Told text={text} marks={marks} names={names} />
          </p>
          <p className={styles.facts}>
            <Said at={saidAt} />
            {validUntil !== null && <ValidUntil at={validUntil} />}
            <Sources label={ask.sources} entries={cites} />
          </p>
        </li>
      ))}
    </ol>
  )
}

function Sources({ label, entries }: { label: string; entries: readonly string[] }) {
  return (
    <span className={styles.sources}>
      <span>{label}</span>
      {entries.slice(0, 6).map(entry => (
        <Cite key={entry} entry={entry} />
      ))}
    </span>
  )
}

function Nearest({ forms, onTry }: { forms: readonly string[]; onTry: (form: string) => void }) {
  if (forms.length === 0) return null
  return (
    <div className={styles.next}>
      <p>{ask.nearest}</p>
      <ul className={styles.forms}>
        {forms.map(form => (
          <li key={form}>
            <Button look="act" onPress={() => onTry(form)}>
              {form}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
