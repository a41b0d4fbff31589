import type { Row } from '../spec.ts'

/** `handoff check` on a terminal: one line per finding, errors first as the check orders them. */
export function findingsText(answer: Row): string {
  const findings = Array.isArray(answer.findings) ? (answer.findings as Row[]) : []
  const lines = findings.map(({ level, line, path, message, code }) => {
    const place = typeof line === 'number' ? `line ${line}` : String(path)
    return `${level}  ${place}: ${message} (${code})`
  })
  const uncovered = Array.isArray(answer.uncovered) ? (answer.uncovered as Row[]) : []
  return [...lines, ...uncovered.map(nobody), verdict(answer, findings)].join('\n')
}

/** What nobody could decide meanwhile, from when to when, and who could be asked. */
function nobody({ type, area, from, until, could }: Row): string {
  const people = Array.isArray(could) ? could.map(one => `@${String(one)}`).join(', ') : ''
  const ask = people === '' ? 'nobody near it to ask' : `${people} could: --delegate ${String(type)}=@HANDLE`
  return `nobody for ${String(type)} in ${String(area)}, ${String(from)} to ${String(until)} (${ask})`
}

function verdict(answer: Row, findings: readonly Row[]): string {
  const warnings = findings.filter(({ level }) => level === 'warning').length
  if (answer.ok === false) return 'Not ready: the errors above keep it from being published.'
  if (warnings === 0) return 'Ready to publish.'
  return `Ready to publish with ${warnings === 1 ? 'one warning' : `${warnings} warnings`}; --override CODE says you know.`
}
