import { CopyButton } from '../ui/copy-button.tsx'
import styles from './settings.module.css'

/** A secret that is shown once, with its copy button and what to do with it. */
export function Secret({ secret, says, copy }: { secret: string; says: string; copy: string }) {
  return (
    <div className={styles.secret}>
      <p>{says}</p>
      <code>{secret}</code>
      <CopyButton text={() => secret} label={copy} />
    </div>
  )
}
