import type { ReactNode } from 'react'

/** Facts by what they are called, in order. */
export function FactList({
  facts,
  className,
}: {
  facts: readonly (readonly [term: string, fact: ReactNode])[]
  className: string | undefined
}) {
  return (
    <dl className={className}>
      {facts.map(([term, fact]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}
