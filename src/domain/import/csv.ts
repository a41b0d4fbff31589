/** A row of a CSV file, with the line it begins on. */
export interface CsvRow {
  readonly line: number
  readonly fields: readonly string[]
}

export interface Csv {
  readonly rows: readonly CsvRow[]
  /** The line of a quote that is never closed; what follows it is in no row. */
  readonly openQuote: number | null
}

/**
 * RFC 4180, with either kind of line end, and `;` or a tab for `,` where the first line has more of them. Quotes count
 * only at the start of a field. Empty lines are no rows.
 */
export function parseCsv(text: string): Csv {
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let line = 1
  for (let at = 0; at < text.length; ) {
    const row = rowAt(text, at, separator)
    if (row === null) return { rows, openQuote: line }
    if (row.fields.some(field => field.trim() !== '')) rows.push({ line, fields: row.fields })
    line += linesIn(text, at, row.end) + 1
    at = row.end + (text.startsWith('\r\n', row.end) ? 2 : 1)
  }
  return { rows, openQuote: null }
}

/** The fields from here to the end of the row; null where a quote stays open. */
function rowAt(text: string, from: number, separator: string): { fields: string[]; end: number } | null {
  const fields: string[] = []
  for (let at = from; ; at += 1) {
    const quoted = text[at] === '"' ? quotedField(text, at) : { value: '', end: at }
    if (quoted === null) return null
    // What stands between a closing quote and the separator is kept: whoever looks sees what is wrong.
    const plain = plainField(text, quoted.end, separator)
    fields.push(quoted.value + plain.value)
    at = plain.end
    if (text[at] !== separator) return { fields, end: at }
  }
}

interface Field {
  readonly value: string
  /** Where the text after it begins. */
  readonly end: number
}

function plainField(text: string, from: number, separator: string): Field {
  let end = from
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1
  return { value: text.slice(from, end), end }
}

function quotedField(text: string, from: number): Field | null {
  let value = ''
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return null
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function separatorOf(text: string): string {
  const header = /^[^\r\n]*/.exec(text)?.[0] ?? ''
  const counted = [',', ';', '\t'].map(separator => ({ separator, times: header.split(separator).length }))
  return counted.reduce((best, next) => (next.times > best.times ? next : best)).separator
}

function linesIn(text: string, from: number, to: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
