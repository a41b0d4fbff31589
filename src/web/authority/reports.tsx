import { Link } from '@tanstack/react-router'
import { durationWords } from '../../domain/time/duration.ts'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useReader } from '../time/reader.tsx'
import { Cite } from '../ui/cite.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Section } from '../ui/section.tsx'
import { authority } from '../words/authority.ts'
import { useSays } from './answer.tsx'
import { inSentence, useCalled } from './called.ts'
import { GrantForm } from './map-forms.tsx'
import styles from './reports.module.css'
import { useMayNot } from './use-may-change.ts'

type Conflict = Output<'authority.conflicts'>['items'][number]

/** A15: what of the map cannot work as it stands, each in words. */
export function Conflicts() {
  const words = authority.conflicts
  const { data } = useRead('authority.conflicts', {})
  const { data: map } = useRead('map.show', {})
  const called = useCalled(data?.names, map?.names)
  if (data === undefined) return null
  const said = (one: Conflict): string => {
    const grant = map?.grants.find(({ id }) => id === one.grant)
    const what = grant === undefined ? String(one.grant ?? one.freeze ?? '') : grantWords(grant)
    const name = inSentence(called(String(one.person ?? '')))
    switch (one.code) {
      case 'vacant_role':
        return words.vacant_role(what)
      case 'chain_of_one':
        return words.chain_of_one(what, name)
      case 'quorum_over_chain':
        return words.quorum_over_chain(what, Number(one.quorum), Number(one.people))
      case 'holder_without_windows':
        return words.holder_without_windows(called(String(one.person)))
      case 'required_without_holder':
        return words.required_without_holder(String(one.type), String(one.area))
      default:
        return words.freeze_without_end(String(one.freeze))
    }
  }
  return (
    <Section title={words.title} hint={words.hint} count={data.items.length}>
      {data.items.length === 0 ? (
        <Empty says={words.none} />
      ) : (
        <ul className={styles.list}>
          {data.items.slice(0, 30).map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report in the order of the rule
            <li key={index}>
              <span>{said(one)}</span> <code>{one.code}</code>
              {typeof one.cite === 'string' && <Cite entry={one.cite} />}
            </li>
          ))}
          {data.items.length > 30 && <li>{words.more(data.items.length - 30)}</li>}
        </ul>
      )}
    </Section>
  )
}

function grantWords({ types, area }: { readonly types: readonly string[]; readonly area: string }): string {
  const shown = types.length > 2 ? `${types.slice(0, 2).join(', ')} …` : types.join(' and ')
  return area === '/' ? `${shown} ${authority.map.everywhere}` : `${shown} in ${area}`
}

/** A13: when nobody could decide, by chain; each with what would close it. */
export function Gaps({ hasTypes }: { hasTypes: boolean }) {
  const words = authority.gaps
  const { data } = useRead('authority.gaps', {})
  const called = useCalled(data?.names)
  if (data === undefined) return null
  const groups = data.groups.flatMap(({ chain, pairs }) => {
    const [first] = pairs
    const spans = data.gaps.filter(
      gap => gap.type === first?.type && gap.area === first.area && !gap.declared,
    )
    return first === undefined || spans.length === 0 ? [] : [{ chain, pairs, first, spans }]
  })
  return (
    <Section title={words.title} term="coverage-gap" hint={words.hint} count={groups.length} part>
      {groups.length === 0 ? (
        <Empty says={hasTypes ? words.none : words.noTypes} />
      ) : (
        <ul className={styles.gaps}>
          {groups.slice(0, 20).map(({ chain, pairs, first, spans }) => (
            <li key={`${first.type} ${first.area}`}>
              <div>
                <b>{first.type}</b>{' '}
                <span className={styles.quiet}>
                  {first.area === '/' ? authority.map.everywhere : first.area}
                </span>
                {pairs.length > 1 && <p className={styles.quiet}>{words.also(pairs.length - 1)}</p>}
                <p className={styles.quiet}>
                  {words.chain(chain.slice(0, 4).map(person => inSentence(called(person))))}
                </p>
              </div>
              <Times spans={spans} />
              <Closers chain={chain} pair={first} span={spans[0]} called={called} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

type GapSpan = Output<'authority.gaps'>['gaps'][number]

function Times({ spans }: { spans: readonly GapSpan[] }) {
  const says = useSays()
  return (
    <ul>
      {spans.slice(0, 3).map(({ from, until }) => (
        <li key={from}>
          {says.moment(from)} – {says.moment(until)}{' '}
          <span className={styles.quiet}>{durationWords(Date.parse(until) - Date.parse(from))}</span>
        </li>
      ))}
      {spans.length > 3 && <li className={styles.quiet}>{authority.gaps.more(spans.length - 3)}</li>}
    </ul>
  )
}

function Closers({
  chain,
  pair,
  span,
  called,
}: {
  chain: readonly string[]
  pair: { readonly type: string; readonly area: string }
  span: GapSpan | undefined
  called: (handle: string) => string
}) {
  const words = authority.gaps
  const { handle } = useReader()
  const refused = useMayNot('map.grant', pair.area)
  const last = chain.at(-1)
  return (
    <div className={styles.closers}>
      {last !== undefined && span !== undefined && (
        <Link to="/team" search={{ cover: last, from: span.from, until: span.until }}>
          {last === handle ? words.coverYourself : words.cover(called(last))}
        </Link>
      )}
      <DialogButton look="act" label={words.add} refusedBecause={refused}>
        {close => <GrantForm types={pair.type} area={pair.area} holders="" onDone={close} />}
      </DialogButton>
    </div>
  )
}
