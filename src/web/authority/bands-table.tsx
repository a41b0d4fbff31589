import { TableTwin } from '../ui/table-twin.tsx'
import { authority } from '../words/authority.ts'
import { bandWords } from './band-shapes.tsx'
import type { Called } from './called.ts'
import type { BandSpan } from './verdict.ts'

interface BandsTableProps {
  readonly label: string
  readonly rows: readonly {
    readonly type: string
    readonly area: string
    readonly spans: readonly BandSpan[]
  }[]
  readonly called: Called
  readonly moment: (at: string) => string
}

/** Bands once more as a table: who could decide what, from when until when. */
export function BandsTable({ label, rows, called, moment }: BandsTableProps) {
  const words = authority.weekend
  return (
    <TableTwin label={label}>
      {() => (
        <table>
          <thead>
            <tr>
              {[words.type, words.area, words.from, words.until, words.who].map(word => (
                <th key={word} scope="col">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.flatMap(({ type, area, spans }) =>
              spans.map(span => (
                <tr key={`${type} ${area} ${span.from}`}>
                  <td>{type}</td>
                  <td>{area === '/' ? authority.map.everywhere : area}</td>
                  <td>{moment(span.from)}</td>
                  <td>{moment(span.until)}</td>
                  <td>{bandWords(span, called)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      )}
    </TableTwin>
  )
}
