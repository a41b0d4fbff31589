import { PageTitle } from '../ui/page-title.tsx'

export function WelcomePage() {
  return <PageTitle title="Welcome" />
}
