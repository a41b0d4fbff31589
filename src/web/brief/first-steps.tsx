import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useAreas } from '../team/everyone.ts'
import { Empty } from '../ui/empty.tsx'
import { brief } from '../words/brief.ts'
import styles from './first-steps.module.css'

const words = brief.firstSteps

/** What a brief says where nothing can be handed over yet; `children` wherever there is an area. */
export function FirstSteps({ children }: { children: ReactNode }) {
  const { items, complete } = useAreas()
  if (!complete || items.length > 0) return children
  return (
    <div className={styles.steps}>
      <Empty says={words.says}>
        <Link to="/team" search={{ view: 'areas' }}>
          {words.area}
        </Link>
        {', '}
        <Link to="/team" search={{ view: 'teams' }}>
          {words.team}
        </Link>
        {', '}
        <Link to="/team">{words.people}</Link>
      </Empty>
    </div>
  )
}
