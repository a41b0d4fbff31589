import { useState } from 'react'
import { parseLocalTime } from '../../domain/time/local-text.ts'
import { momentText, type Place, relativeText } from '../time/format.ts'
import { useReader } from '../time/reader.tsx'
import { typedTime } from './typed-time.ts'
import { Written } from './written.tsx'

interface TimeFieldProps {
  readonly value: string | null
  readonly author: Place
  readonly spot: string
  readonly label: string
  readonly placeholder: string
  readonly look: 'fact' | 'head'
  readonly describedBy?: string | undefined
  readonly invalid?: boolean
  /** Words that are no time: `never`, `now`. */
  readonly words?: readonly string[]
  readonly onSay: (value: string | null) => void
  readonly onEnter?: () => void
}

/** A time as its author types it; once left, it is written in their zone and read back beside it. */
export function TimeField(props: TimeFieldProps) {
  const { value, author, spot, label, placeholder, look, words = [], onSay } = props
  const { now, place } = useReader()
  const [typing, setTyping] = useState<string | null>(null)
  const parsed = value === null ? null : parseLocalTime(author.table, value, author.zone)
  const shown =
    value === null ? '' : parsed?.ok === true ? momentText(author, parsed.value.instant, now) : value
  const leave = () => {
    if (typing === null) return
    const text = typing.trim()
    setTyping(null)
    if (text === shown) return
    if (text === '') onSay(null)
    else onSay(words.includes(text.toLowerCase()) ? text.toLowerCase() : typedTime(text, author, now))
  }
  const whole = value !== null && /^\d{4}-\d\d-\d\d(\[|$)/.test(value)
  return (
    <>
      <Written
        value={typing ?? shown}
        onType={setTyping}
        onLeave={leave}
        spot={spot}
        label={label}
        look={look}
        placeholder={placeholder}
        describedBy={props.describedBy}
        invalid={props.invalid ?? false}
        {...(props.onEnter !== undefined && { onEnter: props.onEnter })}
      />
      {look === 'head' && parsed?.ok === true && typing === null && (
        <span>
          {relativeText(parsed.value.instant, now)}
          {author.zone !== place.zone && ` · ${momentText(place, parsed.value.instant, now)} your time`}
          {whole && ' · end of that day'}
        </span>
      )}
    </>
  )
}
