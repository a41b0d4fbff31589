import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useSource } from '../shell/source.tsx'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { Cite } from '../ui/cite.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { acts as actWords, brief as words } from '../words/brief.ts'
import { actsOf } from './acts-of.ts'
import { Facts } from './facts.tsx'
import styles from './line.module.css'
import { type BriefLine, onClock } from './parts.ts'

const LineActs = lazy(() => import('./line-acts.tsx').then(({ LineActs: acts }) => ({ default: acts })))

const questionKinds: ReadonlySet<string> = new Set(['question-asked', 'standing'])

/** One declared line: a station on the track, the sentence, what is next, its facts, the entry at the right edge. */
export function Line({
  line,
  section,
  children,
}: {
  line: BriefLine
  section: string
  children?: ReactNode
}) {
  const { handle, place, now } = useReader()
  const { opened } = useSource()
  const station = useRef<HTMLLIElement>(null)
  const acts = actsOf(line, section, handle)
  const always = section === 'yours' || section === 'questions' || section === 'stale'
  const [open, setOpen] = useState(always)
  const subject = line.item ?? line.question ?? ''
  const moment = (at: string) => momentText(place, Date.parse(at), now)
  const selected = opened !== null && line.cites.includes(opened)
  return (
    <li
      ref={station}
      className={`${styles.line} ${selected ? styles.selected : ''}`}
      data-line=""
      tabIndex={-1}
    >
      <span className={styles.station}>
        <Glyph kind={questionKinds.has(line.kind) ? 'question' : line.kind} labelled />
      </span>
      <div className={styles.body}>
        {line.note !== undefined && (
          <p className={line.fallen === true ? styles.fallen : styles.note}>{onClock(line.note, moment)}</p>
        )}
        <p className={styles.said}>
          <WordsOf text={line.text} />
        </p>
        {line.next !== undefined && (
          <p className={styles.next}>
            <b>{words.next}</b> <WordsOf text={line.next} />
          </p>
        )}
        <Facts line={line} />
        {children}
        {line.kind === 'handoff' && line.handoff !== undefined && (
          <Link to="/handoff/$id" params={{ id: line.handoff }}>
            {words.confirmHandoff}
          </Link>
        )}
        {line.kind === 'proposal' && line.cites[0] !== undefined && (
          <Link to="/record/$id" params={{ id: line.cites[0] }}>
            {words.answerProposal}
          </Link>
        )}
        {line.decision !== undefined && (
          <Link to="/decide" search={{ id: line.decision }}>
            {words.openDecision}
          </Link>
        )}
        {line.standing !== undefined && (
          <Link to="/decide" search={{ id: line.standing }}>
            {words.keepAnswer}
          </Link>
        )}
        {open && acts.length > 0 && (
          <Suspense>
            <LineActs
              line={line}
              section={section}
              acts={acts}
              autoFocus={!always}
              onLeave={() => {
                if (!always) setOpen(false)
                station.current?.focus()
              }}
            />
          </Suspense>
        )}
      </div>
      <div className={styles.edge}>
        <Cite entry={line.cites[0] ?? ''} />
        {!always && acts.length > 0 && (
          <Button
            look="bare"
            expanded={open}
            label={actWords.open(subject)}
            onPress={() => setOpen(now => !now)}
          >
            {actWords.act}
          </Button>
        )}
      </div>
    </li>
  )
}
