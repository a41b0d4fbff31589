import { Link } from '@tanstack/react-router'
import type { Output } from '../api/call.ts'
import { useEveryone } from '../team/everyone.ts'
import { Said, ValidUntil } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { Person } from '../ui/person.tsx'
import { common } from '../words/common.ts'
import { search as words } from '../words/search.ts'
import styles from './search.module.css'

type Found = Output<'record.search'>['items'][number]
type Marks = Found['titleMarks']

/** One thing found: what it is and how it stands, what it says, and when it was said. */
export function SearchResult({ item }: { item: Found }) {
  const { kind, title, titleMarks, passage, passageMarks } = item
  return (
    <article className={styles.result} data-line="">
      <span className={styles.glyph}>
        <Glyph kind={kind} />
      </span>
      <div className={styles.told}>
        <h3 className={styles.title}>
          <Target item={item}>
            <Marked text={title} marks={titleMarks} />
          </Target>
        </h3>
        {passage !== '' && passage !== title && (
          <p className={styles.passage}>
            <Marked text={passage} marks={passageMarks} />
          </p>
        )}
        <Facts item={item} />
      </div>
    </article>
  )
}

function Target({ item, children }: { item: Found; children: React.ReactNode }) {
  if (item.kind === 'area')
    return (
      <Link to="/area/$" params={{ _splat: item.id }}>
        {children}
      </Link>
    )
  if (item.kind === 'person')
    return (
      <Link to="/team/$handle" params={{ handle: item.id }}>
        {children}
      </Link>
    )
  return (
    <Link to="/record/$id" params={{ id: item.entry ?? item.id }}>
      {children}
    </Link>
  )
}

function Facts({ item }: { item: Found }) {
  const { items: people } = useEveryone()
  const { id, kind, state, stale, area, author, saidAt, validUntil } = item
  const kindWord = common.kinds[kind as keyof typeof common.kinds] ?? words.kinds[kind] ?? kind
  const named = kind === 'area' || kind === 'person'
  return (
    <p className={styles.facts}>
      <span>
        {kindWord}
        {state !== null && ` · ${words.states[state] ?? state}`}
        {stale && ` · ${words.stale}`}
      </span>
      {!named && /^[A-Z]-/.test(id) && <span>{id}</span>}
      {!named && area !== null && area !== '/' && (
        <span>
          <AreaPath path={area} />
        </span>
      )}
      {author !== null && (
        <span>
          <Person handle={author} name={people.find(person => person.handle === author)?.name} />
        </span>
      )}
      {saidAt !== null && (
        <span>
          <Said at={saidAt} />
        </span>
      )}
      {validUntil !== null && (
        <span>
          <ValidUntil at={validUntil} stale={stale} />
        </span>
      )}
    </p>
  )
}

/** A text with what was looked for marked in it, and what stands between back-ticks in mono. */
function Marked({ text, marks }: { text: string; marks: Marks }) {
  return [...text.matchAll(/`[^`]+`|[^`]+|`/g)].map(({ index, 0: part }) => {
    const isCode = part.length > 2 && part.startsWith('`')
    const [from, to] = isCode ? [index + 1, index + part.length - 1] : [index, index + part.length]
    const pieces = piecesOf(text, marks, from, to)
    return <span key={index}>{isCode ? <code>{pieces}</code> : pieces}</span>
  })
}

/** `[from, to)` of a text, with its marks. */
function piecesOf(text: string, marks: Marks, from: number, to: number): React.ReactNode[] {
  const pieces: React.ReactNode[] = []
  let at = from
  for (const [markFrom, markTo] of marks) {
    const [begin, end] = [Math.max(markFrom, at), Math.min(markTo, to)]
    if (begin >= end) continue
    pieces.push(text.slice(at, begin), <mark key={begin}>{text.slice(begin, end)}</mark>)
    at = end
  }
  return [...pieces, text.slice(at, to)]
}
