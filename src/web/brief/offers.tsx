import { Link } from '@tanstack/react-router'
import { nameIn } from '../../domain/people/name-in.ts'
import { useRead } from '../api/query.ts'
import { Moment, Relative } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Person } from '../ui/person.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { offer as words } from '../words/brief.ts'
import styles from './offer.module.css'
import { Offer } from './offer.tsx'
import { type BriefLine, type OfferGroup, offersOf } from './parts.ts'
import { useSheet } from './sheet-context.tsx'

/** What is offered to the reader, handoff by handoff, to be answered in place (H6). */
export function Offers({ lines }: { lines: readonly BriefLine[] }) {
  return offersOf(lines).map(group => <OfferedHandoff key={group.key} group={group} />)
}

function OfferedHandoff({ group }: { group: OfferGroup }) {
  const { names } = useSheet()
  const [first] = group.lines
  const id = group.handoff ?? first?.item ?? ''
  const { data } = useRead('handoff.show', { id: group.handoff ?? '' }, { enabled: group.handoff !== null })
  const author = data?.author ?? first?.authors[0] ?? null
  const areas = data?.areas ?? (first?.area == null ? [] : [first.area])
  const said = data?.publishedAt ?? first?.saidAt ?? ''
  return (
    <div className={styles.offer}>
      <p>
        <b>
          <Person handle={author} name={nameIn(names, author)} />
        </b>{' '}
        {words.handsOver(group.lines.length)}{' '}
        {areas.map((path, place) => (
          <span key={path}>
            {place > 0 && ', '}
            <AreaPath path={path} />
          </span>
        ))}
      </p>
      <p className={styles.about}>
        {words.published('')}
        <Relative at={said} />
        {data !== undefined && ' · '}
        {data !== undefined &&
          (data.backAt === null ? (
            words.noReturn
          ) : (
            <>
              {words.away('')}
              <Moment at={data.backAt} />
            </>
          ))}
        {group.handoff !== null && (
          <>
            {' · '}
            <Link to="/handoff/$id" params={{ id: group.handoff }}>
              {words.whole}
            </Link>
          </>
        )}
      </p>
      <p className={styles.summary}>{data === undefined ? null : <WordsOf text={data.summary} lead />}</p>
      <Offer
        id={id}
        author={nameIn(names, author) ?? author ?? ''}
        summary={data?.summary ?? null}
        lines={group.lines}
        section="offered"
      />
    </div>
  )
}
