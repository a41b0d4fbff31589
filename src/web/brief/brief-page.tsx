import { lazy, Suspense } from 'react'
import { clockText, dayText, momentText, relativeText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Loading } from '../ui/loading.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { brief as words } from '../words/brief.ts'
import styles from './brief-sheet.module.css'
import { BriefSheet } from './brief-sheet.tsx'
import { countsOf } from './counts.ts'
import { useBrief } from './use-brief.ts'

const DayStrip = lazy(() => import('../day-line/strip.tsx').then(({ DayStrip }) => ({ default: DayStrip })))

/** Home: what is yours now, what not to touch, what changed since you were last here (B0–B4). */
export function BriefPage() {
  const { data, error, open, onFold } = useBrief()
  const { place, now, handle } = useReader()
  if (data === undefined) return error === null ? <Loading /> : <RefusalNote error={error} />
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
      {error !== null && <RefusalNote error={error} />}
      <div className={styles.strip}>
        <Suspense>
          <DayStrip />
        </Suspense>
      </div>
    </BriefSheet>
  )
}
