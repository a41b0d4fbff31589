import { useSource } from '../shell/source.tsx'
import styles from './cite.module.css'

/** An entry a line rests on, by its short id; opens its source beside the text. */
export function Cite({ entry, children }: { entry: string; children?: React.ReactNode }) {
  const { open, opened } = useSource()
  return (
    <button
      type="button"
      className={styles.cite}
      data-open=""
      aria-expanded={opened === entry}
      onClick={() => open(entry)}
      title={entry}
    >
      {children ?? entry.slice(-5)}
    </button>
  )
}
