import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { parseSearch } from '../../domain/search/parse.ts'
import { call, type Output } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { search as words } from '../words/search.ts'
import styles from './search.module.css'
import type { SearchAsked } from './search-in-url.ts'
import { SearchResult } from './search-result.tsx'

interface SearchResultsProps {
  readonly asked: SearchAsked
  readonly onSort: (sort: 'relevance' | 'newest') => void
  readonly onSearch: (query: string) => void
}

function useFound({ q, sort }: SearchAsked) {
  return useInfiniteQuery({
    queryKey: ['record.search', q, sort],
    queryFn: ({ pageParam }) =>
      call('record.search', {
        query: q,
        ...(sort === undefined ? {} : { sort }),
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })
}

/** What is found, each by its best passage; and what was not understood, where it stands. */
export function SearchResults({ asked, onSort, onSearch }: SearchResultsProps) {
  const read = useFound(asked)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = read
  const [first] = data?.pages ?? []
  const items = data?.pages.flatMap(page => page.items) ?? []
  return (
    <section className={styles.found} aria-label={words.results} aria-busy={read.isFetching}>
      <UnreadPart read={read} known={data !== undefined} />
      {first !== undefined && <Hints hints={first.hints} query={asked.q} />}
      {first !== undefined && items.length === 0 && (
        <div className={styles.nothing}>
          <Empty says={words.nothing}>
            <Instead query={asked.q} onSearch={onSearch} />
          </Empty>
        </div>
      )}
      {first !== undefined && items.length > 0 && (
        <>
          <p className={styles.count}>
            <span role="status">{words.found(items.length, hasNextPage)}</span>
            {first.among !== null && <span>{words.among(first.among)}</span>}
            <Sorting asked={asked} items={items} onSort={onSort} />
          </p>
          <ol className={styles.results}>
            {items.map(item => (
              <li key={`${item.kind} ${item.id}`}>
                <SearchResult item={item} />
              </li>
            ))}
          </ol>
        </>
      )}
      {hasNextPage && (
        <Button look="act" onPress={() => void (isFetchingNextPage || fetchNextPage())}>
          {words.more}
        </Button>
      )}
      {first !== undefined && first.unprepared > 0 && (
        <p className={styles.hint}>{words.unprepared(first.unprepared)}</p>
      )}
    </section>
  )
}

/** Where nothing says all of it: what says any of the words, or the same as a question. */
function Instead({ query, onSearch }: { query: string; onSearch: (query: string) => void }) {
  const parts = parseSearch(query).parts.map(({ from, to, tree }) => ({
    text: query.slice(from, to),
    isWord: tree.is === 'word' || tree.is === 'phrase',
  }))
  const said = parts.filter(({ isWord }) => isWord).map(({ text }) => text)
  const others = parts.filter(({ isWord }) => !isWord).map(({ text }) => text)
  return (
    <span className={styles.instead}>
      {said.length > 1 && (
        <Button look="act" onPress={() => onSearch([`(${said.join(' OR ')})`, ...others].join(' '))}>
          {words.anyOf}
        </Button>
      )}
      {said.length > 0 && others.length === 0 && (
        <Link to="/ask" search={{ q: said.join(' ') }}>
          {words.asQuestion}
        </Link>
      )}
    </span>
  )
}

interface SortingProps extends Pick<SearchResultsProps, 'asked' | 'onSort'> {
  readonly items: Output<'record.search'>['items']
}

function Sorting({ asked, items, onSort }: SortingProps) {
  const marked = items.some(item => item.titleMarks.length > 0 || item.passageMarks.length > 0)
  // Where no word is asked for, nothing is more relevant than anything else.
  if (!marked && asked.sort === undefined) return <span>{words.newestFirst}</span>
  const now = asked.sort ?? 'relevance'
  return (
    <span>
      {now === 'relevance' ? words.byRelevance : words.newestFirst}
      {' · '}
      <button type="button" onClick={() => onSort(now === 'relevance' ? 'newest' : 'relevance')}>
        {words.sortBy[now]}
      </button>
    </span>
  )
}

function Hints({ hints, query }: { hints: Output<'record.search'>['hints']; query: string }) {
  if (hints.length === 0) return null
  return (
    <ul className={styles.hints}>
      {hints.map(({ from, to, message }) => (
        <li key={`${from} ${message}`} className={styles.hint}>
          <code>{query.slice(from, to)}</code> {message}
        </li>
      ))}
    </ul>
  )
}
