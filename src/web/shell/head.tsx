import { Link } from '@tanstack/react-router'
import { Kbd } from '../ui/kbd.tsx'
import { shell } from '../words/shell.ts'
import { Clocks } from './clocks.tsx'
import styles from './head.module.css'
import { pages } from './pages.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { WaitingCount } from './waiting-count.tsx'

/** The running head: the product, the pages, whose clock this is. */
export function Head({ onPalette }: { onPalette: () => void }) {
  return (
    <header className={styles.head}>
      <div className={styles.inner}>
        <Link to="/" className={styles.brand}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <path d="M2 8h9v8h11" fill="none" stroke="var(--accent)" strokeWidth="3" />
          </svg>
          {shell.brand}
        </Link>
        <nav aria-label={shell.nav.label} className={styles.nav}>
          {pages.map(({ to, word }) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
              {word}
              {to === '/decide' && <WaitingCount />}
            </Link>
          ))}
        </nav>
        <Clocks />
        <div className={styles.tools}>
          <button type="button" className={styles.search} onClick={onPalette}>
            <span className="unseen">{shell.palette.open}</span>
            <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
              <circle cx="7" cy="7" r="4.600" fill="none" stroke="currentColor" strokeWidth="1.500" />
              <path d="m10.500 10.500 4 4" stroke="currentColor" strokeWidth="1.500" />
            </svg>
            <Kbd keys="modK" />
          </button>
          <ThemeSwitch />
          <Link
            to="/settings"
            className={`${styles.icon} ${styles.settings}`}
            aria-label={shell.nav.settings}
            title={shell.nav.settings}
            activeOptions={{ exact: true }}
          >
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path
                d="M1 4.500h9M14 4.500h1M1 11.500h2M7 11.500h8"
                stroke="currentColor"
                strokeWidth="1.500"
              />
              <circle cx="12" cy="4.500" r="1.900" fill="none" stroke="currentColor" strokeWidth="1.500" />
              <circle cx="5" cy="11.500" r="1.900" fill="none" stroke="currentColor" strokeWidth="1.500" />
            </svg>
          </Link>
        </div>
      </div>
    </header>
  )
}
