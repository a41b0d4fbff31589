import { useNavigate } from '@tanstack/react-router'
import { shell } from '../words/shell.ts'
import { useKeys } from './keys.ts'
import { leaveLine, moveLine, openLine } from './lines.ts'
import { pages } from './pages.ts'
import { useSource } from './source.tsx'

/** What stands over the page. */
export type Over = 'palette' | 'keys'

/** The keys that act on every page. */
export function ShellKeys({ onOver }: { onOver: (over: Over) => void }) {
  const navigate = useNavigate()
  const { opened, close } = useSource()
  const closeAll = () => {
    if (opened === null) return leaveLine()
    close()
    return true
  }
  useKeys([
    { keys: 'mod+k', words: shell.keys.palette, act: () => onOver('palette') },
    { keys: '/', words: shell.keys.search, act: () => focusSearch() || onOver('palette') },
    { keys: '?', words: shell.keys.sheet, act: () => onOver('keys') },
    ...pages.map(({ to, word, keys }) => ({
      keys,
      words: to === '/hand-off' ? shell.keys.handOff : shell.keys.go(word),
      act: () => void navigate({ to }),
    })),
    { keys: 'j', words: shell.keys.down, act: () => moveLine(1) },
    { keys: 'k', words: shell.keys.up, act: () => moveLine(-1) },
    { keys: 'Enter', words: shell.keys.open, act: openLine },
    { keys: 'Escape', words: shell.keys.close, act: closeAll },
  ])
  return null
}

/** The field of a page that is searched; false where there is none. */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-search]')
  field?.focus()
  return field !== null
}
