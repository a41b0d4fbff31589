import { UnreadPage } from '../ui/unread.tsx'
import { useReload } from './use-reload.ts'

/** A page that could not be shown, or whose files did not come: said calmly, with a way on. */
export function PageFault({ error }: { error: unknown }) {
  const { asking, reload } = useReload()
  return <UnreadPage read={{ error: error as Error, isFetching: asking, refetch: reload }} />
}
