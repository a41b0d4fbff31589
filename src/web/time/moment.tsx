import { minuteMs } from '../../domain/time/instant.ts'
import { common } from '../words/common.ts'
import { cityOf, momentText, type Place, relativeText } from './format.ts'
import { useReader } from './reader.tsx'

/** An instant on the reader's clock, unlabelled; hovering and copying give the ISO text. */
export function Moment({ at }: { at: string }) {
  const { place, now } = useReader()
  return (
    <time dateTime={at} title={at}>
      {momentText(place, Date.parse(at), now)}
    </time>
  )
}

/** The reader's clock first, the other person's second: `22:00 · Fri 07:00 Berlin`. */
export function TwoClocks({ at, there }: { at: string; there: Place }) {
  const { place, now } = useReader()
  const instant = Date.parse(at)
  const same = place.table.offsetAt(place.zone, instant) === there.table.offsetAt(there.zone, instant)
  return (
    <time dateTime={at} title={at}>
      {momentText(place, instant, now)}
      {!same && ` · ${momentText(there, instant, now)} ${cityOf(there.zone)}`}
    </time>
  )
}

/** `in 8 min`, `6 h ago`. */
export function Relative({ at }: { at: string }) {
  const { now } = useReader()
  return (
    <time dateTime={at} title={at}>
      {relativeText(Date.parse(at), now)}
    </time>
  )
}

/** `said 10 min ago`. */
export function Said({ at }: { at: string }) {
  const { now } = useReader()
  const fresh = now - Date.parse(at) < minuteMs
  return (
    <time dateTime={at} title={at}>
      {fresh ? common.saidNow : common.said(relativeText(Date.parse(at), now))}
    </time>
  )
}

/** `valid until Fri 09:00`; that there is no end is said, not left blank. */
export function ValidUntil({ at, stale = false }: { at: string | null; stale?: boolean }) {
  const { place, now } = useReader()
  if (at === null) return <span>{common.noEnd}</span>
  const text = momentText(place, Date.parse(at), now)
  return (
    <time dateTime={at} title={at}>
      {stale ? common.wasValidUntil(text) : common.validUntil(text)}
    </time>
  )
}
