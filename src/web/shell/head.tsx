import { Link } from '@tanstack/react-router'
import { shell } from '../words/shell.ts'
import styles from './head.module.css'

const pages = [
  ['/', shell.nav.brief],
  ['/hand-off', shell.nav.handOff],
  ['/day-line', shell.nav.dayLine],
  ['/record', shell.nav.record],
  ['/team', shell.nav.team],
] as const

/** The running head: the product, the pages, whose clock this is. */
export function Head() {
  return (
    <header className={styles.head}>
      <div className={styles.inner}>
        <Link to="/" className={styles.brand}>
          {shell.brand}
        </Link>
        <nav aria-label={shell.nav.label} className={styles.nav}>
          {pages.map(([to, word]) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
              {word}
            </Link>
          ))}
        </nav>
      </div>
    </header>
  )
}
