import { Link } from '@tanstack/react-router'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { momentText, relativeText } from '../time/format.ts'
import { Moment, Relative } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { moneyText } from '../ui/money.ts'
import { UnreadPart } from '../ui/unread.tsx'
import { authority } from '../words/authority.ts'
import styles from './answer.module.css'
import { inSentence, useCalled } from './called.ts'
import { Chain } from './chain.tsx'
import { MayPerson } from './may-person.tsx'
import { Meanwhile } from './meanwhile.tsx'
import { askedOf, type Sentence, searchOf } from './question.ts'
import { type Says, verdictOf, type Who } from './verdict.ts'

export type ShownMap = Output<'map.show'>

/** Instants on the reader's clock and from now. */
export function useSays(): Says {
  const { place, now } = useReader()
  return {
    moment: at => momentText(place, Date.parse(at), now),
    relative: at => relativeText(Date.parse(at), now),
  }
}

/** The verdict first, then the chain, what may be done meanwhile, and one person's own answer beside it. */
export function Answer({
  sentence,
  person,
  onSay,
  onPerson,
}: {
  sentence: Sentence
  person: string
  onSay: (sentence: Sentence) => void
  onPerson: (handle: string) => void
}) {
  const asked = askedOf(sentence)
  const at = sentence.at === undefined ? {} : { at: sentence.at }
  const away = sentence.away ?? []
  const without = away.length === 0 ? {} : { without: [...away] }
  const who = useRead('authority.who', { ...asked, ...without }, at)
  const known = who.data !== undefined
  const { data: map } = useRead('map.show', { area: sentence.area, type: sentence.type }, { enabled: known })
  const from = who.data?.at
  const { data: bands } = useRead(
    'authority.bands',
    {
      pairs: [`${sentence.type} ${sentence.area}`],
      ...without,
      ...(from !== undefined && {
        // By the hour, so that it is not asked for again with every second.
        from: formatInstant(Math.floor(Date.parse(from) / 3_600_000) * 3_600_000),
        until: formatInstant(Math.floor(Date.parse(from) / 3_600_000) * 3_600_000 + 4 * 86_400_000),
      }),
    },
    { enabled: known },
  )
  if (who.error !== null) return <UnreadPart read={who} />
  if (who.data === undefined) return <div aria-busy="true" className={styles.answer} />
  return (
    <div className={styles.answer} aria-live="polite">
      <Verdict who={who.data} />
      <div className={styles.body}>
        <Lead who={who.data} map={map} />
        <Chain who={who.data} map={map} spans={bands?.rows[0]?.spans ?? []} sentence={sentence} />
        <AmountBands who={who.data} />
        {who.data.outcome !== 'yes' && <Meanwhile who={who.data} sentence={sentence} />}
        <Foot who={who.data} map={map} sentence={sentence} />
      </div>
      <MayPerson sentence={sentence} person={person} onPerson={onPerson} onSay={onSay} map={map} />
    </div>
  )
}

/** The outcome with its sign; no two outcomes have the same shape. */
function Verdict({ who }: { who: Who }) {
  return (
    <div className={styles.verdict} data-outcome={who.outcome}>
      <p className={`${styles.outcome} ${styles[who.outcome]}`}>
        <OutcomeSign outcome={who.outcome} />
        {authority.outcomes[who.outcome]}
      </p>
      <p className={styles.until}>
        {who.validUntil === null ? (
          authority.holdsOn
        ) : (
          <>
            {authority.holdsUntil} <b>{<Moment at={who.validUntil} />}</b>, <Relative at={who.validUntil} />
          </>
        )}
      </p>
    </div>
  )
}

export function OutcomeSign({ outcome }: { outcome: Who['outcome'] }) {
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      {outcome === 'yes' && (
        <>
          <circle cx="9" cy="9" r="8" fill="currentColor" />
          <path d="m5 9.300 2.800 2.800L13 6.600" fill="none" stroke="var(--paper)" strokeWidth="2" />
        </>
      )}
      {outcome === 'asleep' && (
        <path
          d="M13.500 11.800A6.500 6.500 0 1 1 7.200 3a5.300 5.300 0 0 0 6.300 8.800Z"
          fill="currentColor"
        />
      )}
      {outcome === 'nobody' && (
        <path d="M1 9h8M9.500 3v12M13 3v12" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
      {outcome === 'needs' && (
        <path
          d="M1 12h5l6-7h5M11 12h6"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}

function Lead({ who, map }: { who: Who; map: ShownMap | undefined }) {
  const called = useCalled(who.names, map?.names)
  const says = useSays()
  const grants = new Set(who.holders.flatMap(({ via }) => via.map(({ grant }) => grant)))
  const quorums = (map?.grants ?? []).filter(({ id }) => grants.has(id)).map(({ quorum }) => quorum)
  const quorum = quorums.length === 0 ? 1 : Math.min(...quorums)
  return <p className={styles.lead}>{verdictOf(who, quorum, called, says).join(' ')}</p>
}

/** A3: without an amount the answer comes in bands. */
function AmountBands({ who }: { who: Who }) {
  const called = useCalled(who.names)
  const words = authority.bands
  if (who.bands.length === 0) return null
  return (
    <section className={styles.part} aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul className={styles.bands}>
        {who.bands.map((band, index) => {
          const before = who.bands[index - 1]
          const above =
            band.upTo === null &&
            before?.upTo !== undefined &&
            before.upTo !== null &&
            before.currency === band.currency
              ? words.above(moneyText({ minor: before.upTo, currency: band.currency }))
              : words.any
          return (
            <li key={`${band.currency} ${band.upTo}`}>
              <span>
                {band.upTo === null
                  ? above
                  : words.upTo(moneyText({ minor: band.upTo, currency: band.currency }))}
              </span>
              <span>{band.holders.length === 0 ? words.nobody : band.holders.map(called).join(', ')}</span>
              <span className={styles.quiet}>{authority.outcomes[band.outcome]}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Foot({ who, map, sentence }: { who: Who; map: ShownMap | undefined; sentence: Sentence }) {
  const says = useSays()
  const called = useCalled(who.names, map?.names)
  const named = (holders: readonly string[]) =>
    holders.map(holder => authority.named(holder, handle => inSentence(called(handle)))).join(', ')
  const used = new Set(who.holders.flatMap(({ via }) => via.map(({ grant }) => grant)))
  const grants = map?.grants.filter(({ id }) => used.has(id)) ?? []
  const consult = [...new Set(grants.flatMap(grant => grant.consult))]
  const inform = [...new Set(grants.flatMap(grant => grant.inform))]
  return (
    <p className={styles.foot}>
      {consult.length > 0 && (
        <>
          {authority.consulted}: <b>{named(consult)}</b>.{' '}
        </>
      )}
      {inform.length > 0 && (
        <>
          {authority.informed}: <b>{named(inform)}</b>.{' '}
        </>
      )}
      {authority.asOf(says.moment(who.at), who.atSeq, who.zoneData)}{' '}
      <CopyButton text={() => linkOf(sentence)} label={authority.copy} />{' '}
      <Link to="/decide" search={{ ask: 'yes', ...searchOf(sentence) }}>
        {authority.ask}
      </Link>
    </p>
  )
}

function linkOf(sentence: Sentence): string {
  return `${location.origin}/authority?${new URLSearchParams(searchOf(sentence)).toString()}`
}
