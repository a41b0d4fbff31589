import { useParams } from '@tanstack/react-router'
import { nameIn } from '../../domain/people/name-in.ts'
import { useRead } from '../api/query.ts'
import { Notices } from '../brief/notices.tsx'
import { Offer } from '../brief/offer.tsx'
import { SheetProvider } from '../brief/sheet-context.tsx'
import { dayText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'
import { UnreadPage, UnreadPart } from '../ui/unread.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { handoffPage as words } from '../words/handoff.ts'
import { HandoffActs } from './handoff-acts.tsx'
import { HandoffFacts } from './handoff-facts.tsx'
import { HandoffHistory } from './handoff-history.tsx'
import { HandoffLines } from './handoff-lines.tsx'
import styles from './handoff-page.module.css'
import type { WholeHandoff } from './handoff-whole.ts'

/** One handoff, whole: who, for when, the summary, each line with what became of it, read-backs, what was asked. */
export function HandoffPage() {
  const { id = '' } = useParams({ strict: false })
  const read = useRead('handoff.show', { id, history: true })
  const { data } = read
  const { place } = useReader()
  const { data: brief } = useRead('brief.read', { open: ['offered'] })
  if (data === undefined) return <UnreadPage read={read} />
  const handoff = data as WholeHandoff
  const names = handoff.names ?? {}
  const offered = brief?.sections
    .find(section => section.id === 'offered')
    ?.lines.filter(line => line.handoff === handoff.id)
  const author = nameIn(names, handoff.author) ?? handoff.author ?? ''
  return (
    <SheetProvider names={names}>
      <div className={styles.sheet}>
        <PageTitle
          title={words.title(author)}
          margin={`${handoff.id} · ${dayText(place, Date.parse(handoff.publishedAt))}`}
        >
          <p className={styles.summary}>
            <WordsOf text={handoff.summary} lead />
          </p>
        </PageTitle>
        <UnreadPart read={read} known />
        <HandoffFacts handoff={handoff} />
        <HandoffActs handoff={handoff} />
        <Notices section="offered" />
        <HandoffLines handoff={handoff} />
        {offered !== undefined && offered.length > 0 && (
          <Section title={words.offered} hint={words.offeredHint} count={offered.length} part>
            <Offer
              id={handoff.id}
              author={author}
              summary={handoff.summary}
              lines={offered}
              section="offered"
            />
          </Section>
        )}
        <HandoffHistory handoff={handoff} />
      </div>
    </SheetProvider>
  )
}
