/** A text with what stands between back-ticks in mono. */
export function Coded({ text }: { text: string }) {
  return text.split(/(`[^`]+`)/).map((part, index) => {
    const isCode = part.length > 2 && part.startsWith('`')
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    return <span key={index}>{isCode ? <code>{part.slice(1, -1)}</code> : part}</span>
  })
}
