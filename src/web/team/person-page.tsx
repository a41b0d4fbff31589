import { PageTitle } from '../ui/page-title.tsx'

export function PersonPage() {
  return <PageTitle title="Person" />
}
