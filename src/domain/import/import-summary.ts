/** What `import.apply` and `import.finish` answer, as far as it is summed up. */
export interface ImportPart {
  readonly entries?: number
  readonly changed?: number
  readonly unchanged?: number
  readonly created?: Readonly<Record<string, number>>
  readonly retired?: Readonly<Record<string, number>>
  readonly conflicts?: readonly unknown[]
  readonly more?: boolean
}

/** I1: what a whole import did, batch by batch. */
export function importSummary() {
  const created: Record<string, number> = {}
  const retired: Record<string, number> = {}
  const conflicts: unknown[] = []
  const value = { entries: 0, created, changed: 0, unchanged: 0, retired, conflicts }
  return {
    value,
    add(part: ImportPart): void {
      value.entries += part.entries ?? 0
      value.changed += part.changed ?? 0
      value.unchanged += part.unchanged ?? 0
      conflicts.push(...(part.conflicts ?? []))
      count(created, part.created)
      count(retired, part.retired)
    },
  }
}

function count(into: Record<string, number>, part: Readonly<Record<string, number>> = {}): void {
  for (const [kind, n] of Object.entries(part)) into[kind] = (into[kind] ?? 0) + n
}
