import { lazy, Suspense } from 'react'
import { whyNot } from '../shell/late.ts'
import { clockText, dayText, momentText, relativeText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { UnreadPage, UnreadPart } from '../ui/unread.tsx'
import { brief as words } from '../words/brief.ts'
import styles from './brief-sheet.module.css'
import { BriefSheet } from './brief-sheet.tsx'
import { countsOf } from './counts.ts'
import { FirstSteps } from './first-steps.tsx'
import type { Brief } from './parts.ts'
import { useBrief } from './use-brief.ts'

const DayStrip = lazy(async () => ({
  default: (await import('../day-line/strip.tsx').catch(whyNot)).DayStrip,
}))

/** Home: what is yours now, what not to touch, what changed since you were last here (B0–B4). */
export function BriefPage() {
  const read = useBrief()
  const { data, open, onFold } = read
  const { place, now, handle } = useReader()
  if (data === undefined) return <UnreadPage read={read} />
  const at = Date.parse(data.at)
  const since = Date.parse(data.since)
  const counts = countsOf(data, handle)
  return (
    <BriefSheet brief={data} open={open} onFold={onFold}>
      <PageTitle title={words.yours(clockText(place, at))} margin={dayText(place, at)}>
        <p>
          {words.sentence({ ...counts, since: momentText(place, since, now), ago: relativeText(since, now) })}
        </p>
      </PageTitle>
      <UnreadPart read={read} known />
      {isBare(data) ? (
        <FirstSteps>
          <Strip />
        </FirstSteps>
      ) : (
        <Strip />
      )}
    </BriefSheet>
  )
}

function Strip() {
  return (
    <div className={styles.strip}>
      <Suspense>
        <DayStrip />
      </Suspense>
    </div>
  )
}

/** Nothing in it but what its reader may decide: as an organisation begins. */
const isBare = ({ sections }: Brief): boolean =>
  sections.every(({ id, lines }) => id === 'authority' || lines.length === 0)
