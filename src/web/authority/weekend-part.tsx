import { Link } from '@tanstack/react-router'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useRead } from '../api/query.ts'
import { useMedia } from '../day-line/use-media.ts'
import { useEveryone } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { Term } from '../ui/term.tsx'
import { authority } from '../words/authority.ts'
import { useSays } from './answer.tsx'
import { type Called, inSentence, useCalled } from './called.ts'
import { GrantForm } from './map-forms.tsx'
import { handlesOf } from './question.ts'
import { useMayNot } from './use-may-change.ts'
import styles from './weekend.module.css'
import { pairsOf, rowsOf, type Weekend, type WeekendRow } from './weekend.ts'
import { WeekendList, WeekendPicture, WeekendTwin } from './weekend-picture.tsx'

const words = authority.weekend

interface WeekendProps {
  /** Whom the URL takes out; null where it says nothing: the reader. */
  readonly out: readonly string[] | null
  readonly onOut: (people: readonly string[]) => void
}

/** What stalls over the weekend without these people, and what would mend it. */
export function WeekendPart({ out, onOut }: WeekendProps) {
  const { handle } = useReader()
  const without = useMemo(() => [...(out ?? [handle])], [out, handle])
  const phone = useMedia('(max-width: 760px)')
  const test = useRead('authority.weekend-test', { without })
  const covered = useRead('authority.bands', {}, { enabled: test.data !== undefined })
  const data = test.data
  const pairs =
    data === undefined
      ? []
      : pairsOf(data, covered.data?.rows.map(({ type, area }) => `${type} ${area}`) ?? [])
  const period = data === undefined ? {} : { from: data.from, until: data.until }
  const enabled = { enabled: data !== undefined && covered.data !== undefined && pairs.length > 0 }
  const after = useRead('authority.bands', { pairs, without, ...period }, enabled)
  const before = useRead('authority.bands', { pairs, ...period }, enabled)
  const { items } = useEveryone()
  const everyone = useMemo(() => Object.fromEntries(items.map(({ handle, name }) => [handle, name])), [items])
  const called = useCalled(data?.names, after.data?.names, before.data?.names, everyone)
  const rows = data !== undefined && after.data !== undefined ? rowsOf(data, after.data, before.data) : null
  return (
    <section className={styles.part} aria-labelledby="weekend-test" id="weekend">
      <div className={styles.head}>
        <h2 id="weekend-test" tabIndex={-1}>
          <Term name="weekend-test">{words.title}</Term>
        </h2>
        {data !== undefined && <Says test={data} without={without} called={called} onOut={onOut} />}
      </div>
      {test.error !== null && <RefusalNote error={test.error} />}
      {data === undefined || rows === null ? (
        test.error === null && pairs.length > 0 && <div aria-busy="true" className={styles.wait} />
      ) : (
        <>
          <Lead test={data} rows={rows} />
          {rows.length === 0 ? (
            <Empty says={words.nothing} />
          ) : phone ? (
            <WeekendList rows={rows} called={called} todo={todo} />
          ) : (
            <WeekendPicture rows={rows} test={data} called={called} todo={todo} />
          )}
          <Sole test={data} called={called} />
          {rows.length > 0 && <WeekendTwin rows={rows} called={called} />}
        </>
      )}
    </section>
  )

  function todo(row: WeekendRow) {
    return <Todo row={row} called={called} gone={without} period={period} />
  }
}

function Says({
  test,
  without,
  called,
  onOut,
}: {
  test: Weekend
  without: readonly string[]
  called: Called
  onOut: WeekendProps['onOut']
}) {
  const says = useSays()
  const { handle } = useReader()
  return (
    <div className={styles.says}>
      <span>{words.says(says.moment(test.from), says.moment(test.until))}</span>
      {without.length === 0 && <span>{words.nobody}</span>}
      {without.map(person => (
        <button
          key={person}
          type="button"
          className={styles.gone}
          aria-label={words.back(inSentence(called(person)))}
          onClick={() => onOut(without.filter(one => one !== person))}
        >
          {called(person)} <span aria-hidden="true">×</span>
        </button>
      ))}
      <TakeOut onAdd={people => onOut([...new Set([...without, ...people])])} />
      {without.length > 0 ? (
        <Button look="act" onPress={() => onOut([])}>
          {words.none}
        </Button>
      ) : (
        <Button look="act" onPress={() => onOut([handle])}>
          {words.yours}
        </Button>
      )}
    </div>
  )
}

function TakeOut({ onAdd }: { onAdd: (people: readonly string[]) => void }) {
  const { items } = useEveryone()
  const id = useId()
  const [typed, setTyped] = useState('')
  const known = new Set(items.map(({ handle }) => handle))
  const add = (text: string) => {
    const people = handlesOf(text).filter(one => known.has(one) || one.startsWith('team:'))
    if (people.length === 0) return
    onAdd(people)
    setTyped('')
  }
  return (
    <form
      className={styles.takeOut}
      onSubmit={event => {
        event.preventDefault()
        add(typed)
      }}
    >
      <input
        aria-label={words.add}
        placeholder={words.add}
        list={id}
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={event => setTyped(event.target.value)}
      />
      <datalist id={id}>
        {items.slice(0, 400).map(({ handle, name }) => (
          <option key={handle} value={handle}>
            {name}
          </option>
        ))}
      </datalist>
      <Button type="submit">{words.addDo}</Button>
    </form>
  )
}

function Lead({ test, rows }: { test: Weekend; rows: readonly WeekendRow[] }) {
  const { handle } = useReader()
  const stalled = rows.filter(row => row.stalls).length
  const people = new Set(test.soleHolders.map(({ person }) => person))
  const mine = new Set(test.soleHolders.filter(({ person }) => person === handle).map(({ type }) => type))
  return (
    <p className={styles.lead}>
      {rows.length > 0 ? words.stalls(stalled, rows.length) : words.nothing} {words.sole(people.size)}{' '}
      {mine.size > 0 && words.youAre(mine.size)}
    </p>
  )
}

/** A row that is mended goes away, and its button with it. */
function focusTitle(): void {
  document.getElementById('weekend-test')?.focus()
}

/** Every stalled row ends in something to do. */
function Todo({
  row,
  called,
  gone,
  period,
}: {
  row: WeekendRow
  called: Called
  gone: readonly string[]
  period: { readonly from?: string; readonly until?: string }
}) {
  const refused = useMayNot('map.grant', row.area)
  const asked = row.before.flatMap(span => span.up).find(({ person }) => !gone.includes(person))?.person
  const { type, area, could } = row
  const second = <AddSecond {...{ type, area, could, called, refused }} onAdded={focusTitle} />
  if (row.sole !== null) return second
  if (!row.stalls) return null
  if (asked === undefined || period.from === undefined) return second
  return (
    <Link to="/team" search={{ cover: asked, from: period.from, until: period.until }} className={styles.act}>
      {words.askCover(inSentence(called(asked)).split(' ')[0] ?? '')}
    </Link>
  )
}

function AddSecond({
  type,
  area,
  could,
  called,
  refused,
  onAdded,
}: {
  type: string
  area: string
  could: readonly string[]
  called: Called
  refused: string | undefined
  onAdded: () => void
}) {
  const [first] = could
  const label =
    first === undefined ? words.addSecond : words.addSecondTo(inSentence(called(first)).split(' ')[0] ?? '')
  return (
    <DialogButton
      look="act"
      label={label}
      title={`${words.addSecond}: ${type}, ${area}`}
      refusedBecause={refused}
    >
      {close => (
        <GrantForm
          types={type}
          area={area}
          holders={first === undefined ? '' : `@${first}`}
          onDone={() => {
            close()
            onAdded()
          }}
        />
      )}
    </DialogButton>
  )
}

/** A row that was mended goes away with its button: the next one takes the focus, and after the last the heading. */
function useNextRow() {
  const part = useRef<HTMLDivElement>(null)
  const place = useRef<number | null>(null)
  const focusNext = () => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (place.current === null || !isLost) return
    const buttons = part.current?.querySelectorAll<HTMLElement>('li button') ?? []
    const next = buttons[Math.min(place.current, buttons.length - 1)]
    place.current = null
    ;(next ?? part.current?.querySelector<HTMLElement>('h3'))?.focus()
  }
  useEffect(focusNext)
  const left = (index: number) => {
    place.current = index
    focusNext()
  }
  return { part, left }
}

/** Who alone holds what, whoever is taken out; those taken out first. */
function Sole({ test, called }: { test: Weekend; called: Called }) {
  const [all, setAll] = useState(false)
  const held = test.soleHolders.filter(({ type }) => !/^map(\.|$)/.test(type))
  const { part, left } = useNextRow()
  const shown = all ? held : held.filter(({ person }, index) => index < 8 || test.without.includes(person))
  return (
    <div ref={part} className={styles.sole}>
      <h3 tabIndex={-1}>{words.onlyHolder}</h3>
      {held.length === 0 ? (
        <Empty says={words.noSole} />
      ) : (
        <ul aria-label={words.onlyHolder}>
          {shown.map(({ person, type, area, could }, index) => (
            <SoleRow
              key={`${type} ${area}`}
              {...{ person, type, area, could, called }}
              onAdded={() => left(index)}
            />
          ))}
        </ul>
      )}
      {held.length > shown.length && (
        <Button look="act" onPress={() => setAll(true)}>
          {words.andPlaces(held.length - shown.length)}
        </Button>
      )}
    </div>
  )
}

function SoleRow({
  person,
  type,
  area,
  could,
  called,
  onAdded,
}: Weekend['soleHolders'][number] & { called: Called; onAdded: () => void }) {
  const refused = useMayNot('map.grant', area)
  const { handle } = useReader()
  return (
    <li>
      <span className={person === handle ? styles.you : undefined}>{called(person)}</span>
      <span>
        <b>{type}</b> <span className={styles.quiet}>{area === '/' ? authority.map.everywhere : area}</span>
      </span>
      <AddSecond {...{ type, area, could, called, refused, onAdded }} />
    </li>
  )
}
