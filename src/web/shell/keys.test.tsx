// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type KeyAct, keyActs, listenForKeys, setSingleKeys, useKeys } from './keys.ts'

function Keys({ acts }: { acts: readonly KeyAct[] }) {
  useKeys(acts)
  return null
}

const act = (keys: string, run: () => unknown): KeyAct => ({ keys, words: keys, act: run })

function press(key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body): boolean {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  on.dispatchEvent(event)
  return event.defaultPrevented
}

let stop: () => void
beforeEach(() => {
  stop = listenForKeys()
  setSingleKeys(true)
})
afterEach(() => {
  stop()
  cleanup()
  document.body.replaceChildren()
  localStorage.clear()
})

it('runs what is registered, takes the key from the browser, and leaves every other alone', () => {
  const down = vi.fn()
  render(<Keys acts={[act('j', down)]} />)
  expect(press('j')).toBe(true)
  expect(down).toHaveBeenCalledTimes(1)
  expect(press('x')).toBe(false)
})

it('lets the latest registered win, and whoever was before it have what it does not want', () => {
  const before = vi.fn()
  const now = vi.fn(() => false)
  const { unmount } = render(<Keys acts={[act('j', before)]} />)
  render(<Keys acts={[act('j', now)]} />)
  press('j')
  expect([now.mock.calls.length, before.mock.calls.length]).toEqual([1, 1])
  expect(keyActs().map(({ keys }) => keys)).toEqual(['j'])
  unmount()
  press('j')
  expect([now.mock.calls.length, before.mock.calls.length]).toEqual([2, 1])
})

it('hears a sequence of two keys, and not its second alone', () => {
  const go = vi.fn()
  render(<Keys acts={[act('g b', go)]} />)
  press('b')
  expect(go).not.toHaveBeenCalled()
  press('g')
  press('b')
  expect(go).toHaveBeenCalledTimes(1)
})

it('ignores single keys while one types or composes; keys with Ctrl go on', () => {
  const single = vi.fn()
  const palette = vi.fn()
  render(<Keys acts={[act('j', single), act('mod+k', palette)]} />)
  const field = document.body.appendChild(document.createElement('textarea'))
  press('j', {}, field)
  press('j', { isComposing: true })
  expect(single).not.toHaveBeenCalled()
  press('k', { ctrlKey: true }, field)
  press('k', { metaKey: true })
  expect(palette).toHaveBeenCalledTimes(2)
})

it('has an off-switch for single keys that outlives the page; Ctrl and ⌘ keep working', () => {
  const single = vi.fn()
  const palette = vi.fn()
  render(<Keys acts={[act('j', single), act('mod+k', palette)]} />)
  setSingleKeys(false)
  expect(press('j')).toBe(false)
  expect(press('k', { ctrlKey: true })).toBe(true)
  stop()
  stop = listenForKeys()
  expect(press('j')).toBe(false)
  setSingleKeys(true)
  press('j')
  expect([single.mock.calls.length, palette.mock.calls.length]).toEqual([1, 1])
})
