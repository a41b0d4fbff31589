import { PageTitle } from '../ui/page-title.tsx'

export function DayLinePage() {
  return <PageTitle title="Day line" />
}
