import type { ReactNode } from 'react'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import type { EntryView } from '../record/reading.ts'
import { cityOf, momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { AreaPath } from '../ui/area-path.tsx'
import { Condition } from '../ui/condition.tsx'
import { Person } from '../ui/person.tsx'
import { common } from '../words/common.ts'
import { shell } from '../words/shell.ts'
import styles from './source-panel.module.css'

const words = shell.source

/** What Locum knows about the entry, label by label; instants on both clocks. */
export function SourceFacts({
  entry,
  item,
  nameOf,
}: {
  entry: EntryView
  item: Output<'item.show'> | null
  nameOf: (handle: string) => string
}) {
  const { actor, onBehalfOf, area, terms } = entry
  const there =
    useRead('person.show', { handle: actor ?? '' }, { enabled: actor !== null }).data?.timeZone ?? null
  const until = text(terms.validUntil) ?? text(terms.endsAt) ?? item?.validUntil ?? item?.endsAt ?? null
  const condition = text(terms.condition) ?? item?.condition ?? null
  return (
    <dl className={styles.facts}>
      <Fact label={words.saidBy}>
        {actor === null ? common.product : <Person handle={actor} name={nameOf(actor)} />}
      </Fact>
      {onBehalfOf !== null && (
        <Fact label={words.onBehalfOf}>
          <Person handle={onBehalfOf} name={nameOf(onBehalfOf)} />
        </Fact>
      )}
      <Fact label={words.saidAt}>
        <BothClocks at={entry.saidAt ?? entry.at} zone={there} />
      </Fact>
      {item !== null && (
        <Fact label={words.until}>
          {until === null ? common.noEnd : <BothClocks at={until} zone={there} />}
        </Fact>
      )}
      {area !== null && area !== '/' && (
        <Fact label={words.area}>
          <AreaPath path={area} />
        </Fact>
      )}
      {condition !== null && (
        <Fact label={words.condition}>
          <Condition is={condition} />
        </Fact>
      )}
      {item !== null && (
        <Fact label={words.owner}>
          <Person handle={item.owner} {...(item.owner !== null && { name: nameOf(item.owner) })} />
        </Fact>
      )}
    </dl>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The reader's clock, and the other's while their zone is known and differs. */
function BothClocks({ at, zone }: { at: string; zone: string | null }) {
  const { place, now } = useReader()
  const table = useZones(zone === null ? [] : [zone])
  const instant = Date.parse(at)
  const differs =
    table !== null &&
    zone !== null &&
    table.offsetAt(zone, instant) !== place.table.offsetAt(place.zone, instant)
  return (
    <time dateTime={at} title={at}>
      {momentText(place, instant, now)}
      {differs && ` ${words.yourTime} · ${momentText({ table, zone }, instant, now)} ${cityOf(zone)}`}
    </time>
  )
}
