import type { Finding } from '../../domain/handoff/document.ts'
import { type ItemKind, itemKinds } from '../../domain/handoff/kinds.ts'
import { sectionTitles } from '../../domain/handoff/markdown-sections.ts'

/** Codes that need what only the server knows; in the browser they would be guesses. */
export const mayNeverKnow: ReadonlySet<string> = new Set([
  'unknown_item',
  'owner_not_accepted',
  'offline_over_cover',
  'unstable_unattended',
  'carried_unchanged',
  'left_out',
  'contingency_not_held',
  'decision_uncovered',
  'unknown_zone',
])

/** The check the server made last, and of what. */
export interface ServerCheck {
  readonly of: string
  readonly findings: readonly Finding[]
}

/**
 * What to show: the server's findings while they are about this very text; else what was found here at once, with what
 * only the server knows as it last said it.
 */
export function mergeFindings(
  here: readonly Finding[],
  server: ServerCheck | null,
  text: string,
): readonly Finding[] {
  if (server === null) return here
  if (server.of === text) return server.findings
  return [...here, ...server.findings.filter(({ code }) => mayNeverKnow.has(code))]
}

/** Where a finding stands on the page, and the spot where it is mended. */
export interface Placed {
  readonly finding: Finding
  readonly at: { readonly line: string } | { readonly kind: ItemKind } | 'front' | 'end'
  readonly spot: string
}

export function place(findings: readonly Finding[], keys: readonly string[]): Placed[] {
  return findings.map(finding => {
    const line = /^items\[(\d+)\]\.?(\w*)/.exec(finding.path)
    const key = line === null ? undefined : keys[Number(line[1])]
    if (key !== undefined) return { finding, at: { line: key }, spot: `${key}:${line?.[2] || 'text'}` }
    if (finding.path === 'none') {
      const kind = itemKinds.find(one => finding.message.includes(`## ${sectionTitles[one]}"`))
      if (kind !== undefined) return { finding, at: { kind }, spot: `kind:${kind}` }
    }
    const front = /^(?:to|offline|back|area|summary)$/.exec(finding.path)?.[0]
    if (front !== undefined) return { finding, at: 'front', spot: `front:${front}` }
    return { finding, at: 'end', spot: 'end' }
  })
}

/** The order in which F8 visits them: as they stand on the page, errors and warnings alike. */
export function pageOrder(
  placed: readonly Placed[],
  keys: readonly string[],
  kindOf: (key: string) => ItemKind,
): Placed[] {
  const rank = ({ at }: Placed): number => {
    if (at === 'front') return -1
    if (at === 'end') return 1_000_000
    if ('kind' in at) return itemKinds.indexOf(at.kind) * 1_000
    return itemKinds.indexOf(kindOf(at.line)) * 1_000 + 1 + keys.indexOf(at.line)
  }
  return placed
    .map((one, index) => ({ one, index }))
    .sort((a, b) => rank(a.one) - rank(b.one) || a.index - b.index)
    .map(({ one }) => one)
}
