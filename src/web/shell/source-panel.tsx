import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { ItemKind } from '../../domain/handoff/kinds.ts'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { declaredIn } from '../record/declared.ts'
import type { EntryView } from '../record/reading.ts'
import { sentenceOf } from '../record/sentences.ts'
import { StateMark } from '../record/state-mark.tsx'
import { useTelling } from '../record/use-telling.ts'
import { Relative } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { common } from '../words/common.ts'
import { shell } from '../words/shell.ts'
import { SourceFacts } from './source-facts.tsx'
import styles from './source-panel.module.css'

const words = shell.source

/** The entry a line rests on, beside the page; a sheet on a phone. It takes the focus and is no trap. */
export function SourcePanel({ entry: id, onClose }: { entry: string; onClose: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const read = useRead('record.show', { id })
  const { data: entry, isPlaceholderData } = read
  const item = useRead(
    'item.show',
    { id: entry?.subject ?? '' },
    { enabled: entry?.subject.startsWith('I-') === true },
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: another entry takes the focus again
  useEffect(() => heading.current?.focus({ preventScroll: true }), [id])
  const shown = isPlaceholderData ? undefined : entry
  const about = shown !== undefined && item.data?.id === shown.subject ? item.data : null
  return (
    <aside className={styles.panel} aria-label={words.label}>
      <div className={styles.head}>
        <h2 ref={heading} tabIndex={-1}>
          {shown === undefined ? words.label : words.entry(shown.seq)}
        </h2>
        {shown !== undefined && <StateMark state={shown.state} />}
        <Button look="bare" label={common.close} onPress={onClose}>
          ✕
        </Button>
      </div>
      {shown === undefined && <UnreadPart read={read} />}
      {shown !== undefined && <Said entry={shown} item={about} />}
    </aside>
  )
}

function Said({ entry, item }: { entry: EntryView; item: Output<'item.show'> | null }) {
  const telling = useTelling()
  const [lead, ...rest] = declaredIn(entry)
  const kind = typeof entry.terms.kind === 'string' ? entry.terms.kind : (item?.kind ?? null)
  return (
    <>
      <p className={styles.kind}>
        {kind !== null && <Glyph kind={kind} />}
        <span>{sentenceOf(entry, telling)}</span>
      </p>
      {entry.words === 'erased' && <p>{words.erased}</p>}
      {lead !== undefined && (
        <p className={styles.lead}>
          <WordsOf text={lead.text} lead />
        </p>
      )}
      {rest.map(({ label, text }) => (
        <p key={`${label}${text}`} className={styles.also}>
          {label !== null && <b>{label}. </b>}
          <WordsOf text={text} />
        </p>
      ))}
      {lead === undefined && item !== null && (
        <p className={styles.lead}>
          <WordsOf text={item.text} lead />
        </p>
      )}
      <SourceFacts entry={entry} item={item} nameOf={telling.nameOf} />
      <p className={styles.acts}>
        <Link to="/record/$id" params={{ id: entry.id }}>
          {words.page}
        </Link>
        <CopyLink id={entry.id} />
      </p>
      {item !== null && <History item={item} entry={entry.id} nameOf={telling.nameOf} />}
    </>
  )
}

function CopyLink({ id }: { id: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () =>
    void navigator.clipboard.writeText(`${location.origin}/record/${id}`).then(
      () => setCopied(true),
      () => {},
    )
  return (
    <>
      <Button look="act" onPress={copy}>
        {copied ? words.copied : words.copy}
      </Button>
      <span role="status" className="unseen">
        {copied && words.copied}
      </span>
    </>
  )
}

function History({
  item,
  entry,
  nameOf,
}: {
  item: Output<'item.show'>
  entry: string
  nameOf: (handle: string) => string
}) {
  const others = item.history.filter(said => said.entry !== entry)
  if (others.length === 0 && item.questions.length === 0) return null
  return (
    <section className={styles.history} aria-label={words.history}>
      <h3>{words.history}</h3>
      <ol>
        {others.map(said => (
          <li key={said.entry}>
            <Link to="/record/$id" params={{ id: said.entry }}>
              {shell.source.act(said.kind)}
            </Link>{' '}
            {said.by !== null && nameOf(said.by)}, <Relative at={said.at} />
            {said.text !== null && said.text !== item.text && <WordsOf text={said.text} />}
          </li>
        ))}
        {item.questions.map(question => (
          <li key={question.id}>
            {common.kinds['question' satisfies ItemKind]}{' '}
            {question.askedBy !== null && nameOf(question.askedBy)}, <Relative at={question.askedAt} />
            <WordsOf text={question.text} />
            {question.answer !== null && <WordsOf text={question.answer} />}
          </li>
        ))}
      </ol>
    </section>
  )
}
