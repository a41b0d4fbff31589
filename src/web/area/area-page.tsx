import { useParams } from '@tanstack/react-router'
import { useRead } from '../api/query.ts'
import { BriefSheet } from '../brief/brief-sheet.tsx'
import { useBrief } from '../brief/use-brief.ts'
import { dayText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { UnreadPage, UnreadPart } from '../ui/unread.tsx'
import { areaPage as words } from '../words/area.ts'
import { AreaBelow } from './area-below.tsx'
import { AreaItems } from './area-items.tsx'
import { AreaPeople } from './area-people.tsx'
import { Follow } from './follow.tsx'
import { saysMore } from './says-more.ts'

/** What is about one person, and not about an area (B0). */
const personal = ['yours', 'offered', 'decisions', 'authority']

/** One area for whoever works here and whoever only asks: condition, people, the sections of its brief, what is open. */
export function AreaPage() {
  const { _splat: path = '' } = useParams({ strict: false })
  const known = useRead('area.show', { path })
  const read = useBrief(path)
  const { data: area } = known
  const { data: brief, open, onFold } = read
  const { place, now } = useReader()
  const failed = known.error === null ? read : known
  if (area === undefined) return <UnreadPage read={failed} />
  const head = (
    <>
      <PageTitle title={area.path} margin={dayText(place, now)}>
        {saysMore(area.name, area.path) && <p>{area.name}</p>}
        {area.restricted && <p>{words.restricted}</p>}
        <Follow path={area.path} followed={area.followed} />
      </PageTitle>
      <UnreadPart read={failed} known={brief !== undefined} />
    </>
  )
  if (brief === undefined) return head
  return (
    <BriefSheet
      brief={brief}
      open={open}
      onFold={onFold}
      without={personal}
      before={<AreaPeople area={area} names={area.names} />}
      after={
        <>
          <AreaItems path={area.path} />
          <AreaBelow area={area} />
        </>
      }
    >
      {head}
    </BriefSheet>
  )
}
