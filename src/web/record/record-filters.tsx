import { useId, useMemo, useState } from 'react'
import { useAreas, useEveryone } from '../team/everyone.ts'
import { Button } from '../ui/button.tsx'
import { kindGroups, kindNames, record } from '../words/record.ts'
import { type Filters, kindsIn } from './filters.ts'
import styles from './record.module.css'

interface RecordFiltersProps {
  readonly filters: Filters
  readonly onChange: (filters: Filters) => void
}

const words = record.filters
const mostOffers = 40

/** What to show; each choice goes to the URL at once. On a phone all but the kind is folded away until it is wanted. */
export function RecordFilters({ filters, onChange }: RecordFiltersProps) {
  const { items: areas } = useAreas()
  const { items: people } = useEveryone()
  const { kind: _, ...narrower } = filters
  const [isOpen, setOpen] = useState(Object.keys(narrower).length > 0)
  const set = (name: keyof Filters) => (value: string) => {
    const { [name]: _, ...others } = filters
    onChange(value === '' ? others : { ...others, [name]: value })
  }
  return (
    <search className={styles.filters} aria-label={words.label}>
      <KindChoice value={filters.kind ?? ''} onChange={set('kind')} />
      {!isOpen && (
        <span className={styles.unfold}>
          <Button look="act" expanded={false} onPress={() => setOpen(true)}>
            {words.more}
          </Button>
        </span>
      )}
      <div className={isOpen ? styles.rest : styles.folded}>
        <Choice
          label={words.area}
          value={filters.area ?? ''}
          known={areas.map(({ path }) => path)}
          onChange={set('area')}
        />
        <Choice
          label={words.person}
          value={filters.person ?? ''}
          known={people.map(({ handle }) => handle)}
          onChange={set('person')}
        />
        <Day label={words.since} value={filters.since ?? ''} onChange={set('since')} />
        <Day label={words.until} value={filters.until ?? ''} onChange={set('until')} />
      </div>
      {Object.keys(filters).length > 0 && (
        <Button look="act" onPress={() => onChange({})}>
          {words.clear}
        </Button>
      )}
    </search>
  )
}

interface ControlProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function KindChoice({ value, onChange }: ControlProps) {
  return (
    <label>
      {words.kind}
      <select value={value} onChange={event => onChange(event.target.value)}>
        <option value="">{words.everything}</option>
        {kindGroups.map(([name, label, prefixes]) => (
          <optgroup key={name} label={label}>
            <option value={name}>{words.allOf(label)}</option>
            {kindsIn(prefixes).map(kind => (
              <option key={kind} value={kind}>
                {kindNames[kind]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

/** Typed or chosen; it counts when it is one that is known, on Enter, or when the field is left. */
function Choice({
  label,
  value,
  known,
  onChange,
}: ControlProps & { label: string; known: readonly string[] }) {
  const [typed, setTyped] = useState<string | null>(null)
  const list = useId()
  const offered = useMemo(() => offers(known, typed ?? value), [known, typed, value])
  const settle = (text: string) => {
    setTyped(null)
    if (text.trim() !== value) onChange(text.trim())
  }
  return (
    <label>
      {label}
      <input
        list={list}
        value={typed ?? value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={({ target }) =>
          known.includes(target.value) ? settle(target.value) : setTyped(target.value)
        }
        onBlur={() => typed !== null && settle(typed)}
        onKeyDown={event => {
          if (event.key === 'Enter' && typed !== null) settle(typed)
        }}
      />
      <datalist id={list}>
        {offered.map(option => (
          <option key={option} value={option} />
        ))}
      </datalist>
    </label>
  )
}

/** Browsers go through all of a list at every letter, so they are given what fits. */
function offers(known: readonly string[], text: string): string[] {
  const wanted = text.trim().toLowerCase()
  return known.filter(option => option.toLowerCase().includes(wanted)).slice(0, mostOffers)
}

function Day({ label, value, onChange }: ControlProps & { label: string }) {
  return (
    <label>
      {label}
      <input type="date" value={value} onChange={event => onChange(event.target.value)} />
    </label>
  )
}
