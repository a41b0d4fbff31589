import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type Input, Refused } from '../api/call.ts'
import { settled, useCommand, useRead } from '../api/query.ts'
import { useSays } from '../authority/answer.tsx'
import { useCalled } from '../authority/called.ts'
import { Sign } from '../authority/chain.tsx'
import { stationOf, verdictOf } from '../authority/verdict.ts'
import { RefusedOrVerify } from '../session/verify-again.tsx'
import { useAreas } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { type FieldSpec, FormField, type Values } from '../ui/form-field.tsx'
import { moneyTyped } from '../ui/money.ts'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { authority } from '../words/authority.ts'
import { decide } from '../words/decide.ts'
import { AlreadyDecided } from './answer-by.tsx'
import styles from './decide.module.css'

const words = decide.form
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** D1: what was decided before is shown first, then who decides it and when they are on; then it is sent. */
export function AskForm({
  search,
  onAsked,
}: {
  search: Readonly<Record<string, unknown>>
  onAsked: (id: string) => void
}) {
  const { place } = useReader()
  const ask = useCommand('decision.request')
  const [values, setValues] = useState<Values>({
    type: text(search.type),
    area: text(search.area),
    amount: text(search.amount),
    risk: text(search.risk),
    reversible: text(search.undo),
    env: text(search.env),
    path: text(search.file),
  })
  const title = useRef<HTMLHeadingElement>(null)
  // The link that led here is gone with its page.
  useEffect(() => title.current?.focus(), [])
  const supersedes = text(search.supersedes)
  const input = { ...inputOf(values, place.zone), ...(supersedes !== '' && { supersedes }) }
  const isSimilar = ask.error instanceof Refused && ask.error.refusal.code === 'similar_decisions'
  const fields = useFields(isSimilar)
  const refused = ask.error instanceof Refused ? ask.error.refusal.path : undefined
  const send = (event?: FormEvent) => {
    event?.preventDefault()
    settled(ask.mutateAsync(input), ({ id }) => onAsked(id))
  }
  const answers = (answeredBy: string) =>
    settled(ask.mutateAsync({ ...input, answeredBy }), ({ id }) => onAsked(id))
  const notYet = input.text.trim() === '' ? decide.answerBy.first : undefined
  return (
    <>
      <form className={styles.one} onSubmit={send} aria-label={words.title}>
        <h2 ref={title} className={styles.askTitle} tabIndex={-1}>
          {words.title}
        </h2>
        {supersedes !== '' && <p className={styles.quiet}>{decide.replace.asking(supersedes)}</p>}
        <div className={styles.fields}>
          {fields.map(field => (
            <FormField
              key={field.name}
              id={`ask-${field.name}`}
              field={field}
              value={values[field.name] ?? ''}
              invalid={refused === field.name}
              onChange={value => setValues(all => ({ ...all, [field.name]: value }))}
            />
          ))}
        </div>
        <RefusedOrVerify error={ask.error} onVerified={send} />
        {isSimilar && (
          <AlreadyDecided items={similarIn(ask.error)} refusedBecause={notYet} onAnswers={answers} />
        )}
        <div className={styles.acts}>
          <Button type="submit" look="go" busy={ask.isPending}>
            {words.send}
          </Button>
        </div>
      </form>
      <aside className={styles.why} aria-label={words.whoDecides}>
        {values.type !== '' && values.area !== '' && (
          <Before type={values.type ?? ''} area={values.area ?? ''} notYet={notYet} onAnswers={answers} />
        )}
        {values.type !== '' && values.area !== '' && <WhoDecides input={input} />}
      </aside>
    </>
  )
}

/** D1: what the refusal says was decided before. */
function similarIn(error: unknown): { id: string; text: string | null }[] {
  const details = error instanceof Refused ? error.refusal.details : undefined
  return (details as { similar?: { id: string; text: string | null }[] } | undefined)?.similar ?? []
}

function useFields(isSimilar: boolean): FieldSpec[] {
  const types = useRead('type.list', {})
  const { items } = useAreas()
  return [
    {
      name: 'type',
      label: words.type,
      known: types.data?.items.map(({ name }) => name) ?? [],
      required: true,
    },
    { name: 'area', label: words.area, known: items.map(({ path }) => path), required: true },
    { name: 'text', label: words.text, required: true },
    { name: 'context', label: words.context, type: 'words' },
    { name: 'option', label: words.options, type: 'words' },
    { name: 'neededBy', label: words.neededBy, hint: words.neededByHint, type: 'datetime-local' },
    { name: 'amount', label: words.amount },
    {
      name: 'risk',
      label: words.risk,
      type: 'select',
      options: [['', words.unsaid], ...Object.entries(authority.risks)] as [string, string][],
    },
    {
      name: 'reversible',
      label: words.reversible,
      type: 'select',
      options: [
        ['', words.unsaid],
        ['yes', words.yes],
        ['no', words.no],
      ],
    },
    { name: 'ref', label: words.refs, hint: words.refsHint },
    ...(isSimilar
      ? [{ name: 'different', label: words.different, type: 'words', required: true } as const]
      : []),
  ]
}

function inputOf(values: Values, zone: string): Input<'decision.request'> {
  const { type = '', area = '', context, neededBy, amount, risk, reversible, env, path, different } = values
  const options = (values.option ?? '')
    .split('\n')
    .map(one => one.trim())
    .filter(Boolean)
  const refs = (values.ref ?? '').split(/\s+/).filter(Boolean)
  const money = amount ? moneyTyped(amount) : null
  return {
    type,
    area,
    text: values.text ?? '',
    ...(context && { context }),
    ...(options.length > 0 && { option: options }),
    ...(neededBy && { neededBy: `${neededBy}[${zone}]` }),
    ...(amount && (money === null ? { amount } : { amount: money.minor, currency: money.currency })),
    ...((risk === 'low' || risk === 'medium' || risk === 'high') && { risk }),
    ...(reversible && { reversible: reversible === 'yes' }),
    ...(env && { env }),
    ...(path && { path }),
    ...(refs.length > 0 && { ref: refs }),
    ...(different && { different }),
  }
}

/** What is in force here and of this type: perhaps there is nothing to ask. */
function Before({
  type,
  area,
  notYet,
  onAnswers,
}: {
  type: string
  area: string
  notYet: string | undefined
  onAnswers: (id: string) => void
}) {
  const { data } = useRead('decision.list', { type, area, inForce: true, limit: 5 })
  if (data === undefined) return null
  return (
    <section className={styles.before} aria-label={words.before}>
      <h3>{words.before}</h3>
      {data.items.length === 0 ? (
        <p className={styles.quiet}>{words.noneBefore}</p>
      ) : (
        <>
          <AlreadyDecided items={data.items} refusedBecause={notYet} onAnswers={onAnswers} />
          <p className={styles.quiet}>{words.answers}</p>
        </>
      )}
    </section>
  )
}

function WhoDecides({ input }: { input: Input<'decision.request'> }) {
  const { handle } = useReader()
  const { type, area, amount, currency, risk, reversible, env, path } = input
  const { data: who, error } = useRead('authority.who', {
    type,
    area,
    asker: handle,
    ...(amount !== undefined && { amount }),
    ...(currency !== undefined && { currency }),
    ...(risk !== undefined && { risk }),
    ...(reversible !== undefined && { reversible }),
    ...(env !== undefined && { env }),
    ...(path !== undefined && { path }),
  })
  const called = useCalled(who?.names)
  const says = useSays()
  if (error !== null) return <RefusalNote error={error} />
  if (who === undefined) return null
  return (
    <section className={styles.before} aria-label={words.whoDecides}>
      <h3>{words.whoDecides}</h3>
      <p>{verdictOf(who, 1, called, says).join(' ')}</p>
      <ol className={styles.people}>
        {who.chain.slice(0, 6).map((row, index) => (
          <li key={row.person}>
            <Sign is={stationOf(row)} mine={row.person === handle} />
            <span>{called(row.person)}</span>{' '}
            <span className={styles.quiet}>{authority.place(index + 1)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
