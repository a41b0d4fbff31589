import { wallText } from '../../domain/time/calendar.ts'
import { wallTimeAt } from '../../domain/time/local.ts'
import { cityOf, type Place } from '../time/format.ts'
import { CommandForm } from '../ui/command-form.tsx'
import type { FieldSpec, Values } from '../ui/form-field.tsx'
import { team } from '../words/team.ts'
import { useAreas } from './everyone.ts'
import { listOf } from './lists.ts'

const words = team.form

export type SpanForm = 'leave' | 'cover' | 'oncall' | 'offline'

interface SpanFormProps {
  readonly what: SpanForm
  readonly handle: string
  readonly name: string
  /** Whether it is for the reader themselves; else it is proposed (V3). */
  readonly own: boolean
  /** Times are typed on the clocks of the person it is about. */
  readonly place: Place
  readonly from?: string
  readonly until?: string
  readonly onDone: () => void
}

/** Declares one span, or proposes it for somebody else, in that person's own zone. */
export function SpanFormFor(props: SpanFormProps) {
  const { what, handle, own, name, place, onDone } = props
  const { items } = useAreas()
  const areas = items.map(({ path }) => path)
  const times = timeFields(props)
  const shared = {
    submit: own ? words.declare : words.propose,
    onDone,
    ...(!own && { intro: words.proposes(name) }),
  }
  const zone = place.zone
  const span = (values: Values) => ({
    from: zoned(values.from, zone),
    until: zoned(values.until, zone),
    ...(!own && { for: handle }),
  })
  const area: FieldSpec = { name: 'area', label: words.area, hint: words.areaAny, known: areas }
  if (what === 'leave') return <CommandForm operation="leave.add" fields={times} build={span} {...shared} />
  if (what === 'cover')
    return (
      <CommandForm
        operation="cover.add"
        fields={[...times, area]}
        build={values => ({ ...span(values), ...(values.area && { area: values.area }) })}
        {...shared}
      />
    )
  if (what === 'oncall')
    return (
      <CommandForm
        operation="oncall.add"
        fields={[
          ...times,
          area,
          { name: 'types', label: words.types, hint: words.typesHint },
          { name: 'wake', label: words.wake, type: 'check' },
        ]}
        build={values => ({
          ...span(values),
          ...(values.area && { area: values.area }),
          ...(listOf(values.types).length > 0 && { types: listOf(values.types) }),
          wake: values.wake === 'yes',
        })}
        {...shared}
      />
    )
  return (
    <CommandForm
      operation="absence.add"
      fields={[...times.slice(1), { name: 'never', label: words.untilNever, type: 'check' }]}
      build={({ until, never }) => ({
        until: never === 'yes' ? 'never' : zoned(until, zone),
        ...(!own && { for: handle }),
      })}
      {...shared}
    />
  )
}

/** T4: what was typed is a time on the clocks of that zone. */
function zoned(local: string | undefined, zone: string): string {
  return local === undefined || local === '' ? '' : `${local}[${zone}]`
}

function timeFields({ place, from, until, what }: SpanFormProps): FieldSpec[] {
  const city = cityOf(place.zone)
  const field = (name: 'from' | 'until', value: string | undefined): FieldSpec => ({
    name,
    label: words[name](city),
    type: 'datetime-local',
    value: value === undefined ? '' : localInput(place, value),
    required: what !== 'offline',
  })
  return [field('from', from), field('until', until)]
}

/** A time of a URL, an instant or a local time, as a date-and-time field holds it on the clocks of the place. */
export function localInput({ table, zone }: Place, text: string): string {
  const bare = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?(?:\[.*\])?$/.exec(text)
  if (bare !== null) return `${bare[1]}T${bare[2] ?? '09:00'}`
  const instant = Date.parse(text)
  return Number.isNaN(instant) ? '' : wallText(wallTimeAt(table, zone, instant)).slice(0, 16)
}
