import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { call } from '../api/call.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { record } from '../words/record.ts'
import { EntryStream } from './entry-stream.tsx'
import { type Filters, filtersOf, listInput } from './filters.ts'
import styles from './record.module.css'
import { RecordFilters } from './record-filters.tsx'

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

/** The record as a stream to read, newest first, narrowed by what stands in the URL. */
export function RecordPage() {
  const filters = filtersOf(useSearch({ strict: false }) as Record<string, unknown>)
  const navigate = useNavigate()
  const read = useEntries(filters)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = read
  const entries = useMemo(() => data?.pages.flatMap(page => page.items) ?? [], [data])
  const show = (search: Filters) => void navigate({ to: '/record', search: { ...search }, replace: true })
  const narrowed = Object.keys(filters).length > 0
  return (
    <>
      <PageTitle title={record.title} margin={data !== undefined && record.upTo(data.pages[0]?.atSeq ?? 0)}>
        {record.intro}
      </PageTitle>
      <div className={styles.bar}>
        <h2>{record.filters.heading}</h2>
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
