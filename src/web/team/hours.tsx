import { offsetText } from '../../domain/time/calendar.ts'
import { useCommand } from '../api/query.ts'
import { cityOf, clockText, localDay, momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { team } from '../words/team.ts'
import { nextSpans, reachabilityOf } from './next-spans.ts'
import type { PartOfPerson } from './person-view.ts'
import styles from './team.module.css'
import { useZoneNames } from './use-zone-names.ts'

const words = team.person
const shownSpans = 5

/** Weekly hours in the zone they were declared in, and what follows from them next. */
export function Hours(props: PartOfPerson) {
  const { person, own, nameOf } = props
  const windows = person.windows
  const confirm = useCommand('span.confirm')
  const zone = windows?.zone ?? person.timeZone
  return (
    <Section title={words.hours} hint={windows === null ? undefined : words.hoursHint(cityOf(zone))} part>
      {windows === null ? <p>{words.noHours}</p> : <p className={styles.hours}>{windows.hours}</p>}
      {windows?.proposedBy != null && (
        <p className={styles.proposed}>
          {words.proposedBy(nameOf(windows.proposedBy))}{' '}
          <Button
            look="act"
            busy={confirm.isPending}
            refusedBecause={own ? undefined : team.onlyThemselves}
            onPress={() => confirm.mutate({ id: 'window' })}
          >
            {words.confirm}
          </Button>
        </p>
      )}
      <RefusalNote error={confirm.error} />
      <Next {...props} zone={zone} />
      <div className={styles.acts}>
        <ChangeHours {...props} zone={zone} />
      </div>
    </Section>
  )
}

/** The next times they come and go, on their clocks and on the reader's. */
function Next({ person, place, zone }: PartOfPerson & { zone: string }) {
  const { now, place: here } = useReader()
  const there = { table: place.table, zone }
  const spans = nextSpans(reachabilityOf(place.table, person), now, shownSpans)
  const offset = (at: number) => place.table.offsetAt(zone, at)
  const apart = spans.some(({ from }) => offset(from) !== here.table.offsetAt(here.zone, from))
  const end = (at: typeof here, from: number, until: number) =>
    localDay(at, from) === localDay(at, until) ? clockText(at, until) : momentText(at, until, now)
  return (
    <>
      {spans.length > 0 && (
        <table className={styles.next}>
          <caption className="unseen">{words.next}</caption>
          <thead>
            <tr>
              <th scope="col">{words.nextIn(cityOf(zone))}</th>
              {apart && <th scope="col">{words.nextColumns.yours}</th>}
            </tr>
          </thead>
          <tbody>
            {spans.map(({ from, until }) => (
              <tr key={from}>
                <td>{`${momentText(there, from, now)}–${end(there, from, until)}`}</td>
                {apart && <td>{`${momentText(here, from, now)}–${end(here, from, until)}`}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {person.windows !== null &&
        person.zoneChanges.slice(0, 1).map(({ at, offsetMinutes }) => (
          <p key={at} className={styles.hint}>
            {words.clocks(momentText(there, Date.parse(at), now), offsetText(offsetMinutes))}
          </p>
        ))}
    </>
  )
}

function ChangeHours({ person, own, refused, zone }: PartOfPerson & { zone: string }) {
  const zones = useZoneNames()
  const form = team.form
  return (
    <DialogButton label={person.windows === null ? words.declare : words.change} refusedBecause={refused}>
      {close => (
        <CommandForm
          operation="window.set"
          {...(!own && { intro: form.proposes(person.name) })}
          fields={[
            {
              name: 'windows',
              label: form.windows(cityOf(zone)),
              hint: form.windowsHint,
              value: person.windows?.hours ?? 'mon-fri 09:00-17:00',
              required: true,
            },
            {
              name: 'zone',
              label: form.zone,
              hint: form.zoneHint,
              value: zone,
              known: zones,
              required: true,
            },
          ]}
          build={values => ({
            windows: values.windows ?? '',
            zone: values.zone ?? zone,
            ...(!own && { for: person.handle }),
          })}
          submit={own ? form.declare : form.propose}
          onDone={close}
        />
      )}
    </DialogButton>
  )
}
