import { PageTitle } from '../ui/page-title.tsx'

export function AreaPage() {
  return <PageTitle title="Area" />
}
