import { useState } from 'react'
import { useRead } from '../api/query.ts'
import { useMedia } from '../day-line/use-media.ts'
import { useAreas } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { Empty } from '../ui/empty.tsx'
import { TextField } from '../ui/text-field.tsx'
import { authority } from '../words/authority.ts'
import { ChangeMap } from './change-map.tsx'
import styles from './map.module.css'
import { gridOf } from './map.ts'
import { MapByArea } from './map-by-area.tsx'
import { type CellProps, type Drawn, Frozen, GapSign, Held, shownArea } from './map-cell.tsx'
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
            <MapByArea {...shared} open={text === '' ? sentence.area : null} />
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
