import { codeWords } from '../../domain/authority/code-words.ts'
import { durationWords } from '../../domain/time/duration.ts'
import { useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { Cite } from '../ui/cite.tsx'
import { moneyText } from '../ui/money.ts'
import { Person } from '../ui/person.tsx'
import { authority } from '../words/authority.ts'
import { type ShownMap, useSays } from './answer.tsx'
import { inSentence, useCalled } from './called.ts'
import styles from './chain.module.css'
import { askedOf, type Sentence } from './question.ts'
import {
  type BandSpan,
  isUp,
  type Row,
  reasonOf,
  type Station,
  stationOf,
  turnOf,
  type Who,
} from './verdict.ts'

const mostOthers = 6

/** The chain as a line with stations, first to last, each with its reason in words and its code. */
export function Chain({
  who,
  map,
  spans,
  sentence,
}: {
  who: Who
  map: ShownMap | undefined
  spans: readonly BandSpan[]
  sentence: Sentence
}) {
  const inChain = new Set(who.chain.map(({ person }) => person))
  const others = [
    ...new Set(map?.grants.filter(grant => bears(grant, sentence)).flatMap(grant => grant.people) ?? []),
  ]
    .filter(person => !inChain.has(person))
    .slice(0, mostOthers)
  if (who.chain.length === 0 && others.length === 0) return null
  return (
    <ol className={styles.chain} aria-label={authority.chain}>
      {who.chain.map((row, index) => (
        <ChainRow key={row.person} row={row} place={index + 1} who={who} map={map} spans={spans} />
      ))}
      {others.map(person => (
        <OtherRow key={person} person={person} sentence={sentence} map={map} />
      ))}
    </ol>
  )
}

function bears(grant: ShownMap['grants'][number], { type }: Sentence): boolean {
  return !grant.breakGlass && grant.types.some(wide => type === wide || type.startsWith(`${wide}.`))
}

function ChainRow({
  row,
  place,
  who,
  map,
  spans,
}: {
  row: Row
  place: number
  who: Who
  map: ShownMap | undefined
  spans: readonly BandSpan[]
}) {
  const { handle } = useReader()
  const called = useCalled(who.names, map?.names)
  const says = useSays()
  const times = turnOf(spans, row.person, Date.parse(who.at))
  const holder = who.holders.find(({ person }) => person === row.person)
  const way = holder?.via[0]
  const delegation = map?.delegations.find(({ id }) => id === way?.delegation)
  const grant = map?.grants.find(({ id }) => id === way?.grant)
  const amount = smaller(delegation?.limits.amount, grant?.limits.amount)
  const mine = row.person === handle
  const through =
    way?.contingency !== undefined
      ? authority.through.contingency
      : way?.delegation !== undefined
        ? delegation === undefined
          ? authority.through.delegated
          : authority.through.delegation(inSentence(called(delegation.from)))
        : null
  const code = row.codes.length > 0 ? row.codes : [isUp(row) ? authority.codes.up : authority.codes.turn]
  return (
    <li className={`${styles.row} ${mine && isUp(row) ? styles.mine : ''}`}>
      <Sign is={stationOf(row)} mine={mine} />
      <div className={styles.who}>
        <p>
          <Person handle={row.person} name={called(row.person)} />{' '}
          <span className={styles.quiet}>{[authority.place(place), through].filter(Boolean).join(', ')}</span>
        </p>
        <p className={styles.reason}>
          {reasonText()}
          {row.proposed && ` (${authority.rows.proposed})`}
          {way !== undefined && way.cites.length > 0 && (
            <>
              {' '}
              {authority.rows.rests}{' '}
              {way.cites.map(entry => (
                <Cite key={entry} entry={entry} />
              ))}
            </>
          )}
        </p>
      </div>
      <div className={styles.bound}>
        {amount !== undefined && <p>{authority.limit(moneyText(amount))}</p>}
        <p>
          {code.map(one => (
            <code key={one}>{one}</code>
          ))}
        </p>
      </div>
    </li>
  )

  function reasonText(): string {
    const first = who.chain[0]
    const escalates = grant ?? map?.grants.find(one => one.people.includes(row.person))
    if (
      !row.turn &&
      row.entitled === 'yes' &&
      escalates !== undefined &&
      first !== undefined &&
      isHereNow(row)
    )
      return authority.rows.waitsFor(lengthOf(escalates.escalateAfter))
    const said = reasonOf(row, who.missing, times, says)
    return times.until === null || !isUp(row)
      ? said
      : `${said.slice(0, -1)}, ${authority.rows.until(says.moment(times.until))}.`
  }
}

const isHereNow = ({ reach }: Row) => reach === 'at_work' || reach === 'on_call'

/** `30m` as people say it. */
function lengthOf(text: string): string {
  const found = /^(\d+)(m|h|d)$/.exec(text)
  if (found === null) return text
  const unit = { m: 60_000, h: 3_600_000, d: 86_400_000 }[found[2] as 'm' | 'h' | 'd']
  return durationWords(Number(found[1]) * unit)
}

type Amount = { readonly minor: number; readonly currency: string }

function smaller(a: Amount | undefined, b: Amount | undefined): Amount | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.minor <= b.minor ? a : b
}

/** Somebody a grant names who may not: every clause that fails, as `may` explains it. */
function OtherRow({
  person,
  sentence,
  map,
}: {
  person: string
  sentence: Sentence
  map: ShownMap | undefined
}) {
  const { data } = useRead(
    'authority.may',
    { handle: person, ...askedOf(sentence) },
    sentence.at === undefined ? {} : { at: sentence.at },
  )
  const called = useCalled(map?.names, data?.names)
  const grant = map?.grants.find(one => one.people.includes(person))
  if (data === undefined || data.outcome === 'yes') return null
  const codes = [...new Set(data.failing.flatMap(one => one.codes))]
  const shown = codes.length === 0 ? data.codes : codes
  return (
    <li className={styles.row}>
      <Sign is="stopped" mine={false} />
      <div className={styles.who}>
        <p>
          <Person handle={person} name={called(person)} />
        </p>
        <p className={styles.reason}>{authority.may.because(codeWords(shown))}</p>
      </div>
      <div className={styles.bound}>
        {grant?.limits.amount !== undefined && <p>{authority.limit(moneyText(grant.limits.amount))}</p>}
        <p>
          {shown.map(one => (
            <code key={one}>{one}</code>
          ))}
        </p>
      </div>
    </li>
  )
}

/** Filled when up, open when the turn comes later, struck through when off, a buffer where something stops it. */
export function Sign({ is, mine }: { is: Station | 'stopped'; mine: boolean }) {
  return (
    <svg
      className={`${styles.sign} ${mine ? styles.you : ''}`}
      viewBox="0 0 18 18"
      width="18"
      height="18"
      aria-hidden="true"
    >
      {is === 'up' && <circle cx="9" cy="9" r="7" fill="currentColor" />}
      {(is === 'waits' || is === 'may') && (
        <circle cx="9" cy="9" r="6" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />
      )}
      {is === 'off' && (
        <>
          <circle cx="9" cy="9" r="6" fill="var(--paper)" stroke="currentColor" strokeWidth="2" />
          <path d="M5 13 13 5" stroke="currentColor" strokeWidth="2" />
        </>
      )}
      {is === 'unknown' && (
        <circle
          cx="9"
          cy="9"
          r="6"
          fill="var(--paper)"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="2 2.500"
        />
      )}
      {is === 'stopped' && (
        <path d="M1 9h9M11 3v12M14.500 3v12" fill="none" stroke="currentColor" strokeWidth="2" />
      )}
    </svg>
  )
}
