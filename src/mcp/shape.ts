import type { StandardSchemaWithJSON } from '@modelcontextprotocol/server'
import { schemaOf } from '../contract/openapi.ts'
import type { Operation } from '../contract/operation.ts'

type JsonSchema = Record<string, unknown>
export type Arguments = Readonly<Record<string, unknown>>

/** What a call of a tool may say beside the operation's own input. */
const pointInTime: JsonSchema = {
  at: { type: 'string', description: 'Ask about this instant: 2026-11-20T17:00:00Z, or a local time' },
}
const onlyOnce: JsonSchema = {
  idempotencyKey: {
    type: 'string',
    maxLength: 200,
    description: 'Say the same key when you try again, and it is written once',
  },
}

/**
 * The arguments of a tool. They are judged by the operation, whose refusals say what to do next. A tool that reads does
 * not write when told so: leaving a question is a tool of its own.
 */
export function argumentsShape(operation: Operation): StandardSchemaWithJSON<Arguments> {
  const schema = schemaOf(operation.input, 'input')
  const { leave, ...properties } = schema.properties as JsonSchema
  const more = operation.kind === 'read' ? pointInTime : onlyOnce
  return shape<Arguments>({ ...schema, properties: { ...properties, ...more } })
}

/** The answer of a tool: that of the operation, or that an agent's sponsor is asked first (V7). */
export function answerShape(operation: Operation): StandardSchemaWithJSON<Arguments> {
  const answer = schemaOf(operation.output, 'output')
  const mayWait = operation.kind === 'command' && operation.access === 'writer'
  return shape<Arguments>(mayWait ? { type: 'object', anyOf: [answer, pending] } : answer)
}

/** No effect yet: `id` is the proposal its sponsor confirms. */
const pending: JsonSchema = {
  type: 'object',
  properties: { id: { type: 'string' }, seq: { type: 'integer' }, state: { const: 'pending' } },
  required: ['id', 'seq', 'state'],
}

function shape<T>(schema: JsonSchema): StandardSchemaWithJSON<T> {
  return {
    '~standard': {
      version: 1,
      vendor: 'locum',
      validate: value => ({ value: value as T }),
      jsonSchema: { input: () => schema, output: () => schema },
    },
  }
}
