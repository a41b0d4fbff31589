import { useId, useState } from 'react'
import { formatInstant } from '../../domain/time/instant-text.ts'
import { resolveLocal } from '../../domain/time/local.ts'
import { useEveryone } from '../team/everyone.ts'
import { localInput } from '../team/span-forms.tsx'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { authority } from '../words/authority.ts'
import { type Part, parts, type Sentence, withPart } from './question.ts'
import styles from './sentence.module.css'

interface SentenceFormProps {
  readonly sentence: Sentence
  readonly types: readonly string[]
  readonly areas: readonly string[]
  readonly onSay: (sentence: Sentence) => void
}

const words = authority.sentence

/** The question: a sentence whose parts are fields. A part takes hold when it is left or Enter is pressed. */
export function SentenceForm({ sentence, types, areas, onSay }: SentenceFormProps) {
  const [opened, setOpened] = useState<readonly Part[]>([])
  const { items } = useEveryone()
  const people = items.map(({ handle }) => handle)
  const shown = parts.filter(part => sentence[part] !== undefined || opened.includes(part))
  const say = (part: keyof Sentence, text: string) => onSay(withPart(sentence, part, text))
  const drop = (part: Part) => {
    setOpened(all => all.filter(one => one !== part))
    say(part, '')
  }
  const has = (part: Part) => shown.includes(part)
  const shared = { sentence, say, drop, opened }
  return (
    <fieldset className={styles.sentence} aria-label={authority.question}>
      <div className={styles.words}>
        <span>{words.whoMay}</span>
        <Field {...shared} part="type" known={types} />
        <span>{words.in}</span>
        <Field {...shared} part="area" known={areas} />
        {has('amount') && <Said word={words.amount} {...shared} part="amount" />}
        {has('risk') && <Said word={words.risk} {...shared} part="risk" after={words.riskAfter} />}
        {has('undo') && <Said word={words.undo} {...shared} part="undo" />}
        {has('env') && <Said word={words.env} {...shared} part="env" />}
        {has('file') && <Said word={words.file} {...shared} part="file" />}
        {has('asker') && <Said word={words.asker} {...shared} part="asker" known={people} />}
        {has('at') ? <Said word={words.at} {...shared} part="at" /> : <span>{words.now}</span>}
        {has('away') && (
          <Said
            word={words.away}
            {...shared}
            part="away"
            known={people}
            after={words.isAway(sentence.away?.length ?? 1)}
          />
        )}
        <span className={styles.end}>{words.end}</span>
      </div>
      <p className={styles.more}>
        <span>{authority.add.label}:</span>
        {parts
          .filter(part => !has(part))
          .map(part => (
            <Button key={part} look="act" onPress={() => setOpened(all => [...all, part])}>
              {authority.add[part]}
            </Button>
          ))}
      </p>
    </fieldset>
  )
}

interface FieldProps {
  readonly sentence: Sentence
  readonly part: keyof Sentence
  readonly known?: readonly string[]
  readonly opened: readonly Part[]
  readonly say: (part: keyof Sentence, text: string) => void
}

interface SaidProps extends FieldProps {
  readonly part: Part
  readonly word: string
  readonly after?: string
  readonly drop: (part: Part) => void
}

/** A part with the words around it, and a way to leave it out again. */
function Said({ word, after, drop, part, ...field }: SaidProps) {
  return (
    <span className={styles.said}>
      <span>{word}</span>
      <Field {...field} part={part} />
      {after !== undefined && <span>{after}</span>}
      <button
        type="button"
        className={styles.drop}
        aria-label={authority.drop(authority.add[part])}
        onClick={() => drop(part)}
      >
        ×
      </button>
    </span>
  )
}

const choices: Partial<Record<keyof Sentence, Readonly<Record<string, string>>>> = {
  risk: authority.risks,
  undo: authority.undo,
}

function Field({ sentence, part, known, opened, say }: FieldProps) {
  const value = part === 'away' ? (sentence.away ?? []).join(', ') : (sentence[part] ?? '')
  const isNew = value === '' && opened.includes(part as Part)
  const label = authority.fields[part]
  const options = choices[part]
  if (options !== undefined)
    return (
      <select
        className={styles.field}
        aria-label={label}
        value={value}
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this part
        autoFocus={isNew}
        onChange={event => say(part, event.target.value)}
      >
        {value === '' && <option value="">…</option>}
        {Object.entries(options).map(([option, word]) => (
          <option key={option} value={option}>
            {word}
          </option>
        ))}
      </select>
    )
  if (part === 'at') return <TimePart value={value} isNew={isNew} say={say} />
  return (
    <TextPart
      key={value}
      value={value}
      label={label}
      isNew={isNew}
      known={known}
      say={text => say(part, text)}
    />
  )
}

function TextPart({
  value,
  label,
  isNew,
  known,
  say,
}: {
  value: string
  label: string
  isNew: boolean
  known: readonly string[] | undefined
  say: (text: string) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState(value)
  const done = () => {
    if (typed.trim() === '' && value !== '') setTyped(value)
    else if (typed.trim() !== value) say(typed)
  }
  return (
    <>
      <span className={styles.grow} data-said={typed === '' ? '…' : typed}>
        <input
          className={styles.field}
          aria-label={label}
          value={typed}
          size={1}
          list={known === undefined ? undefined : id}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this part
          autoFocus={isNew}
          onChange={event => {
            setTyped(event.target.value)
            // Chosen from the list: it takes hold at once.
            if (known?.includes(event.target.value) && !isTyping(event.nativeEvent)) say(event.target.value)
          }}
          onFocus={event => event.target.select()}
          onBlur={done}
          onKeyDown={event => {
            if (event.key === 'Enter') done()
            if (event.key === 'Escape') setTyped(value)
          }}
        />
      </span>
      {known !== undefined && (
        <datalist id={id}>
          {known.slice(0, 400).map(one => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
    </>
  )
}

function isTyping(event: Event): boolean {
  return 'inputType' in event && typeof event.inputType === 'string' && event.inputType.startsWith('insertT')
}

/** On the reader's clock; the URL keeps the instant, so that it is the same question for everybody. */
function TimePart({ value, isNew, say }: { value: string; isNew: boolean; say: FieldProps['say'] }) {
  const { place } = useReader()
  return (
    <input
      type="datetime-local"
      className={styles.field}
      aria-label={authority.fields.at}
      defaultValue={value === '' ? '' : localInput(place, value)}
      // biome-ignore lint/a11y/noAutofocus: the reader has just asked for this part
      autoFocus={isNew}
      onChange={event => {
        const wall = Date.parse(`${event.target.value}:00Z`)
        if (Number.isNaN(wall) || event.target.value.length !== 16) return
        say('at', formatInstant(resolveLocal(place.table, place.zone, wall)))
      }}
    />
  )
}
