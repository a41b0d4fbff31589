import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { signOut } from '../session/sign-out.ts'
import { Kbd } from '../ui/kbd.tsx'
import { shell } from '../words/shell.ts'
import { keyActs } from './keys.ts'
import styles from './palette.module.css'
import { found, type Option } from './palette-options.ts'
import { useOptions } from './use-options.ts'

const words = shell.palette

/** Go, find, act: one field and what it finds (the ARIA combobox pattern); loaded when it is first asked for. */
export function Palette({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [keyed] = useState(keyActs)
  const id = useId()
  const navigate = useNavigate()
  const client = useQueryClient()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const all = useOptions(keyed, () => void signOut(client))
  const groups = found(all, text)
  const options = groups.flatMap(group => group.options)
  const chosen = options[Math.min(at, options.length - 1)]
  const open = (option: Option | undefined) => {
    if (option === undefined) return
    dialog.current?.close()
    option.open(navigate)
  }
  const press = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.nativeEvent.isComposing) return
    if (move !== undefined && options.length > 0) {
      event.preventDefault()
      setAt((Math.min(at, options.length - 1) + move + options.length) % options.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      open(chosen)
    }
  }
  useEffect(() => {
    if (chosen !== undefined)
      document.getElementById(`${id}${chosen.key}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen, id])
  return (
    <dialog ref={dialog} className={styles.palette} aria-label={words.open} onClose={onClose}>
      <input
        role="combobox"
        aria-label={words.placeholder}
        aria-expanded={options.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen === undefined ? undefined : `${id}${chosen.key}`}
        placeholder={words.placeholder}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <Found id={id} groups={groups} chosen={chosen} open={open} />
      <p className={styles.foot} role="status">
        {options.length === 0 ? words.none : words.followed}
      </p>
    </dialog>
  )
}

interface FoundProps {
  readonly id: string
  readonly groups: ReturnType<typeof found>
  readonly chosen: Option | undefined
  readonly open: (option: Option) => void
}

function Found({ id, groups, chosen, open }: FoundProps) {
  return (
    <div role="listbox" id={`${id}list`} aria-label={words.results} className={styles.list} tabIndex={-1}>
      {groups.map(({ name, options }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox
        <div key={name} role="group" aria-labelledby={`${id}${name}`}>
          <div id={`${id}${name}`} className={styles.group} role="presentation">
            {words.groups[name]}
          </div>
          {options.map(option => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys
            <div
              key={option.key}
              id={`${id}${option.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={option === chosen}
              className={styles.option}
              onClick={() => open(option)}
            >
              <span className={option.isDeclared === true ? styles.declared : undefined}>{option.words}</span>
              <span className={styles.more}>{option.more}</span>
              {option.keys?.split(' ').map((key, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a sequence never moves
                <Kbd key={index} keys={key.replace('+', '')} />
              ))}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
