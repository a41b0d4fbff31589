import { PageTitle } from '../ui/page-title.tsx'

export function BriefPage() {
  return <PageTitle title="Brief" />
}
