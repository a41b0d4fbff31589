import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { amountText } from '../../domain/authority/amounts.ts'
import { codeWords } from '../../domain/authority/code-words.ts'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useSays } from '../authority/answer.tsx'
import { inSentence, useCalled } from '../authority/called.ts'
import { Sign } from '../authority/chain.tsx'
import { stationOf } from '../authority/verdict.ts'
import { useReader } from '../time/reader.tsx'
import { Cite } from '../ui/cite.tsx'
import { FactList } from '../ui/fact-list.tsx'
import { moneyText } from '../ui/money.ts'
import { authority } from '../words/authority.ts'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Shown } from './decision-view.tsx'

const words = decide.why

/** The proof that will be stored: the path that suffices, what bounds it, the room left; or why not, and who may. */
export function WhyYouMay({ shown }: { shown: Shown }) {
  const { handle } = useReader()
  const { data: may } = useRead('authority.may', {
    handle,
    type: shown.type,
    area: shown.area,
    request: shown.id,
    ...(shown.amount !== null && { amount: shown.amount.minor, currency: shown.amount.currency }),
    ...(shown.environment !== null && { env: shown.environment }),
    ...(shown.path !== null && { path: shown.path }),
    ...(shown.reversible === 'until' && shown.reversibleUntil !== null
      ? { reversibleUntil: shown.reversibleUntil }
      : shown.reversible !== null && { reversible: shown.reversible === 'yes' }),
    ...(isRisk(shown.risk) && { risk: shown.risk }),
  })
  if (may === undefined) return <aside className={styles.why} aria-label={words.title} />
  const yes = may.outcome === 'yes' && may.path !== null
  return (
    <aside className={styles.why} aria-label={yes ? words.title : words.notTitle}>
      {yes ? <Path may={may} shown={shown} /> : <Why codes={may.codes} />}
      <ChainOf shown={shown} />
      <Facts
        shown={shown}
        validUntil={yes ? may.validUntil : (shown.who?.validUntil ?? null)}
        zones={may.zoneData}
      />
    </aside>
  )
}

const isRisk = (risk: string | null): risk is 'low' | 'medium' | 'high' =>
  risk === 'low' || risk === 'medium' || risk === 'high'

type May = Output<'authority.may'>

function Why({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <h3>{words.notTitle}</h3>
      {codes.length > 0 && <p className={styles.quiet}>{authority.may.because(codeWords(codes, true))}</p>}
    </>
  )
}

function Path({ may, shown }: { may: May; shown: Shown }) {
  const path = may.path
  if (path === null) return null
  const [grant, delegation] = path.cites
  const steps: [string, ReactNode][] = [[words.grant, grant !== undefined && <Cite entry={grant} />]]
  if (path.delegation !== undefined)
    steps.push([words.delegation, delegation !== undefined && <Cite entry={delegation} />])
  if (path.contingency !== undefined) steps.push([words.contingency, <code key="c">{path.contingency}</code>])
  const amount = path.bounds.filter(({ dimension, margin }) => dimension === 'amount' && margin !== null)
  const tight = [...amount].sort((a, b) => (a.margin ?? 0) - (b.margin ?? 0))[0]
  return (
    <>
      <h3>{words.title}</h3>
      <p className={styles.quiet}>{words.hint}</p>
      <ol className={styles.path}>
        {steps.map(([step, cite]) => (
          <li key={step}>
            <Sign is="waits" mine={false} />
            <b>{step}</b> {cite}
          </li>
        ))}
        <li>
          <Sign is="up" mine />
          <b className={styles.you}>{words.you}</b> <span className={styles.quiet}>{words.turn}</span>
        </li>
      </ol>
      {shown.amount !== null && tight !== undefined && tight.margin !== null && (
        <Room asked={shown.amount} margin={tight.margin} />
      )}
    </>
  )
}

/** How much of the bound is asked, and how much is left. */
function Room({ asked, margin }: { asked: { minor: number; currency: string }; margin: number }) {
  const bound = { minor: asked.minor + margin, currency: asked.currency }
  const part = bound.minor === 0 ? 100 : (asked.minor / bound.minor) * 100
  return (
    <div className={styles.room}>
      <p>
        <span>{words.asked(moneyText(asked))}</span>
        <span>{words.bound(moneyText(bound))}</span>
      </p>
      <svg width="100%" height="12" aria-hidden="true">
        <rect className={styles.roomAll} x="0.5" y="0.5" width="99%" height="11" />
        <rect className={styles.roomAsked} x="0" y="0" width={`${part}%`} height="12" />
      </svg>
      <p>
        <span />
        <span>{words.room(moneyText({ minor: margin, currency: asked.currency }))}</span>
      </p>
    </div>
  )
}

function ChainOf({ shown }: { shown: Shown }) {
  const called = useCalled(shown.who?.names, shown.names)
  const { handle } = useReader()
  const chain = shown.who?.chain.slice(0, 6) ?? []
  if (chain.length === 0) return null
  return (
    <ol className={styles.people} aria-label={authority.chain}>
      {chain.map((row, index) => (
        <li key={row.person}>
          <Sign is={stationOf(row)} mine={row.person === handle} />
          <span className={row.person === handle ? styles.you : undefined}>{called(row.person)}</span>{' '}
          <span className={styles.quiet}>
            {authority.place(index + 1)}
            {row.codes.length > 0 && `, ${codeWords(row.codes, row.person === handle)}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Facts({ shown, validUntil, zones }: { shown: Shown; validUntil: string | null; zones: string }) {
  const says = useSays()
  const { handle } = useReader()
  const called = useCalled(shown.who?.names, shown.names)
  const seat = shown.askedTo.find(({ person }) => person === handle)
  const chain = shown.who?.chain ?? []
  const next = chain.find(row => !row.turn && row.person !== handle)
  const facts: [string, string][] = [
    [
      words.holdsUntil,
      validUntil === null
        ? words.noEnd
        : `${says.moment(validUntil)}, ${says.relative(validUntil).replaceAll(' ', '\u00a0')}`,
    ],
    ...(seat === undefined ? [] : ([[words.since, says.moment(seat.seatedAt)]] as [string, string][])),
    ...(next === undefined ? [] : ([[words.next, inSentence(called(next.person))]] as [string, string][])),
    [words.asOf, `${says.moment(shown.at)}, entry ${shown.atSeq}`],
    [words.zones, zones],
  ]
  return (
    <>
      <FactList facts={facts} className={styles.proof} />
      <Link
        to="/authority"
        search={{
          type: shown.type,
          area: shown.area,
          ...(shown.amount !== null && { amount: amountText(shown.amount) }),
        }}
      >
        {words.chain}
      </Link>
    </>
  )
}

/** D2: what the deciding vote rested on. */
export function Proof({ shown }: { shown: Shown }) {
  const says = useSays()
  const { proof } = shown
  if (proof === null) return <aside className={styles.why} aria-label={words.proofTitle} />
  const facts: [string, string][] = [
    [words.grant, proof.grant],
    ...(proof.delegation === null ? [] : ([[words.delegation, proof.delegation]] as [string, string][])),
    ...(proof.contingency === null ? [] : ([[words.contingency, proof.contingency]] as [string, string][])),
    ...(proof.observation === null ? [] : ([[words.observation, proof.observation]] as [string, string][])),
    [words.asOf, `${says.moment(proof.at)}, entry ${proof.atSeq}`],
    [words.zones, proof.zoneData],
  ]
  return (
    <aside className={styles.why} aria-label={words.proofTitle}>
      <h3>{words.proofTitle}</h3>
      <p className={styles.quiet}>{words.proofHint}</p>
      <FactList facts={facts} className={styles.proof} />
    </aside>
  )
}
