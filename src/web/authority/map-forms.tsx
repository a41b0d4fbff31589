import { formatInstant } from '../../domain/time/instant-text.ts'
import { settled, useCommand, useRead } from '../api/query.ts'
import { useAreas } from '../team/everyone.ts'
import { listOf } from '../team/lists.ts'
import { localInput } from '../team/span-forms.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import type { FieldSpec, Values } from '../ui/form-field.tsx'
import { moneyTyped } from '../ui/money.ts'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { authority } from '../words/authority.ts'

const words = authority.form

interface Subject {
  readonly types: string
  readonly area: string
  readonly onDone: () => void
}

function useSubjectFields({ types, area }: Omit<Subject, 'onDone'>): FieldSpec[] {
  const { data } = useRead('type.list', {})
  const { items } = useAreas()
  return [
    {
      name: 'types',
      label: words.types,
      value: types,
      known: data?.items.map(({ name }) => name) ?? [],
      required: true,
    },
    {
      name: 'area',
      label: words.area,
      hint: words.areaHint,
      value: area,
      known: items.map(({ path }) => path),
      required: true,
    },
  ]
}

/** T4: what was typed is a time on the reader's clock. */
function useZoned(): (local: string | undefined) => string | undefined {
  const { place } = useReader()
  return local => (local === undefined || local === '' ? undefined : `${local}[${place.zone}]`)
}

function limitOf({ amount }: Values) {
  if (amount === undefined || amount === '') return {}
  const money = moneyTyped(amount)
  return money === null ? { maxAmount: amount } : { maxAmount: money.minor, currency: money.currency }
}

const amountField: FieldSpec = { name: 'amount', label: words.amount }

/** Who decides a type, in which order and within which limit. */
export function GrantForm({ types, area, holders, onDone }: Subject & { readonly holders: string }) {
  const zoned = useZoned()
  const subject = useSubjectFields({ types, area })
  return (
    <CommandForm
      operation="grant.add"
      fields={[
        ...subject,
        { name: 'holders', label: words.holders, hint: words.holdersHint, value: holders, required: true },
        amountField,
        { name: 'quorum', label: words.quorum, value: '1' },
        { name: 'consult', label: words.consult, hint: words.holdersHint },
        { name: 'until', label: words.until, type: 'datetime-local' },
        { name: 'breakGlass', label: words.breakGlass, type: 'check' },
      ]}
      build={values => {
        const until = zoned(values.until)
        const quorum = Number(values.quorum)
        return {
          types: listOf(values.types),
          area: values.area ?? '',
          holders: listOf(values.holders),
          ...(quorum !== 1 && { quorum }),
          ...(listOf(values.consult).length > 0 && { consult: listOf(values.consult) }),
          ...(until !== undefined && { until }),
          ...(values.breakGlass === 'yes' && { breakGlass: true }),
          ...limitOf(values),
        }
      }}
      submit={words.grant}
      onDone={onDone}
    />
  )
}

/** A8: within what the giver holds. For somebody suddenly absent it is a stand-in, under the map. */
export function DelegateForm({
  types,
  area,
  to,
  standInFor,
  onDone,
}: Subject & { readonly to: string; readonly standInFor?: string }) {
  const { place, now } = useReader()
  const zoned = useZoned()
  const subject = useSubjectFields({ types, area })
  const tomorrow = localInput(place, formatInstant(now + 24 * 3_600_000))
  return (
    <CommandForm
      operation="delegation.add"
      fields={[
        ...subject,
        { name: 'to', label: words.to, value: to, required: true },
        { name: 'until', label: words.until, type: 'datetime-local', value: tomorrow, required: true },
        amountField,
        ...(standInFor === undefined ? [] : [{ name: 'for', label: words.for, value: standInFor }]),
      ]}
      build={values => ({
        types: listOf(values.types),
        area: values.area ?? '',
        to: (values.to ?? '').replace(/^@/, ''),
        until: zoned(values.until) ?? '',
        ...(values.for !== undefined && values.for !== '' && { for: values.for }),
        ...limitOf(values),
      })}
      submit={words.delegate}
      onDone={onDone}
    />
  )
}

export function FreezeForm({ types, area, onDone }: Subject) {
  const zoned = useZoned()
  const subject = useSubjectFields({ types, area })
  return (
    <CommandForm
      operation="freeze.add"
      fields={[
        ...subject,
        { name: 'until', label: words.until, type: 'datetime-local' },
        { name: 'reason', label: words.reason, type: 'words', required: true },
      ]}
      build={values => {
        const until = zoned(values.until)
        return {
          types: listOf(values.types),
          area: values.area ?? '',
          reason: values.reason ?? '',
          ...(until !== undefined && { until }),
        }
      }}
      submit={words.freeze}
      onDone={onDone}
    />
  )
}

export function FenceForm({ types, area, onDone }: Subject) {
  const [typesField, areaField] = useSubjectFields({ types, area }) as [FieldSpec, FieldSpec]
  return (
    <CommandForm
      operation="fence.add"
      fields={[{ ...typesField, name: 'type', label: words.type }, areaField]}
      build={values => ({ type: values.type ?? '', area: values.area ?? '' })}
      submit={words.fence}
      onDone={onDone}
    />
  )
}

export function TypeForm({ onDone }: { readonly onDone: () => void }) {
  const { data } = useRead('type.list', {})
  return (
    <CommandForm
      operation="type.add"
      fields={[
        { name: 'name', label: words.name, required: true },
        {
          name: 'coverage',
          label: words.coverage,
          hint: words.coverageHint,
          value: 'none',
          known: ['none', 'always', ...(data?.calendars.map(({ name }) => name) ?? [])],
        },
      ]}
      build={({ name = '', coverage = 'none' }) => ({ name, ...(coverage !== '' && { coverage }) })}
      submit={words.declare}
      onDone={onDone}
    />
  )
}

/** A11: what a contingency waits for was seen. */
export function ObserveForm({ item, onDone }: { readonly item: string; readonly onDone: () => void }) {
  return (
    <CommandForm
      operation="observation.add"
      fields={[{ name: 'saw', label: words.saw, type: 'words', required: true }]}
      build={({ saw = '' }) => ({ item, saw })}
      submit={words.observe}
      onDone={onDone}
    />
  )
}

/** Lifting a freeze; refused to others with the reason. */
export function LiftButton({ id, label }: { readonly id: string; readonly label: string }) {
  const lift = useCommand('freeze.lift')
  return (
    <>
      <Button busy={lift.isPending} onPress={() => settled(lift.mutateAsync({ id }), () => {})}>
        {label}
      </Button>
      <RefusalNote error={lift.error} />
    </>
  )
}
