import type { ItemKind } from '../../domain/handoff/kinds.ts'
import { common } from '../words/common.ts'

type Shape = ItemKind | 'decision'

/** The kinds as stations on a line, 16 px, in ink. The word beside it carries the meaning; `labelled` says it for a screen reader. */
export function Glyph({ kind, labelled = false }: { kind: string; labelled?: boolean }) {
  const label = labelled ? (common.kinds[kind as ItemKind] ?? kind) : undefined
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined}
    >
      {shapes[kind as Shape] ?? <circle cx="8" cy="8" r="2.5" fill="currentColor" />}
    </svg>
  )
}

const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.6 } as const

const shapes: Readonly<Record<Shape, React.ReactNode>> = {
  hold: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="1" fill="currentColor" />
      <path d="M4.5 8h7" stroke="var(--paper)" strokeWidth="2" />
    </>
  ),
  contingency: <path d="M1 12h4l6-7h4M9 12h6" {...line} />,
  blocker: <path d="M1 8h10M12 3v10M14.5 3v10" {...line} />,
  question: (
    <>
      <path d="M5 6a3 3 0 1 1 4.6 2.5C8.5 9.2 8 9.7 8 11" {...line} />
      <circle cx="8" cy="13.5" r="1.1" fill="currentColor" />
    </>
  ),
  work: <path d="M1 8h13M9.5 3.5 14 8l-4.5 4.5" {...line} />,
  watch: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <circle cx="8" cy="8" r="2.2" fill="currentColor" />
    </>
  ),
  done: <path d="m2 8.5 4 4 8-9" {...line} />,
  decision: <path d="M3 15V2h9l-2.5 3.500L12 9H3" {...line} />,
}
