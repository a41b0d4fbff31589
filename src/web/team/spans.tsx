import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useCommand } from '../api/query.ts'
import { TwoClocks } from '../time/moment.tsx'
import { useReader } from '../time/reader.tsx'
import { AreaPath } from '../ui/area-path.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Section } from '../ui/section.tsx'
import { Term } from '../ui/term.tsx'
import { listed } from '../words/counting.ts'
import { team } from '../words/team.ts'
import { CancelSpan, cancelWords } from './cancel-span.tsx'
import { mayCancel } from './may.ts'
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
  const { now } = useReader()
  const offline = person.spans.some(({ kind, from }) => kind === 'offline' && Date.parse(from) <= now)
  const part = useRef<HTMLDivElement>(null)
  const [ending, setEnding] = useState<{ readonly span: Span; readonly index: number } | null>(null)
  // The row is gone by then: the focus goes to the one that took its place, else to declaring another.
  const settleFocus = () => {
    const gone = ending !== null && document.activeElement === document.body
    const rows = [...(part.current?.querySelectorAll<HTMLElement>('li[data-span]') ?? [])]
    const row = rows[Math.min(ending?.index ?? 0, rows.length - 1)]
    if (gone)
      (row?.querySelector('button') ?? part.current?.querySelector<HTMLElement>('div button'))?.focus()
    setEnding(null)
  }
  return (
    <Section title={words.spans} hint={words.spansHint}>
      <div ref={part}>
        {person.spans.length === 0 && <Empty says={words.noSpans} />}
        <ul className={styles.spans}>
          {person.spans.map((span, index) => (
            <SpanRow
              key={span.id}
              span={span}
              {...props}
              onConfirm={() => confirm.mutate({ id: span.id })}
              onCancel={() => setEnding({ span, index })}
            />
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
      </div>
      {ending !== null && <CancelSpan span={ending.span} place={place} onClose={settleFocus} />}
    </Section>
  )
}

type Span = PersonView['spans'][number]

const termOf = { offline: 'offline', leave: 'leave', cover: 'cover', oncall: 'on-call' } as const

function SpanRow({
  span,
  place,
  own,
  nameOf,
  onConfirm,
  onCancel,
}: PartOfPerson & { span: Span; onConfirm: () => void; onCancel: () => void }) {
  const { me, handle, now } = useReader()
  const reader = { handle, admin: me.person?.admin === true }
  return (
    <li className={styles.span} data-span={span.id}>
      <b>
        <Term name={termOf[span.kind]}>{words.kinds[span.kind]}</Term>
      </b>
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
      {(span.kind !== 'offline' || Date.parse(span.from) > now) && (
        <span className={styles.ends}>
          <Button
            look="bare"
            refusedBecause={mayCancel(reader, own, span.proposedBy) ? undefined : words.mayNotCancel}
            onPress={onCancel}
          >
            {cancelWords(span, now).go}
            <span className="unseen">: {words.kinds[span.kind]}</span>
          </Button>
        </span>
      )}
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
