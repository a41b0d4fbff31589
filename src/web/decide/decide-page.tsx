import { PageTitle } from '../ui/page-title.tsx'

/** What waits to be decided. */
export function DecidePage() {
  return <PageTitle title="Decide" />
}
