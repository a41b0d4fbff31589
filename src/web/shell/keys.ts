import { useEffect, useRef } from 'react'

/** A key, or keys one after another: `c`, `g b`, `?`, `mod+k`. */
export interface KeyAct {
  readonly keys: string
  /** What it does, as the `?` sheet and the palette show it. */
  readonly words: string
  /** False: not now, and whoever registered the key before may have it. */
  readonly act: () => unknown
}

const registered = new Set<{ readonly current: readonly KeyAct[] }>()
const patienceMs = 1_200
const offKey = 'locum:single-keys'

/** Makes keys act while a component stands; the latest registered wins. */
export function useKeys(acts: readonly KeyAct[]): void {
  const current = useRef(acts)
  current.current = acts
  useEffect(() => {
    registered.add(current)
    return () => {
      registered.delete(current)
    }
  }, [])
}

/** Every key that acts now, each once. */
export function keyActs(): readonly KeyAct[] {
  const seen = new Map<string, KeyAct>()
  for (const { current } of [...registered].reverse()) {
    for (const act of current) if (!seen.has(act.keys)) seen.set(act.keys, act)
  }
  return [...seen.values()]
}

/** WCAG 2.1.4: keys without Ctrl or ⌘ can be switched off. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(offKey) !== 'off'
  } catch {
    return true
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(offKey)
    else localStorage.setItem(offKey, 'off')
  } catch {}
}

/** The pressed key as it is registered: `mod+k`, `?`, `Enter`; null for what is never ours. */
export function pressed(event: KeyboardEvent): string | null {
  if (event.isComposing || event.altKey) return null
  if (event.ctrlKey || event.metaKey) return event.shiftKey ? null : `mod+${event.key.toLowerCase()}`
  return event.key
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  if (target instanceof HTMLInputElement) return !/^(?:checkbox|radio|button|submit)$/.test(target.type)
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
}

/** Hears the keys of the whole page; returns how to stop. */
export function listenForKeys(): () => void {
  let begun: { readonly key: string; readonly at: number } | null = null
  const hear = (event: KeyboardEvent) => {
    const key = pressed(event)
    if (key === null || event.defaultPrevented || (event.repeat && !/^[jk]$/.test(key))) return
    const isSingle = !key.startsWith('mod+')
    const inDialog = document.querySelector('dialog:modal') !== null
    if (inDialog || (isSingle && (isTyping(event.target) || !singleKeysOn()))) return
    const sequence = begun !== null && event.timeStamp - begun.at < patienceMs ? `${begun.key} ${key}` : null
    begun = null
    for (const keys of sequence === null ? [key] : [sequence, key]) {
      if (!run(keys)) continue
      event.preventDefault()
      return
    }
    if (isSingle && startsSequence(key)) begun = { key, at: event.timeStamp }
  }
  document.addEventListener('keydown', hear)
  return () => document.removeEventListener('keydown', hear)
}

function run(keys: string): boolean {
  for (const { current } of [...registered].reverse()) {
    for (const act of current) if (act.keys === keys && act.act() !== false) return true
  }
  return false
}

function startsSequence(key: string): boolean {
  return [...registered].some(({ current }) => current.some(act => act.keys.startsWith(`${key} `)))
}
