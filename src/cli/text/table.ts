import type { Row } from '../spec.ts'

/** A list as aligned columns; says so when it is empty, and where it goes on. */
export function table(columns: readonly string[], empty = 'Nothing here yet.') {
  return (answer: Row): string => {
    const items = Array.isArray(answer.items) ? (answer.items as Row[]) : []
    if (items.length === 0) return empty
    const rows = items.map(item => columns.map(column => cell(item[column])))
    const shown = [columns.map(heading), ...rows]
    const widths = columns.map((_, at) => Math.max(...shown.map(row => row[at]?.length ?? 0)))
    const lines = shown.map(row =>
      row
        .map((text, at) => text.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    const next = answer.next
    return [...lines, ...(typeof next === 'string' ? [`… more: --cursor ${next}`] : [])].join('\n')
  }
}

/** One value on one line. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(cell).join(', ')
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([key, held]) => `${key} ${cell(held)}`)
    return parts.length === 0 ? '–' : parts.join(', ')
  }
  return String(value)
}

/** `timeZone` → `time zone` */
export function heading(name: string): string {
  return name.replace(/([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`)
}
