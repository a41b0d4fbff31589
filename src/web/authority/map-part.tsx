import { useState } from 'react'
import { useRead } from '../api/query.ts'
import { useMedia } from '../day-line/use-media.ts'
import { useAreas } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/text-field.tsx'
import { authority } from '../words/authority.ts'
import type { ShownMap } from './answer.tsx'
import { useCalled } from './called.ts'
import { ChangeMap } from './change-map.tsx'
import styles from './map.module.css'
import { type Cell, type Grid, gridOf } from './map.ts'
import type { Sentence } from './question.ts'
import { useMayNot } from './use-may-change.ts'

const words = authority.map

interface MapPartProps {
  readonly sentence: Sentence
  readonly onSay: (sentence: Sentence) => void
}

/** The map by area and type: who is up now, how deep each chain is, and where there is only one. */
export function MapPart({ sentence, onSay }: MapPartProps) {
  const { data: map } = useRead('map.show', {})
  const { data: gaps } = useRead('authority.gaps', {})
  const { items } = useAreas()
  const phone = useMedia('(max-width: 760px)')
  const [text, setText] = useState('')
  if (map === undefined) return <div aria-busy="true" className={styles.part} />
  const grid = gridOf(
    map,
    items.map(({ path }) => path),
    text,
  )
  const soon = Date.parse(map.at) + 48 * 3_600_000
  const gapped = new Set(
    (gaps?.groups ?? []).flatMap(group => {
      const [first] = group.pairs
      const near = gaps?.gaps.some(
        gap =>
          gap.type === first?.type && gap.area === first.area && !gap.declared && Date.parse(gap.from) < soon,
      )
      return near ? group.pairs.map(pair => `${pair.type} ${pair.area}`) : []
    }),
  )
  const shared = { grid, map, gapped, ask: (type: string, area: string) => onSay({ type, area }) }
  return (
    <section className={styles.part} aria-labelledby="authority-map">
      <div className={styles.head}>
        <h2 id="authority-map">{words.title}</h2>
        <p>{words.hint}</p>
        <Legend />
      </div>
      {map.grants.length === 0 || grid.types.length === 0 ? (
        <StartTypes />
      ) : (
        <>
          {(grid.areas.length > 12 || text !== '' || grid.types.length > 12) && (
            <div className={styles.filter}>
              <TextField type="search" label={words.filter} value={text} onChange={setText} />
            </div>
          )}
          {grid.areas.length === 0 ? (
            <Empty says={words.none} />
          ) : phone ? (
            <ByArea {...shared} />
          ) : (
            <Table {...shared} />
          )}
        </>
      )}
      <ChangeMap map={map} sentence={sentence} />
    </section>
  )
}

/** No dead end: what would fill it, done from here. */
function StartTypes() {
  const refused = useMayNot('map.grant', '/')
  return (
    <>
      <Empty says={words.empty} />
      {refused === undefined ? (
        <CommandForm
          operation="type.start"
          fields={[]}
          intro={words.startSays}
          build={() => ({})}
          submit={words.start}
        />
      ) : (
        <p className={styles.quiet}>{refused}</p>
      )}
    </>
  )
}

interface Drawn {
  readonly grid: Grid
  readonly map: ShownMap
  readonly gapped: ReadonlySet<string>
  readonly ask: (type: string, area: string) => void
}

const shownArea = (area: string) => (area === '/' ? words.everywhere : area)

function Table({ grid, map, gapped, ask }: Drawn) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard (WCAG 2.1.1)
    <section className={styles.scroll} tabIndex={0} aria-label={words.table}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.area}</th>
            {grid.types.map(type => (
              <th key={type} scope="col">
                {type.split('.').map((part, index) => (
                  <span key={part}>
                    {index > 0 && <wbr />}
                    {index > 0 && '.'}
                    {part}
                  </span>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.areas.map(area => {
            const depth = area === '/' ? 0 : area.split('/').length - 1
            return (
              <tr key={area} className={depth === 0 ? styles.top : undefined}>
                <th scope="row" style={{ paddingInlineStart: depth * 12 }}>
                  {shownArea(area)}
                </th>
                {grid.types.map(type => (
                  <CellOf key={type} {...{ grid, map, gapped, ask, area, type }} />
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps extends Drawn {
  readonly area: string
  readonly type: string
}

function CellOf(props: CellProps) {
  const { grid, area, type } = props
  const { handle } = useReader()
  const cell = grid.cell(area, type)
  const mine = cell?.outcome === 'yes' && cell.holders.includes(handle)
  if (grid.isFrozen(area, type))
    return (
      <td>
        <button type="button" onClick={() => props.ask(type, area)}>
          <Frozen /> {words.frozen}
          <span className="unseen">. {words.ask(type, area)}</span>
        </button>
      </td>
    )
  if (cell === undefined) {
    const above = area !== '/' && grid.isAbove(area, type)
    return (
      <td className={styles.none}>
        {above ? (
          <span title={words.asAbove}>
            <span aria-hidden="true">↑</span>
            <span className="unseen">{words.asAbove}</span>
          </span>
        ) : (
          <span className="unseen">{words.noGrant}</span>
        )}
      </td>
    )
  }
  return (
    <td className={mine ? styles.mine : undefined}>
      <Held {...props} cell={cell} />
    </td>
  )
}

/** A name, the chain as points, and what is wrong with it in a word. */
function Held({ map, gapped, ask, area, type, cell }: CellProps & { cell: Cell }) {
  const called = useCalled(map.names)
  const { handle } = useReader()
  const up = cell.outcome === 'yes' ? cell.holders : []
  const shown = up.includes(handle) ? handle : up[0]
  const name = shown === undefined ? null : shortName(called(shown))
  // A2a: a role is filled anew in each area below, and nobody need fill it at the top.
  const byRole = map.grants.some(
    grant =>
      grant.area === area &&
      grant.types.some(wide => type === wide || type.startsWith(`${wide}.`)) &&
      grant.holders.some(holder => holder.startsWith('role:')),
  )
  const empty = cell.chain.length > 0 ? words.off : byRole ? words.byRole : words.nobody
  const note = cell.chain.length === 1 ? words.onlyOne : null
  return (
    <button
      type="button"
      className={shown === undefined ? styles.nobody : undefined}
      onClick={() => ask(type, area)}
    >
      <span className={shown === handle ? styles.you : undefined}>{name ?? empty}</span>
      <Points count={cell.chain.length} filled={cell.chain.map(person => up.includes(person))} />
      {note !== null && <span className={styles.note}>{note}</span>}
      {gapped.has(`${type} ${area}`) && <GapSign />}
      <span className="unseen">
        {[
          '',
          words.depth(cell.chain.length),
          ...(gapped.has(`${type} ${area}`) ? [words.gap] : []),
          words.ask(type, area),
        ].join('. ')}
      </span>
    </button>
  )
}

const shortName = (name: string) => name.split(' ')[0] ?? name
const mostPoints = 6

function Points({ count, filled }: { count: number; filled: readonly boolean[] }) {
  const shown = Math.min(count, mostPoints)
  return (
    <svg width={shown * 7} height="8" viewBox={`0 0 ${shown * 7} 8`} aria-hidden="true">
      {filled.slice(0, mostPoints).map((up, index) => (
        <circle
          // biome-ignore lint/suspicious/noArrayIndexKey: places in the chain
          key={index}
          cx={index * 7 + 3}
          cy="4"
          r={up ? 2.6 : 2.1}
          fill={up ? 'currentColor' : 'none'}
          stroke="currentColor"
          strokeWidth={up ? 0 : 1}
        />
      ))}
    </svg>
  )
}

export function GapSign() {
  return (
    <svg className={styles.gap} width="16" height="10" viewBox="0 0 16 10" aria-hidden="true">
      <path d="M.5.5h15v9H.5zM3 9.500l5-9M7.500 9.500l5-9" fill="none" stroke="currentColor" />
    </svg>
  )
}

function Frozen() {
  return (
    <svg className={styles.frozen} width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">
      <path d="M1 0v12M5 0v12M9 0v12M13 0v12M17 0v12" stroke="currentColor" strokeWidth="1.500" />
    </svg>
  )
}

function Legend() {
  return (
    <ul className={styles.legend}>
      <li>
        <GapSign /> {words.gap}
      </li>
      <li>
        <Frozen /> {words.frozen}
      </li>
      <li>
        <span aria-hidden="true">↑</span> {words.asAbove}
      </li>
    </ul>
  )
}

/** On a phone: area by area, what is held there. */
function ByArea(props: Drawn) {
  const { grid } = props
  return (
    <ul className={styles.byArea}>
      {grid.areas.flatMap(area => {
        const cells = grid.types.flatMap(type => grid.cell(area, type) ?? [])
        if (cells.length === 0) return []
        return [
          <li key={area}>
            <h3>{shownArea(area)}</h3>
            <ul>
              {cells.map(cell => (
                <li key={cell.type}>
                  <span>{cell.type}</span>
                  {grid.isFrozen(area, cell.type) && (
                    <>
                      <Frozen /> <span className={styles.note}>{words.frozen}</span>
                    </>
                  )}
                  <Held {...props} area={area} type={cell.type} cell={cell} />
                </li>
              ))}
            </ul>
          </li>,
        ]
      })}
    </ul>
  )
}
