import {
  keepPreviousData,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import {
  type CommandName,
  call,
  command,
  type Input,
  type Output,
  type ReadName,
  Refused,
  type When,
} from './call.ts'

/** A refusal is an answer and is not asked for again, a fault is; `UnreadPage` asks a lost server again. */
export function queryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => !(error instanceof Refused) && failures < 2,
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        // Without a network a read fails and the page says so; else it would wait without a word.
        networkMode: 'always',
        refetchOnReconnect: true,
      },
      // A command is sent when it is given or not at all: never later, behind the back of who gave it.
      mutations: { networkMode: 'always' },
    },
  })
}

interface ReadOptions<Answer> extends When {
  readonly enabled?: boolean
  /** Of an answer that becomes another within seconds without an entry: it is read again, a few times. */
  readonly isPassing?: (answer: Answer) => boolean
}

const [againMs, mostTimes] = [1_500, 6] as const

/** A read of the record, kept fresh by the entry stream. While another input loads, the last answer stays on screen. */
export function useRead<N extends ReadName>(
  operation: N,
  input: Input<N>,
  { enabled = true, isPassing, ...when }: ReadOptions<Output<N>> = {},
): UseQueryResult<Output<N>, Error> {
  return useQuery<Output<N>, Error>({
    queryKey: [operation, input, when],
    queryFn: () => call(operation, input, when),
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data !== undefined && dataUpdateCount < mostTimes && isPassing?.(data) === true && againMs,
  })
}

/** A command. What it changed is read again before it counts as settled. */
export function useCommand<N extends CommandName>(
  operation: N,
): UseMutationResult<Output<N>, Error, Input<N>> {
  const client = useQueryClient()
  return useMutation<Output<N>, Error, Input<N>>({
    mutationFn: input => command(operation, input),
    onSuccess: () => client.invalidateQueries(),
  })
}

/** After a command whose own form may be gone by then, because what it changed was read again. A refusal is shown by the form. */
export function settled<T>(sent: Promise<T>, then: (answer: T) => void): void {
  sent.then(then, () => {})
}
