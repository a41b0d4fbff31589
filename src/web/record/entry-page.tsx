import { PageTitle } from '../ui/page-title.tsx'

export function EntryPage() {
  return <PageTitle title="Entry" />
}
