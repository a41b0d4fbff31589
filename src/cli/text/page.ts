import type { Row } from '../spec.ts'
import { cell, heading } from './table.ts'

/** One thing as `name  value` lines, lists of things below them. */
export function page(answer: Row): string {
  return block(answer, '').join('\n')
}

function block(row: Row, indent: string): string[] {
  const entries = Object.entries(row).filter(([, value]) => value !== undefined)
  const plain = entries.filter(([, value]) => !isNested(value))
  const width = Math.max(0, ...plain.map(([name]) => heading(name).length))
  const lines = plain.map(([name, value]) => `${indent}${heading(name).padEnd(width)}  ${cell(value)}`)
  for (const [name, value] of entries)
    if (isNested(value)) lines.push(...nested(name, value as Row | Row[], indent))
  return lines
}

function nested(name: string, value: Row | readonly Row[], indent: string): string[] {
  const title = `${indent}${heading(name)}`
  if (!Array.isArray(value)) return [title, ...block(value as Row, `${indent}  `)]
  const items = value.flatMap(item => {
    const [first = '', ...rest] = block(item, `${indent}    `)
    return [`${indent}  – ${first.trimStart()}`, ...rest]
  })
  return [title, ...items]
}

function isNested(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'object' && value[0] !== null
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}
