import { type OperationName, operations } from '../contract/operations.ts'
import { malformation, malformedInput } from '../domain/record/well-formed.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'

/**
 * Parses the input of an operation, or says where and how it is wrong. What a text looks like matters only where it is
 * kept: a question pasted with signs nobody sees is answered like any other.
 */
export function parseInput(name: OperationName, input: unknown): Outcome<unknown> {
  const problem = operations[name].kind === 'read' ? malformation(input) : malformedInput(input)
  if (problem !== null) return { ok: false, refusal: problem }
  const parsed = operations[name].input.safeParse(input ?? {})
  if (parsed.success) return ok(parsed.data)
  const errors = parsed.error.issues.map(issue => ({ path: pathText(issue.path), message: issue.message }))
  const [first] = errors
  const where = first === undefined || first.path === '' ? '' : `${first.path}: `
  return refuse(
    'invalid_input',
    `${where}${first?.message ?? 'The input is not valid.'}`,
    'Correct the input and send it again.',
    {
      path: first?.path ?? '',
      details: { errors: errors.slice(0, 20) },
    },
  )
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}
