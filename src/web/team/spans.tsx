import { Link } from '@tanstack/react-router'
import { useCommand } from '../api/query.ts'
import { TwoClocks } from '../time/moment.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { listed } from '../words/counting.ts'
import { team } from '../words/team.ts'
import type { PartOfPerson, PersonView } from './person-view.ts'
import { type SpanForm, SpanFormFor } from './span-forms.tsx'
import styles from './team.module.css'

const words = team.person
const forms: readonly (readonly [SpanForm, string])[] = [
  ['leave', words.addLeave],
  ['cover', words.addCover],
  ['oncall', words.addOnCall],
  ['offline', words.goOffline],
]

/** What is declared beside the weekly hours, and declaring more of it. */
export function Spans(props: PartOfPerson) {
  const { person, place, own, refused } = props
  const confirm = useCommand('span.confirm')
  const back = useCommand('absence.end')
  const offline = person.spans.some(({ kind }) => kind === 'offline')
  return (
    <Section title={words.spans} hint={words.spansHint}>
      {person.spans.length === 0 && <Empty says={words.noSpans} />}
      <ul className={styles.spans}>
        {person.spans.map(span => (
          <SpanRow key={span.id} span={span} {...props} onConfirm={() => confirm.mutate({ id: span.id })} />
        ))}
      </ul>
      <RefusalNote error={confirm.error ?? back.error} />
      <div className={styles.acts}>
        {forms.map(([what, label]) => (
          <DialogButton key={what} label={label} refusedBecause={refused}>
            {close => (
              <SpanFormFor
                what={what}
                handle={person.handle}
                name={person.name}
                own={own}
                place={place}
                onDone={close}
              />
            )}
          </DialogButton>
        ))}
        {offline && (
          <Button
            look="go"
            busy={back.isPending}
            refusedBecause={own ? undefined : team.onlyThemselves}
            onPress={() => back.mutate({})}
          >
            {words.back_}
          </Button>
        )}
      </div>
    </Section>
  )
}

type Span = PersonView['spans'][number]

function SpanRow({
  span,
  place,
  own,
  nameOf,
  onConfirm,
}: PartOfPerson & { span: Span; onConfirm: () => void }) {
  return (
    <li className={styles.span}>
      <b>{words.kinds[span.kind]}</b>
      <span>
        <TwoClocks at={span.from} there={place} />
        {' – '}
        {span.until === null ? words.never : <TwoClocks at={span.until} there={place} />}
      </span>
      <span>
        {span.area !== null && <AreaPath path={span.area} />}
        {span.types.length > 0 && ` ${words.types(listed(span.types))}`}
        {span.wake && `, ${words.wake}`}
        {span.handoff !== null && (
          <Link to="/handoff/$id" params={{ id: span.handoff }}>
            {words.fromHandoff}
          </Link>
        )}
      </span>
      {span.proposedBy !== null && (
        <span className={styles.proposed}>
          {words.proposedBy(nameOf(span.proposedBy))}{' '}
          <Button look="act" refusedBecause={own ? undefined : team.onlyThemselves} onPress={onConfirm}>
            {words.confirm}
          </Button>
        </span>
      )}
    </li>
  )
}
