import { Link } from '@tanstack/react-router'
import { shell } from '../words/shell.ts'
import { pages } from './pages.ts'
import styles from './tab-bar.module.css'

/** The pages at the foot of a phone, within reach of a thumb; the team and the settings are in its head. */
export function TabBar() {
  return (
    <nav aria-label={shell.nav.label} className={styles.bar}>
      {pages
        .filter(({ to }) => to !== '/team')
        .map(({ to, word }) => (
          <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
            {word}
          </Link>
        ))}
    </nav>
  )
}
