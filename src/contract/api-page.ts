import { schemaOf } from './openapi.ts'
import { accessText, type Operation } from './operation.ts'
import { operations } from './operations.ts'
import { statusOf } from './refusals.ts'

/** docs/API.md, from the table. */
export function apiPage(): string {
  const byNoun = Map.groupBy(
    Object.entries(operations) as [string, Operation][],
    ([name]) => name.split('.')[0],
  )
  const sections = [...byNoun].map(([noun, entries]) => `## ${noun}\n\n${entries.map(section).join('\n\n')}`)
  return `${introduction}\n\n${sections.join('\n\n')}\n`
}

const introduction = `# HTTP API

Generated from the table of operations by \`node scripts/build-api.ts\`; a test fails when this page is stale.

Every operation is \`POST /api/v1/NOUN.VERB\` with one JSON object of at most 256 KiB and \`Authorization: Bearer TOKEN\`.
Reads also answer \`GET\` with query parameters, and take \`at\` (an instant) and \`seq\` (a number of the record); on a
command these are refused with \`at_on_write\`. Commands take \`Idempotency-Key\`: sent again within a day, a command is not
done again but answered as it was, or with \`answer_forgotten\` where words were erased since. \`Locum-Min-Seq: N\` asks a
read to include at least entry N.

A refusal is \`application/problem+json\` with \`{ type, title, status, code, detail, next, errors: [{ path, message }],
retryable, details }\`. A fault is status 500 and tells only \`fault.id\`. \`X-Request-Id\` is on every answer.

\`GET /api/v1/entry.stream?after=SEQ\` (or \`Last-Event-ID\`) is \`text/event-stream\`: \`id: SEQ\`, \`event: entry\` with the
entry as \`record.list\` shows it. Without \`after\` it starts now. Further behind than 10,000 entries it says \`event: reset\`
and goes on from now; \`event: end\` says why the server ends it, such as a revoked token.

\`/openapi.json\`, \`/healthz\`, \`/readyz\` and \`/metrics\` need no token.`

function section([name, operation]: [string, Operation]): string {
  const { kind, access, summary, refusals } = operation
  const codes = [...new Set(refusals)].map(code => `\`${code}\` ${statusOf(code)}`).join(', ')
  return [
    `### ${name}`,
    `${summary} *${kind}, ${accessText(access)}*`,
    `- input: ${fields(schemaOf(operation.input, 'input'))}`,
    `- answer: ${fields(schemaOf(operation.output, 'output'))}`,
    ...(codes === '' ? [] : [`- refusals: ${codes}`]),
  ].join('\n')
}

function fields(schema: Record<string, unknown>): string {
  const required = new Set((schema.required as string[] | undefined) ?? [])
  const names = Object.keys((schema.properties as object | undefined) ?? {})
  if (names.length === 0) return '–'
  return names.map(name => `\`${name}${required.has(name) ? '' : '?'}\``).join(', ')
}
