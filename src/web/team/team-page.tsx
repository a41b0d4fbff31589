import { PageTitle } from '../ui/page-title.tsx'

export function TeamPage() {
  return <PageTitle title="Team" />
}
