import { authority } from '../words/authority.ts'
import styles from './map.module.css'
import type { Cell } from './map.ts'
import { type Drawn, Frozen, GapSign, Held, shownArea } from './map-cell.tsx'

const words = authority.map

/** From here on areas are folded: nobody scrolls through a thousand lines on a phone. */
const mostUnfolded = 40

interface HereProps extends Drawn {
  readonly area: string
  readonly cells: readonly Cell[]
}

/** On a phone: area by area, what is held there; folded where there is much, but for the area asked about. */
export function MapByArea({ open, ...drawn }: Drawn & { readonly open: string | null }) {
  const { grid } = drawn
  const areas = grid.areas
    .map(area => ({ area, cells: grid.types.flatMap(type => grid.cell(area, type) ?? []) }))
    .filter(({ cells }) => cells.length > 0)
  const count = areas.reduce((sum, { cells }) => sum + cells.length, 0)
  return (
    <ul className={styles.byArea}>
      {areas.map(here => (
        <li key={here.area}>
          {count <= mostUnfolded ? (
            <>
              <h3>{shownArea(here.area)}</h3>
              <Here {...drawn} {...here} />
            </>
          ) : (
            <details open={here.area === open}>
              <summary>
                <h3>{shownArea(here.area)}</h3>
                <span className={styles.note}>{words.typesHere(here.cells.length)}</span>
                {here.cells.some(({ type }) => drawn.gapped.has(`${type} ${here.area}`)) && (
                  <>
                    <GapSign />
                    <span className="unseen">{words.gap}</span>
                  </>
                )}
              </summary>
              <Here {...drawn} {...here} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Here({ area, cells, ...drawn }: HereProps) {
  return (
    <ul>
      {cells.map(cell => (
        <li key={cell.type}>
          <span>{cell.type}</span>
          {drawn.grid.isFrozen(area, cell.type) && (
            <>
              <Frozen /> <span className={styles.note}>{words.frozen}</span>
            </>
          )}
          <Held {...drawn} area={area} type={cell.type} cell={cell} />
        </li>
      ))}
    </ul>
  )
}
