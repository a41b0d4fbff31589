import type { ReactNode } from 'react'
import { useState } from 'react'
import { minuteMs } from '../../domain/time/instant.ts'
import { parseLocalTime } from '../../domain/time/local-text.ts'
import type { Output } from '../api/call.ts'
import { momentText, relativeText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Condition } from '../ui/condition.tsx'
import { handOff } from '../words/hand-off.ts'
import { worstCondition } from './browser-check.ts'
import { useComposing } from './composer-context.ts'
import { said } from './composition.ts'
import { areasTyped, setFront } from './edit-lines.ts'
import { FindingNote, noteId } from './finding-note.tsx'
import styles from './head-row.module.css'
import { ReceiverField } from './receiver-field.tsx'
import { TimeField } from './time-field.tsx'
import { Written } from './written.tsx'

const words = handOff.head

/** To whom, about what, from when until when; and how bad it is at worst. */
export function HeadRow({ away, home }: { away: Output<'handoff.away'> | undefined; home: string | null }) {
  const { composition, carried, author, placed, amends, edit, focus } = useComposing()
  const { document } = composition
  const front = placed.filter(({ at }) => at === 'front')
  const shared = (field: string) => {
    const mine = front.filter(({ spot }) => spot === `front:${field}`)
    return {
      spot: `front:${field}`,
      look: 'head',
      describedBy: mine.map(noteId).join(' ') || undefined,
      invalid: mine.some(({ finding }) => finding.level === 'error' && finding.code !== 'no_return'),
    } as const
  }
  return (
    <>
      <div className={styles.row}>
        {amends === null && (
          <Cell title={words.to}>
            <ReceiverField />
            {(document.to ?? 'on-next') === 'on-next' && <OnNext away={away} />}
          </Cell>
        )}
        <Cell title={words.area}>
          <AreasField {...shared('area')} home={home} />
        </Cell>
        {amends !== null && <Fixed />}
        {amends === null && (
          <>
            <Cell title={words.offline}>
              <TimeField
                {...shared('offline')}
                value={document.offline}
                author={author}
                label={words.offline}
                placeholder={handOff.offlinePlaceholder}
                words={['now']}
                onSay={offline => edit(setFront({ offline: offline === 'now' ? null : offline }))}
                onEnter={() => focus('front:back')}
              />
            </Cell>
            <Cell title={words.back}>
              <TimeField
                {...shared('back')}
                value={document.back}
                author={author}
                label={words.back}
                placeholder={handOff.backPlaceholder}
                words={['never']}
                onSay={back => edit(setFront({ back }))}
                onEnter={() => focus('front:summary')}
              />
            </Cell>
          </>
        )}
        <Cell title={words.condition}>
          <b>
            <Condition is={worstCondition(said(composition), carried)} />
          </b>
          <span>{words.worst}</span>
        </Cell>
      </div>
      {front.length > 0 && (
        <div className={styles.notes}>
          {front.map(one => (
            <FindingNote
              key={noteId(one)}
              placed={one}
              written={
                one.spot === 'front:back'
                  ? (document.back ?? undefined)
                  : one.spot === 'front:offline'
                    ? (document.offline ?? undefined)
                    : undefined
              }
              onReading={text =>
                edit(setFront(one.spot === 'front:back' ? { back: text } : { offline: text }))
              }
            />
          ))}
        </div>
      )}
    </>
  )
}

/** H5: an amendment moves neither to whom it was offered nor the absence it declared. */
function Fixed() {
  const { composition, author } = useComposing()
  const { now } = useReader()
  const { to, offline, back } = composition.document
  const moment = (text: string | null) => {
    const parsed = text === null ? null : parseLocalTime(author.table, text, author.zone)
    return parsed?.ok === true ? momentText(author, parsed.value.instant, now) : (text ?? '')
  }
  return (
    <>
      <Cell title={words.to}>
        <b>{handOff.amend.to(to ?? 'on-next')}</b>
        <span>{handOff.amend.stays}</span>
      </Cell>
      <Cell title={words.offline}>
        <b>{moment(offline)}</b>
      </Cell>
      <Cell title={words.back}>
        <b>{moment(back)}</b>
      </Cell>
    </>
  )
}

function Cell({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.cell}>
      <span className={styles.title}>{title}</span>
      {children}
    </div>
  )
}

/** H0: the person it would be. */
function OnNext({ away }: { away: Output<'handoff.away'> | undefined }) {
  const { place, now } = useReader()
  const { directory } = useComposing()
  if (away === undefined) return null
  if (away.onNext === null) return <span>{handOff.nobodyNext}</span>
  const { person, from } = away.onNext
  const name = directory.people.find(({ handle }) => handle === person)?.name ?? person
  const instant = Date.parse(from)
  return (
    <span title={relativeText(instant, now)}>
      {handOff.onNext(name, momentText(place, instant, now), instant <= now + minuteMs)}
    </span>
  )
}

interface AreasProps {
  readonly spot: string
  readonly look: 'head'
  readonly describedBy: string | undefined
  readonly invalid: boolean
  readonly home: string | null
}

function AreasField({ home, ...shared }: AreasProps) {
  const { composition, edit, focus } = useComposing()
  const [typing, setTyping] = useState<string | null>(null)
  const shown = composition.document.areas.map(path => `#${path}`).join(' ')
  return (
    <Written
      {...shared}
      value={typing ?? shown}
      label={words.area}
      placeholder={home === null ? handOff.areaPlaceholder : `#${home}`}
      onType={setTyping}
      onLeave={() => {
        if (typing !== null) edit(setFront({ areas: areasTyped(typing) }))
        setTyping(null)
      }}
      onEnter={() => focus('front:offline')}
    />
  )
}
