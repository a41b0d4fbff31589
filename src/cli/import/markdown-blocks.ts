/** The parts of a Markdown text that a report has: headings, and texts between blank lines or tables. */
export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string; readonly line: number }
  | { readonly kind: 'text'; readonly lines: readonly string[]; readonly line: number }

/** Tables, comments and lines to drop separate texts and are left out. */
export function markdownBlocks(markdown: string, drop: readonly RegExp[]): Block[] {
  const blocks: Block[] = []
  let open: { kind: 'text'; lines: string[]; line: number } | null = null
  let fenced = false
  for (const [index, text] of withoutComments(markdown)
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1
    const heading = fenced ? null : /^ {0,3}(#{1,6})\s(.*)$/.exec(text)
    const fence = /^\s*(?:```|~~~)/.test(text)
    if (fence) fenced = !fenced
    if (heading !== null)
      blocks.push({
        kind: 'heading',
        level: heading[1]?.length ?? 1,
        text: headingText(heading[2] ?? ''),
        line,
      })
    const separates =
      fence ||
      heading !== null ||
      text.trim() === '' ||
      /^\s*\|/.test(text) ||
      drop.some(row => row.test(text))
    if (separates) open = null
    else if (open !== null) open.lines.push(text)
    else {
      open = { kind: 'text', lines: [text], line }
      blocks.push(open)
    }
  }
  return blocks
}

/** Without the marks that may close it. */
function headingText(text: string): string {
  return text
    .trim()
    .replace(/(?:^|\s)#+$/, '')
    .trim()
}

/** The points of a list, or the whole text as one; each without its mark, its lines joined. */
export function pieces(lines: readonly string[]): string[] {
  const found: string[] = []
  for (const line of lines) {
    const point = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(.*)$/.exec(line)
    if (point !== null || found.length === 0) found.push(point?.[1] ?? line.trim())
    else found.push(`${found.pop()} ${line.trim()}`)
  }
  return found
}

/** The outermost points of a list, each with what is indented below it, and the line it begins on. */
export function points(lines: readonly string[], firstLine: number): { lines: string[]; line: number }[] {
  const found: { lines: string[]; line: number }[] = []
  for (const [index, text] of lines.entries()) {
    if (found.length === 0 || /^ ?(?:[-*+]|\d{1,9}[.)])\s+/.test(text))
      found.push({ lines: [text], line: firstLine + index })
    else found.at(-1)?.lines.push(text)
  }
  return found
}

/** Links and images as their labels, no bold marks. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<(https?:\/\/[^<>\s]+)>/g, '$1')
    .replace(/\*\*([^*]+)\*\*/g, '$1')
}

/** Comments keep their line ends, so that lines are counted as they stand in the file. One that never ends is none. */
function withoutComments(markdown: string): string {
  let kept = ''
  let from = 0
  for (let start = markdown.indexOf('<!--'); start >= 0; start = markdown.indexOf('<!--', from)) {
    const end = markdown.indexOf('-->', start)
    if (end < 0) break
    kept += markdown.slice(from, start) + markdown.slice(start, end).replace(/[^\r\n]+/g, '')
    from = end + 3
  }
  return kept + markdown.slice(from)
}
