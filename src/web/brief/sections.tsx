import type { TermName } from '../../domain/glossary.ts'
import { momentText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Section } from '../ui/section.tsx'
import { brief as words } from '../words/brief.ts'
import { Changed } from './changed.tsx'
import { Held } from './held.tsx'
import styles from './line.module.css'
import { Line } from './line.tsx'
import { Notices } from './notices.tsx'
import { Offers } from './offers.tsx'
import type { Brief, BriefSection } from './parts.ts'
import { WhoIsOn } from './who-is-on.tsx'

type Titled = keyof typeof words.titles

/** The word each section is about. */
const termOf: Partial<Record<Titled, TermName>> = {
  holds: 'hold',
  yours: 'acceptance',
  offered: 'handoff',
  decisions: 'decision',
  questions: 'question',
  contingencies: 'contingency',
  authority: 'grant',
  on: 'on-next',
  stale: 'stale',
}

interface SectionsProps {
  readonly brief: Brief
  /** Sections shown whole instead of folded (B3). */
  readonly open: readonly string[]
  readonly onFold: (section: string) => void
  readonly without: readonly string[]
}

/** B2: the ten sections, always there and always in this order, so that the eye learns where things are. */
export function Sections({ brief, open, onFold, without }: SectionsProps) {
  const { place, now } = useReader()
  return brief.sections.map((section, position) => {
    if (without.includes(section.id)) return null
    const id = section.id as Titled
    const since = words.since(momentText(place, Date.parse(brief.since), now))
    const hint = id === 'changed' ? since : section.lines.length === 0 ? undefined : words.hints[id]
    const count = section.lines.length + section.more
    return (
      <Section
        key={id}
        number={position + 1}
        title={titleOf(brief, section)}
        term={termOf[id]}
        hint={hint}
        {...(id !== 'on' && { count })}
      >
        <Notices section={id} />
        {section.lines.length === 0 && <Empty says={emptyOf(brief, section)} />}
        <Body section={section} />
        <Fold section={section} open={open.includes(id)} onFold={() => onFold(id)} />
      </Section>
    )
  })
}

function Body({ section }: { section: BriefSection }) {
  const { id, lines } = section
  if (lines.length === 0) return null
  if (id === 'offered') return <Offers lines={lines} />
  if (id === 'changed') return <Changed lines={lines} />
  if (id === 'on') return <WhoIsOn lines={lines} />
  if (id === 'authority') return <Held lines={lines} />
  return (
    <ol className={styles.lines}>
      {lines.map(line => (
        <Line key={line.item ?? line.question ?? line.handoff ?? line.cites[0]} line={line} section={id} />
      ))}
    </ol>
  )
}

/** B3: what is folded away is counted, and opens. */
function Fold({ section, open, onFold }: { section: BriefSection; open: boolean; onFold: () => void }) {
  if (section.more === 0 && !open) return null
  const said = open ? words.foldAgain : words.folded(section.lines.length, section.more)
  return (
    <p className={styles.fold}>
      <Button look="act" expanded={open} onPress={onFold}>
        {said}
      </Button>
      <span className={styles.foldPrinted}>{open ? '' : said}</span>
    </p>
  )
}

/** An area is nobody: what its sections lack is said of the area. */
function emptyOf(brief: Brief, { id, empty }: BriefSection): string {
  if (id === 'questions' && brief.area !== null) return words.noOpenQuestions
  return empty ?? ''
}

function titleOf(brief: Brief, { id, title }: BriefSection): string {
  if (id === 'questions' && brief.area !== null) return words.openQuestions
  return words.titles[id as Titled] ?? title
}
