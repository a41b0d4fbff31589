import { PageTitle } from '../ui/page-title.tsx'

export function ReturnsPage() {
  return <PageTitle title="Returns" />
}
