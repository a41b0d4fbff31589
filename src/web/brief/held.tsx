import { Moment } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Cite } from '../ui/cite.tsx'
import { brief as words } from '../words/brief.ts'
import { common } from '../words/common.ts'
import styles from './held.module.css'
import { type BriefLine, heldParts } from './parts.ts'

/** What the reader may decide, where, because of what and until when: a table, for the map computed every word of it. */
export function Held({ lines }: { lines: readonly BriefLine[] }) {
  return (
    <table className={styles.held}>
      <thead>
        <tr>
          {words.heldColumns.map(column => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{words.heldEntry}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(line => {
          const { may, areas, because } = heldParts(line.text)
          return (
            <tr key={`${line.cites[0]} ${line.text}`} data-line="" tabIndex={-1}>
              <th scope="row" {...(because === '' && { colSpan: 3 })}>
                {may}
              </th>
              {because !== '' && (
                <>
                  <td>
                    {areas.map((path, at) => (
                      <span key={path}>
                        {at > 0 && ', '}
                        <AreaPath path={path} />
                      </span>
                    ))}
                  </td>
                  <td>{because}</td>
                </>
              )}
              <td>{line.validUntil === null ? common.noEnd : <Moment at={line.validUntil} />}</td>
              <td>
                <Cite entry={line.cites[0] ?? ''} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
