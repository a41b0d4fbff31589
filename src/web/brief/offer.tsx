import { useEffect, useRef, useState } from 'react'
import { Moment } from '../time/moment.tsx'
import { Cite } from '../ui/cite.tsx'
import { Condition } from '../ui/condition.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { TextField } from '../ui/text-field.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { offer as words } from '../words/brief.ts'
import styles from './offer.module.css'
import { OfferForm } from './offer-form.tsx'
import type { BriefLine } from './parts.ts'

/** How the reader answers: as a whole, with questions, line by line, or by declining. */
export type AnswerMode = 'whole' | 'questions' | 'lines' | 'decline'

interface OfferProps {
  readonly id: string
  readonly author: string
  /** The author's one line; null until it is read. */
  readonly summary: string | null
  readonly lines: readonly BriefLine[]
  /** Where what was done is said afterwards. */
  readonly section: string
}

/** The lines of one offer and the answer beneath them. */
export function Offer({ id, author, summary, lines, section }: OfferProps) {
  const [mode, setMode] = useState<AnswerMode>('whole')
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [questions, setQuestions] = useState<Readonly<Record<string, string>>>({})
  const whole = useRef<HTMLDivElement>(null)
  const before = useRef(mode)
  // The button that changed the mode is gone with it: focus goes to what the mode is about.
  useEffect(() => {
    if (before.current === mode) return
    before.current = mode
    const wanted = mode === 'lines' ? 'input[type="checkbox"]' : 'button[type="submit"]'
    if (mode === 'lines' || mode === 'whole') whole.current?.querySelector<HTMLElement>(wanted)?.focus()
  }, [mode])
  const choosing = mode === 'lines' || mode === 'decline'
  const chosen = choosing ? lines.filter(({ item }) => !left.has(item ?? '')) : lines
  const toggle = (item: string) =>
    setLeft(all => new Set(all.has(item) ? [...all].filter(one => one !== item) : [...all, item]))
  return (
    <div ref={whole}>
      <OfferForm
        {...{ id, author, summary, section, mode, chosen }}
        all={chosen.length === lines.length}
        questions={mode === 'questions' ? questions : {}}
        onMode={setMode}
        onAnswered={() => {
          setMode('whole')
          setLeft(new Set())
          setQuestions({})
        }}
      >
        <ol className={styles.lines}>
          {lines.map(line => {
            const item = line.item ?? ''
            return (
              <li key={item} data-line="" tabIndex={-1}>
                {choosing && lines.length > 1 ? (
                  <input
                    type="checkbox"
                    className={styles.choose}
                    aria-label={line.text}
                    checked={!left.has(item)}
                    onChange={() => toggle(item)}
                  />
                ) : (
                  <Glyph kind={line.kind} labelled />
                )}
                <OfferedLine line={line} />
                <Cite entry={line.cites[0] ?? ''} />
                {mode === 'questions' && (
                  <div className={styles.question}>
                    <TextField
                      label={words.question(item)}
                      value={questions[item] ?? ''}
                      onChange={text => setQuestions(all => ({ ...all, [item]: text }))}
                      autoFocus={line === lines[0]}
                    />
                  </div>
                )}
              </li>
            )
          })}
        </ol>
      </OfferForm>
    </div>
  )
}

function OfferedLine({ line }: { line: BriefLine }) {
  return (
    <p className={styles.said}>
      <WordsOf text={line.text} />{' '}
      <span className={styles.aside}>
        {line.condition !== 'stable' && <Condition is={line.condition} />}
        {line.next !== undefined && (
          <span>
            {words.nextIs} <WordsOf text={line.next} />
          </span>
        )}
        {line.validUntil !== null && (
          <span>
            {words.until('')}
            <Moment at={line.validUntil} />
          </span>
        )}
      </span>
    </p>
  )
}
