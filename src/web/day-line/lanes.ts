import type { Span } from '../../domain/time/instant.ts'

/** Each span in the first lane that is free; those that find none within the most allowed are left out. */
export function inLanes<S extends Span>(spans: readonly S[], most: number): { lane: number; span: S }[] {
  const ends: number[] = []
  return [...spans]
    .sort((a, b) => a.from - b.from)
    .flatMap(span => {
      const free = ends.findIndex(end => end <= span.from)
      const lane = free === -1 ? ends.length : free
      if (lane >= most) return []
      ends[lane] = span.until
      return [{ lane, span }]
    })
}
