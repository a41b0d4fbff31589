import type { Output } from '../api/call.ts'
import { AreaPath } from '../ui/area-path.tsx'
import { Empty } from '../ui/empty.tsx'
import { Section } from '../ui/section.tsx'
import { areaPage as words } from '../words/area.ts'
import styles from './area.module.css'

/** The areas around this one. */
export function AreaBelow({ area: { parent, children } }: { area: Output<'area.show'> }) {
  return (
    <Section title={words.below}>
      {children.length === 0 && <Empty says={words.noneBelow} />}
      <ul className={styles.below}>
        {children.map(path => (
          <li key={path}>
            <AreaPath path={path} />
          </li>
        ))}
      </ul>
      {parent !== null && (
        <p className={styles.above}>
          {words.above} {parent === '/' ? words.top : <AreaPath path={parent} />}
        </p>
      )}
    </Section>
  )
}
