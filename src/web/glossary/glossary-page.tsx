import { PageTitle } from '../ui/page-title.tsx'

export function GlossaryPage() {
  return <PageTitle title="Glossary" />
}
