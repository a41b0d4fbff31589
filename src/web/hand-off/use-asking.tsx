import { useId, useState } from 'react'
import { type ItemKind, itemKinds } from '../../domain/handoff/kinds.ts'
import { scanMentions } from '../../domain/handoff/mentions.ts'
import { Glyph } from '../ui/glyph.tsx'
import { common } from '../words/common.ts'
import { handOff } from '../words/hand-off.ts'
import { type Composing, useComposing } from './composer-context.ts'
import { type Suggestion, suggestAreas, suggestPeople } from './directory.ts'
import { type Asking, answered, askingAt } from './edit-typed.ts'
import type { MenuOption } from './menu.tsx'

interface Wanted {
  readonly value: string
  /** Puts a text in the place of the one there, with the caret where it goes on. */
  put(text: string, caret: number): void
  /** Where a line may become another kind. */
  readonly toKind?: ((kind: ItemKind, rest: string) => void) | undefined
}

/** The list that `/`, `@` and `#` open while typing, and its keys. */
export function useAsking({ value, put, toKind }: Wanted) {
  const composing = useComposing()
  const [asking, setAsking] = useState<(Asking & { caret: number }) | null>(null)
  const [active, setActive] = useState(0)
  const id = useId()
  const close = () => setAsking(null)
  const options = asking === null ? [] : optionsOf(asking)
  const open = options.length > 0

  function optionsOf(asked: Asking & { caret: number }): MenuOption[] {
    if (asked.sign === '/') return toKind === undefined ? [] : kindOptions(asked)
    const found =
      asked.sign === '@'
        ? suggestPeople(composing.directory, asked.typed)
        : suggestAreas(composing.directory, ticketsOf(composing), asked.typed, composing.mayCreate)
    return found.map((one, index) => mentionOption(one, index, asked))
  }

  function kindOptions(asked: Asking & { caret: number }): MenuOption[] {
    const rest = value.slice(asked.caret).trimStart()
    return itemKinds.flatMap((kind, index) => {
      const word = common.kinds[kind]
      if (!word.toLowerCase().startsWith(asked.typed.toLowerCase())) return []
      const choose = () => {
        close()
        toKind?.(kind, rest)
      }
      const shown = { main: word, hint: handOff.kinds[kind].says, glyph: <Glyph kind={kind} /> }
      return [{ id: kind, ...shown, digit: index + 1, choose }]
    })
  }

  function mentionOption(one: Suggestion, index: number, asked: Asking & { caret: number }): MenuOption {
    const choose = () => {
      if (one.creates !== undefined) composing.createArea(one.creates)
      const { text, caret } = answered(value, asked, asked.caret, one.insert)
      close()
      put(text, caret)
    }
    const main = one.creates === undefined ? one.insert : handOff.menus.create(one.creates)
    return { id: `${one.insert}${index}`, main, hint: one.hint, choose }
  }

  /** Whether the list took the key. */
  function onKey(key: string): boolean {
    if (!open) return false
    const digit = asking?.sign === '/' ? options.find(option => String(option.digit) === key) : undefined
    if (digit !== undefined) digit.choose()
    else if (key === 'ArrowDown') setActive((active + 1) % options.length)
    else if (key === 'ArrowUp') setActive((active + options.length - 1) % options.length)
    else if (key === 'Enter' || key === 'Tab') options[Math.min(active, options.length - 1)]?.choose()
    else if (key === 'Escape') close()
    else return false
    return true
  }

  function look(text: string, caret: number): void {
    const asked = askingAt(text, caret)
    setAsking(asked === null ? null : { ...asked, caret })
    setActive(0)
  }

  const label =
    asking?.sign === '/'
      ? handOff.menus.kinds
      : asking?.sign === '@'
        ? handOff.menus.people
        : handOff.menus.areas
  return { id, label, options, open, active: Math.min(active, options.length - 1), look, close, onKey }
}

/** The tickets this handoff speaks of already. */
function ticketsOf({ composition }: Composing): string[] {
  const texts = composition.document.items.flatMap(({ text, next }) => [text, next ?? ''])
  const tickets = texts.flatMap(text =>
    scanMentions(text).flatMap(({ kind, value }) => (kind === 'ticket' ? [value] : [])),
  )
  return [...new Set(tickets)]
}
