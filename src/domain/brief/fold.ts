import type { LineDraft, RefsOf, SectionDraft, SectionId } from './draft.ts'

/** B3: how many lines a section shows where lines may be folded away. */
export const folded = 7

/** Most lines that a section opened by its reader shows. */
const mostOpen = 500

/** Every line of a section, in order, before any is folded. */
export interface SectionLines {
  readonly id: SectionId
  readonly lines: readonly LineDraft[]
}

/** The first lines of a section, whose words are read, and how many follow unread. */
export interface NearLines extends SectionLines {
  readonly open: boolean
  readonly beyond: number
}

/**
 * The lines a section may show: those never folded, and the first few. Lines are merged among these only, so that a
 * brief reads the words of what it shows, not of everything open. A line further down that cites the same reference
 * stays one of the number of the rest; opening the section reads it.
 */
export function nearLines({ id, lines }: SectionLines, open: boolean, width: number): NearLines {
  const most = open ? mostOpen : width
  const near = lines.filter((line, place) => place < most || neverFolded(id, line))
  return { id, lines: near, open, beyond: lines.length - near.length }
}

/** B3: merged, then seven lines and the number of the rest. */
export function foldSection({ id, lines, open, beyond }: NearLines, refsOf: RefsOf): SectionDraft {
  const merged = sameReference(refsOf, id, lines)
  const kept = merged.filter((line, place) => open || place < folded || neverFolded(id, line))
  return { id, lines: kept, more: merged.length - kept.length + beyond }
}

/** Whether merging left fewer lines than a section shows while more follow unread. */
export function isShort({ lines, more }: SectionDraft): boolean {
  return lines.length < folded && more > 0
}

/** B3: holds, unstable items, what fell to the reader and decisions waiting are never folded. */
function neverFolded(id: SectionId, line: LineDraft): boolean {
  return (
    id === 'holds' ||
    id === 'decisions' ||
    line.kind === 'hold' ||
    line.condition === 'unstable' ||
    line.fallenAt !== null
  )
}

/** B3: lines of several people citing the same reference are one line with all authors. */
function sameReference(refsOf: RefsOf, id: SectionId, lines: readonly LineDraft[]): LineDraft[] {
  const firstOf = new Map<string, number>()
  const merged: LineDraft[] = []
  for (const line of lines) {
    // A line that is never folded keeps its own place and marks.
    const refs =
      line.item === null || line.words === null || neverFolded(id, line)
        ? []
        : refsOf(line.words).map(ref => `${line.kind} ${ref}`)
    const place = refs.map(ref => firstOf.get(ref)).find(found => found !== undefined)
    const first = place === undefined ? undefined : merged[place]
    const others = first === undefined ? [] : line.authors.filter(author => !first.authors.includes(author))
    if (place === undefined || first === undefined || others.length === 0) {
      for (const ref of refs) if (!firstOf.has(ref)) firstOf.set(ref, merged.length)
      merged.push(line)
      continue
    }
    merged[place] = {
      ...first,
      authors: [...first.authors, ...others],
      cites: [...new Set([...first.cites, ...line.cites])],
    }
  }
  return merged
}
