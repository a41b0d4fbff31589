/** Slanted lines: nobody. What they mean is always told in words too. */
export function HatchPattern({ id, className }: { id: string; className: string | undefined }) {
  return (
    <pattern id={id} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path className={className} d="M1 0V7" />
    </pattern>
  )
}

/** A word in the middle of a box, on its own ground, so that it reads over any pattern. */
export function CentredWord({
  text,
  x,
  end,
  y,
  ground,
  word,
}: {
  text: string
  x: number
  end: number
  y: number
  ground: string | undefined
  word: string | undefined
}) {
  const room = text.length * 6.1 + 10
  const middle = (x + end) / 2
  return (
    <>
      <rect className={ground} x={middle - room / 2} y={y + 1} width={room} height={14} />
      <text className={word} x={middle} y={y + 12} textAnchor="middle">
        {text}
      </text>
    </>
  )
}
