import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../api/query.ts'
import { cityOf, clockText, momentText, type Place } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { useZones } from '../time/zone-data.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { UnreadPage } from '../ui/unread.tsx'
import { team } from '../words/team.ts'
import { useAreas, useNames } from './everyone.ts'
import { Hours } from './hours.tsx'
import { mayDeclareFor } from './may.ts'
import { reachabilityOf, turnsAt } from './next-spans.ts'
import { PersonActs } from './person-acts.tsx'
import { PersonPlace } from './person-place.tsx'
import type { PersonView } from './person-view.ts'
import { Spans } from './spans.tsx'

const words = team.person

/** One person: when they are on, what they declared, where they stand, and what can be changed. */
export function PersonPage() {
  const { handle } = useParams({ strict: false }) as { handle: string }
  const read = useRead('person.show', { handle })
  const { data: person } = read
  const zones = person === undefined ? [] : [person.timeZone, person.windows?.zone ?? person.timeZone]
  const table = useZones(zones)
  if (person === undefined || table === null) return <UnreadPage read={read} />
  return <Page person={person} place={{ table, zone: person.timeZone }} />
}

function Page({ person, place }: { person: PersonView; place: Place }) {
  const reader = useReader()
  const { items: areas } = useAreas()
  const nameOf = useNames()
  const own = person.handle === reader.handle
  const admin = reader.me.person?.admin === true
  const may = mayDeclareFor({ handle: reader.handle, admin }, person, areas)
  const shared = { person, place, own, refused: may ? undefined : words.mayNot, nameOf }
  return (
    <>
      <PageTitle title={person.name} margin={<Link to="/team">{words.back}</Link>}>
        {person.handle}
        {person.sponsor !== null && `, ${words.sponsor(nameOf(person.sponsor))}`}. {useNow(person, place)}
      </PageTitle>
      <Hours {...shared} />
      <Spans {...shared} />
      <PersonPlace person={person} nameOf={nameOf} />
      <PersonActs person={person} own={own} admin={admin} />
    </>
  )
}

/** `On, 18:02 in Berlin, on until 18:30.` */
function useNow(person: PersonView, place: Place): string {
  const { now, place: here } = useReader()
  if (!person.active) return words.left
  const state = words.now(team.reach[person.reach], clockText(place, now), cityOf(place.zone))
  const turn = turnsAt(reachabilityOf(place.table, person), now)
  const next =
    turn === null
      ? ''
      : turn.on
        ? words.until(momentText(here, turn.at, now))
        : words.nextAt(momentText(here, turn.at, now))
  const proposed = person.proposed ? ` ${words.restsOnProposal}` : ''
  const sentence = `${state}${next === '' ? '' : `; ${next}`}.${proposed}`
  return `${sentence[0]?.toUpperCase()}${sentence.slice(1)}`
}
