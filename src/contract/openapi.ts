import { z } from 'zod'
import { accessText, type Operation } from './operation.ts'
import { operations } from './operations.ts'
import { statusOf } from './refusals.ts'

/** Codes any operation may answer with. */
const sharedCodes = [
  'invalid_input',
  'unauthenticated',
  'not_permitted',
  'too_large',
  'too_many_requests',
  'clock_behind',
  'idempotency_key_reused',
  'answer_forgotten',
  'database_unreachable',
  'not_confirmed',
]

/** The table as OpenAPI 3.1. */
export function openapi(version: string): Record<string, unknown> {
  const entries = Object.entries(operations) as [string, Operation][]
  return {
    openapi: '3.1.0',
    info: { title: 'Locum', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    security: [{ token: [] }],
    paths: Object.fromEntries(
      entries.map(([name, operation]) => [`/api/v1/${name}`, pathItem(name, operation)]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: problemSchema },
    },
  }
}

/** A shape as JSON Schema; what has none (a transform) may be anything. */
export function schemaOf(type: z.ZodType, io: 'input' | 'output'): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' })
  return schema
}

function pathItem(name: string, operation: Operation): Record<string, unknown> {
  const shared = {
    summary: operation.summary,
    responses: responses(operation),
    'x-kind': operation.kind,
    'x-access': accessText(operation.access),
  }
  const input = schemaOf(operation.input, 'input')
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 200 } }
  const post = {
    ...shared,
    operationId: name,
    parameters: operation.kind === 'command' ? [key] : pointParameters,
    requestBody: { required: true, content: { 'application/json': { schema: input } } },
  }
  if (operation.kind === 'command') return { post }
  const get = {
    ...shared,
    operationId: `${name}.get`,
    parameters: [...queryParameters(input), ...pointParameters],
  }
  return { get, post }
}

/** T6: a read may ask about any point of the record. */
const pointParameters = [
  { name: 'at', in: 'query', schema: { type: 'string' }, description: 'An instant, or a local time' },
  { name: 'seq', in: 'query', schema: { type: 'integer', minimum: 0 } },
  { name: 'Locum-Min-Seq', in: 'header', schema: { type: 'integer', minimum: 0 } },
]

function queryParameters(input: Record<string, unknown>): Record<string, unknown>[] {
  const required = new Set((input.required as string[] | undefined) ?? [])
  const fields = Object.entries((input.properties as Record<string, unknown> | undefined) ?? {})
  return fields.map(([name, schema]) => ({ name, in: 'query', required: required.has(name), schema }))
}

function responses({ output, refusals }: Operation): Record<string, unknown> {
  const byStatus = Map.groupBy([...sharedCodes, ...refusals], code => String(statusOf(code)))
  const problems = [...byStatus].map(([status, codes]) => [
    status,
    {
      description: [...new Set(codes)].join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ])
  const answer = {
    description: 'The answer',
    content: { 'application/json': { schema: schemaOf(output, 'output') } },
  }
  return { 200: answer, ...Object.fromEntries(problems) }
}

const text = { type: 'string' }

/** RFC 9457, with what to do next. */
const problemSchema = {
  type: 'object',
  required: ['type', 'status', 'code', 'detail', 'next', 'errors', 'retryable'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    code: text,
    detail: text,
    next: text,
    errors: { type: 'array', items: { type: 'object', properties: { path: text, message: text } } },
    retryable: { type: 'boolean' },
    details: { type: 'object' },
  },
}
