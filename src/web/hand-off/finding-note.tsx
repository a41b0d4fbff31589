import { parseLocalTime } from '../../domain/time/local-text.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import styles from './finding-note.module.css'
import type { Placed } from './server-findings.ts'

const localTime = /\d{4}-\d\d-\d\dT\d\d:\d\d\[[\w/+-]+\]/g

/** What the next shift could not do, then its fix, then its code. */
export function FindingNote({ placed, written, onReading, asFile = false }: FindingProps) {
  const { finding } = placed
  const cannot = handOff.cannot[finding.code]
  const { place, now } = useReader()
  const { author } = useComposing()
  // A local time as a file writes it, on the reader's own clock.
  const onClock = (text: string) =>
    text.replace(localTime, whole => {
      const parsed = parseLocalTime(author.table, whole, author.zone)
      return parsed.ok ? momentText(place, parsed.value.instant, now) : whole
    })
  return (
    <div className={`${styles.note} ${styles[finding.level]}`} id={noteId(placed)}>
      <p className={styles.head}>
        <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
          <rect
            x="1"
            y="1"
            width="8"
            height="8"
            fill={finding.level === 'error' ? 'currentColor' : 'none'}
            stroke="currentColor"
            strokeWidth="1.5"
          />
        </svg>
        <b>{handOff.levels[finding.level]}</b>
        <code>{finding.code}</code>
      </p>
      <p>
        {cannot !== undefined && `${cannot} `}
        {asFile ? finding.message : (handOff.fix[finding.code] ?? onClock(finding.message))}
      </p>
      {written !== undefined && onReading !== undefined && <Readings text={written} onReading={onReading} />}
    </div>
  )
}

interface FindingProps {
  readonly placed: Placed
  /** The fix in the words of a handoff file. */
  readonly asFile?: boolean
  /** The time as written, where it may have two readings (T4). */
  readonly written?: string | undefined
  readonly onReading?: ((text: string) => void) | undefined
}

export function noteId({ finding }: Placed): string {
  return `finding-${finding.path.replace(/[^\w-]/g, '-')}-${finding.code}`
}

/** T4: a time that comes twice, or not at all, in both its readings. */
function Readings({ text, onReading }: { text: string; onReading: (text: string) => void }) {
  const { author } = useComposing()
  const parsed = parseLocalTime(author.table, text, author.zone)
  const readings = parsed.ok ? undefined : parsed.refusal.details?.readings
  if (!Array.isArray(readings)) return null
  return (
    <p>
      {handOff.readings}{' '}
      {(readings as string[]).map(reading => (
        <span key={reading}>
          <Button look="act" onPress={() => onReading(reading)}>
            {reading.replace(/\[.*\]$/, '').replace('T', ' ')}
          </Button>{' '}
        </span>
      ))}
    </p>
  )
}
