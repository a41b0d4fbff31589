import type { Operation } from '../contract/operation.ts'
import { isOperation, operationMeant, operations } from '../contract/operations.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Credential } from '../services/place-of-call.ts'
import type { Call } from '../services/run.ts'
import { nearest } from './nearest.ts'
import { json, notAllowed, problem } from './problem.ts'
import { badSeq, requestInput, seqOf } from './request-input.ts'

type Admit = (act: (credential: Credential) => Promise<Response>) => Promise<Response>

/** `POST /api/v1/NOUN.VERB`; reads also by GET with query parameters. */
export async function answerOperation(
  request: Request,
  name: string,
  admit: Admit,
  { call }: { readonly call: (call: Call) => Promise<Outcome<unknown>> },
): Promise<Response> {
  if (!isOperation(name)) return problem(unknownOperation(name))
  const operation: Operation = operations[name]
  const allow = operation.kind === 'read' ? 'GET, HEAD, POST, OPTIONS' : 'POST, OPTIONS'
  if (!allow.split(', ').includes(request.method) || request.method === 'OPTIONS') {
    return notAllowed(request.method, allow)
  }
  return await admit(async credential => {
    const asked = await requestInput(request, operation)
    if (!asked.ok) return problem(asked.refusal)
    if (request.method !== 'POST' && operationMeant(name, asked.value.input) !== name)
      return notAllowed(request.method, 'POST, OPTIONS')
    const headers = headerFields(request.headers)
    if (!headers.ok) return problem(headers.refusal)
    const outcome = await call({ ...asked.value, ...headers.value, operation: name, credential })
    return outcome.ok ? json(outcome.value) : problem(outcome.refusal)
  })
}

type HeaderFields = Pick<Call, 'org' | 'minSeq' | 'idempotencyKey'>

function headerFields(headers: Headers): Outcome<HeaderFields> {
  const idempotencyKey = headers.get('idempotency-key')
  if (idempotencyKey !== null && !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey)) {
    return refuse(
      'bad_idempotency_key',
      'The Idempotency-Key is not 1 to 200 visible ASCII characters.',
      'Use a UUID, for example.',
      { path: 'Idempotency-Key' },
    )
  }
  const typed = headers.get('locum-min-seq')
  const minSeq = typed === null ? undefined : seqOf(typed)
  if (minSeq === null) return badSeq('Locum-Min-Seq')
  const org = headers.get('locum-org')
  return ok({
    ...(idempotencyKey !== null && { idempotencyKey }),
    ...(minSeq !== undefined && { minSeq }),
    ...(org !== null && { org }),
  })
}

function unknownOperation(name: string) {
  const near = nearest(name, Object.keys(operations))
  return refuse(
    'unknown_operation',
    'There is no such operation.',
    near === null ? 'See /openapi.json for all of them.' : `Did you mean ${near}? See /openapi.json for all.`,
    near === null ? {} : { details: { suggestion: near } },
  ).refusal
}
