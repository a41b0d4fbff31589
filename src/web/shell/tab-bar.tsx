import { Link, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { shell } from '../words/shell.ts'
import { pages } from './pages.ts'
import styles from './tab-bar.module.css'
import { WaitingCount } from './waiting-count.tsx'

/** The pages at the foot of a phone, within reach of a thumb; it moves sideways to the page that is open. */
export function TabBar() {
  const bar = useRef<HTMLElement>(null)
  const path = useRouterState({ select: state => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, whatever it is, is moved to
  useEffect(() => {
    const here = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (here != null && bar.current !== null)
      bar.current.scrollLeft = here.offsetLeft + here.offsetWidth / 2 - bar.current.clientWidth / 2
  }, [path])
  return (
    <nav ref={bar} aria-label={shell.nav.label} className={styles.bar}>
      {pages.map(({ to, word }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/' }}>
          {word}
          {to === '/decide' && <WaitingCount />}
        </Link>
      ))}
    </nav>
  )
}
