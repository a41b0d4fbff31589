import { useState } from 'react'
import { shell } from '../words/shell.ts'
import styles from './head.module.css'
import { chooseTheme, chosenTheme, nextTheme } from './theme.ts'

/** System, light, dark, one after the other; the word says which holds. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(chosenTheme)
  const change = () => {
    const next = nextTheme(theme)
    chooseTheme(next)
    setTheme(next)
  }
  return (
    <button
      type="button"
      className={styles.icon}
      title={shell.theme.is(theme)}
      aria-label={shell.theme.is(theme)}
      onClick={change}
    >
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <circle cx="8" cy="8" r="6.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
        {theme === 'system' && <path d="M8 1.800a6.200 6.200 0 0 1 0 12.400Z" fill="currentColor" />}
        {theme === 'dark' && <circle cx="8" cy="8" r="6" fill="currentColor" />}
        {theme === 'light' && <circle cx="8" cy="8" r="2" fill="currentColor" />}
      </svg>
    </button>
  )
}
