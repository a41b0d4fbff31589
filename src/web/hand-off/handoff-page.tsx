import { PageTitle } from '../ui/page-title.tsx'

export function HandoffPage() {
  return <PageTitle title="Handoff" />
}
