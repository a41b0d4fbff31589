import { useRead } from '../api/query.ts'
import { cityCode, cityOf, clockText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { shell } from '../words/shell.ts'
import styles from './clocks.module.css'
import { otherCities } from './other-cities.ts'

/** The reader's clock first, then the cities most of the others live by, eastwards. */
export function Clocks() {
  const { place, now } = useReader()
  const { data } = useRead('person.list', { limit: 200 })
  const zones = (data?.items ?? []).flatMap(person => (person.zoneDeclared ? [person.timeZone] : []))
  const table = useZones([place.zone, ...zones])
  const others = table === null ? [] : otherCities(table, place.zone, zones, now)
  return (
    <ul className={styles.clocks} aria-label={shell.clocks}>
      <li className={styles.own} title={cityOf(place.zone)}>
        <abbr title={cityOf(place.zone)}>{cityCode(place.zone)}</abbr> <b>{clockText(place, now)}</b>
      </li>
      {table !== null &&
        others.map(zone => (
          <li key={zone} title={cityOf(zone)}>
            <abbr title={cityOf(zone)}>{cityCode(zone)}</abbr> {clockText({ table, zone }, now)}
          </li>
        ))}
    </ul>
  )
}
