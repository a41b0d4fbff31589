import styles from './words-of.module.css'

/** What a person declared, in serif: text only, with what stands between back-ticks in mono. Never HTML. */
export function WordsOf({ text, lead = false }: { text: string; lead?: boolean }) {
  const parts = text.split(/(`[^`]+`)/)
  return (
    <span className={lead ? styles.lead : styles.read}>
      {parts.map((part, index) => {
        const isCode = part.length > 2 && part.startsWith('`')
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        return <span key={index}>{isCode ? <code>{part.slice(1, -1)}</code> : part}</span>
      })}
    </span>
  )
}
