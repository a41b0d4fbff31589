import { Coded } from './coded.tsx'
import styles from './words-of.module.css'

/** What a person declared, in serif: text only, with what stands between back-ticks in mono. Never HTML. */
export function WordsOf({ text, lead = false }: { text: string; lead?: boolean }) {
  return (
    <span className={lead ? styles.lead : styles.read}>
      <Coded text={text} />
    </span>
  )
}
