import { PageTitle } from '../ui/page-title.tsx'

export function HandOffPage() {
  return <PageTitle title="Hand off" />
}
