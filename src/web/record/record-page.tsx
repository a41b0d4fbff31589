import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { record } from '../words/record.ts'
import { search as words } from '../words/search.ts'
import { EntryStream } from './entry-stream.tsx'
import { type Filters, filtersOf, listInput } from './filters.ts'
import styles from './record.module.css'
import { RecordFilters } from './record-filters.tsx'
import { SearchBox } from './search-box.tsx'
import { type SearchAsked, searchAskedIn } from './search-in-url.ts'
import { SearchResults } from './search-results.tsx'

const pageSize = 100

function useEntries(filters: Filters) {
  const input = listInput(filters)
  return useInfiniteQuery({
    queryKey: ['record.list', 'stream', input],
    queryFn: ({ pageParam }) =>
      call('record.list', {
        ...input,
        limit: pageSize,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: page => page.next,
  })
}

/** The record: searched by what stands in the URL, else as a stream to read, newest first. */
export function RecordPage() {
  const inUrl = useSearch({ strict: false }) as Record<string, unknown>
  const asked = searchAskedIn(inUrl)
  const navigate = useNavigate()
  const search = (next: SearchAsked | null) =>
    void navigate({ to: '/record', search: next === null ? {} : { ...next } })
  return (
    <>
      <PageTitle title={record.title}>{asked === null && record.intro}</PageTitle>
      <div className={styles.bar}>
        <h2>
          {words.heading} <Kbd keys="/" />
        </h2>
        <SearchBox query={asked?.q ?? ''} onSearch={q => search(q === '' ? null : { ...asked, q })} />
      </div>
      {asked === null ? (
        <EntriesShown filters={filtersOf(inUrl)} />
      ) : (
        <SearchResults
          asked={asked}
          onSort={sort => search({ ...asked, sort })}
          onSearch={q => search({ ...asked, q })}
        />
      )}
    </>
  )
}

/** Newest first, narrowed by what stands in the URL. */
function EntriesShown({ filters }: { filters: Filters }) {
  const navigate = useNavigate()
  const read = useEntries(filters)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = read
  const entries = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  const show = (search: Filters) => void navigate({ to: '/record', search: { ...search }, replace: true })
  const narrowed = Object.keys(filters).length > 0
  return (
    <>
      <div className={styles.bar}>
        <div>
          <h2>{record.filters.heading}</h2>
          {data !== undefined && <p className={styles.under}>{record.upTo(data.pages[0]?.atSeq ?? 0)}</p>}
        </div>
        <RecordFilters filters={filters} onChange={show} />
      </div>
      <UnreadPart read={read} known={data !== undefined} />
      {data !== undefined && entries.length === 0 && (
        <Empty says={record.nothing}>
          <Button look="act" onPress={() => show({})}>
            {record.filters.clear}
          </Button>
        </Empty>
      )}
      {entries.length > 0 && (
        <EntryStream
          entries={entries}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
          }}
          foot={hasNextPage ? record.more : narrowed ? record.endOfFilter : record.end}
        />
      )}
    </>
  )
}
