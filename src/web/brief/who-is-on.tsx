import { nameIn } from '../../domain/people/name-in.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { brief as words } from '../words/brief.ts'
import styles from './log.module.css'
import { type BriefLine, onClock, onParts } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

/** Who is on, who is next, and the hours in which nobody of the team is reachable. */
export function WhoIsOn({ lines }: { lines: readonly BriefLine[] }) {
  const { place, now } = useReader()
  const { names } = useSheet()
  const moment = (at: string) => momentText(place, Date.parse(at), now)
  const named = (text: string) =>
    onClock(text, moment).replace(/^[^\s,]+|(?<=, )[^\s,]+/g, h => nameIn(names, h) ?? h)
  return (
    <ul>
      {lines.map(line => {
        const { now: on, next, notes } = onParts(line.text)
        return (
          <li key={line.text} className={styles.on} data-line="" tabIndex={-1}>
            <p className={styles.areas}>
              {line.area?.split(', ').map((path, place_) => (
                <span key={path}>
                  {place_ > 0 && ', '}
                  <AreaPath path={path} />
                </span>
              ))}
            </p>
            <dl>
              <dt>{words.on}</dt>
              <dd>{named(on)}</dd>
              <dt>{words.onNext}</dt>
              <dd>{named(next)}</dd>
              {notes.map(note => (
                <div key={note.text} className={styles.pair}>
                  <dt className={note.gap ? styles.gap : undefined}>
                    {note.gap && <GapMark />}
                    {note.gap ? words.gap : ''}
                  </dt>
                  <dd>{onClock(capital(note.text), moment)}</dd>
                </div>
              ))}
            </dl>
          </li>
        )
      })}
    </ul>
  )
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** Hatched and framed: nobody. */
function GapMark() {
  return (
    <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
      <path
        d="M.5.5h13v11H.5zM1 11 11 1M5 11l8-8M1 6l5-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
      />
    </svg>
  )
}
