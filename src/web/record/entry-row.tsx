import { Link } from '@tanstack/react-router'
import { Moment } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Person } from '../ui/person.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { record } from '../words/record.ts'
import { declaredIn, erasedText } from './declared.ts'
import type { EntryView, Telling } from './reading.ts'
import styles from './record.module.css'
import { sentenceOf } from './sentences.ts'
import { StateMark } from './state-mark.tsx'

/** The station on the track: a line's own kind, else what sort of thing happened. */
function glyphOf({ kind, terms }: EntryView): string | null {
  if (kind.startsWith('question.')) return 'question'
  if (typeof terms.kind === 'string') return terms.kind
  if (
    kind === 'item.closed' ||
    kind === 'item.referred' ||
    kind === 'item.ended' ||
    kind === 'handoff.accepted'
  )
    return 'done'
  return kind.startsWith('handoff.') ? 'work' : null
}

/** One entry as in a logbook: number, what was said in the voice of who said it, what happened in ours, the facts. */
export function EntryRow({ entry, telling }: { entry: EntryView; telling: Telling }) {
  const [lead] = declaredIn(entry)
  const glyph = glyphOf(entry)
  const sentence = sentenceOf(entry, telling)
  return (
    <div className={styles.row}>
      <Link
        to="/record/$id"
        params={{ id: entry.id }}
        className={styles.seq}
        aria-label={record.entry.title(entry.seq)}
      >
        {entry.seq}
      </Link>
      <span className={styles.glyph}>{glyph !== null && <Glyph kind={glyph} />}</span>
      <div className={styles.told}>
        {lead !== undefined && (
          <p className={styles.lead}>
            <WordsOf text={lead.text} />
          </p>
        )}
        <p className={lead === undefined ? styles.sentence : styles.under}>{sentence}</p>
        {entry.words === 'erased' && <p className={styles.under}>{erasedText(entry)}</p>}
        <p className={styles.facts}>
          <span>
            <Moment at={entry.at} />
          </span>
          <span>
            {entry.actor === null ? (
              record.entry.locum
            ) : (
              <Person handle={entry.actor} name={telling.nameOf(entry.actor)} />
            )}
          </span>
          <span>{entry.area !== null && entry.area !== '/' && <AreaPath path={entry.area} />}</span>
        </p>
      </div>
      <StateMark state={entry.state} />
    </div>
  )
}
