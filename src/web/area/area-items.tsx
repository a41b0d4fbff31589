import { useState } from 'react'
import { useRead } from '../api/query.ts'
import { lineOfItem } from '../brief/item-line.ts'
import lines from '../brief/line.module.css'
import { Line } from '../brief/line.tsx'
import { Notices } from '../brief/notices.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Section } from '../ui/section.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { areaPage as words } from '../words/area.ts'

const few = 20
const most = 200

/** What is open in the area and below it. */
export function AreaItems({ path }: { path: string }) {
  const [limit, setLimit] = useState(few)
  const read = useRead('item.list', { area: path, limit })
  const { data } = read
  const hint = data === undefined || data.items.length === 0 ? undefined : words.openHint
  return (
    <Section title={words.open} hint={hint} part>
      <Notices section="open" />
      <UnreadPart read={read} known={data !== undefined} />
      {data?.items.length === 0 && <Empty says={words.noneOpen} />}
      <ol className={lines.lines}>
        {data?.items.map(item => (
          <Line key={item.id} line={lineOfItem(item)} section="open" />
        ))}
      </ol>
      {data !== undefined && data.next !== null && limit < most && (
        <Button look="act" onPress={() => setLimit(most)}>
          {words.more}
        </Button>
      )}
    </Section>
  )
}
