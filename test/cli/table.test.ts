import { describe, expect, test } from 'vitest'
import { commands, groups } from '../../src/cli/commands.ts'
import type { Operation } from '../../src/contract/operation.ts'
import { operations } from '../../src/contract/operations.ts'

const table: Readonly<Record<string, Operation>> = operations

const spoken = commands.flatMap(spec => ('operation' in spec.does ? [{ spec, ...spec.does }] : []))

/** Read on this machine: sent as `facts` (H4), or answered without an organisation. */
const readHere: Readonly<Record<string, readonly string[]>> = {
  'handoff.draft': ['git', 'refs'],
  'authority.weekend-test': ['codeowners', 'owners'],
}
/** Sent by `locum import …`. */
const withoutWords = ['import.apply', 'import.finish']

describe('the command line and the operation table', () => {
  test.each(spoken.map(({ spec, operation, kind }) => [spec.words, operation, kind] as const))(
    '`locum %s` is the operation %s, a %s',
    (_words, operation, kind) => {
      expect(table[operation]?.kind, `${operation} is no operation`).toBe(kind)
    },
  )

  test.each(spoken.map(({ spec, operation }) => [spec.words, operation, spec] as const))(
    'every argument and option of `locum %s` is a field of %s',
    (_words, operation, spec) => {
      const known = [...fieldsOf(operation), ...(readHere[operation] ?? [])]
      const typed = [...spec.args, ...spec.options].map(({ name }) => name)
      expect(
        typed.filter(name => !known.includes(name)),
        `of ${known.join(' ')}`,
      ).toEqual([])
    },
  )

  test('every operation can be said on the command line', () => {
    const said = new Set(spoken.map(({ operation }) => operation))
    const silent = Object.keys(table).filter(name => !said.has(name) && !withoutWords.includes(name))
    expect(silent).toEqual([])
  })

  // A group without a line of its own takes no options before its verb either.
  test('every group of commands says what it is about, and none that is not there', () => {
    const words = commands.map(spec => spec.words.split(' '))
    const single = new Set(words.filter(({ length }) => length === 1).map(([word = '']) => word))
    const grouped = new Set(words.filter(({ length }) => length > 1).map(([word = '']) => word))
    expect([...grouped].filter(word => groups[word] === undefined && !single.has(word))).toEqual([])
    expect(Object.keys(groups).filter(word => !grouped.has(word))).toEqual([])
  })
})

function fieldsOf(operation: string): string[] {
  const input = table[operation]?.input as
    | { shape?: Record<string, unknown>; options?: unknown[]; def?: { in?: unknown } }
    | undefined
  return [...new Set(shapes(input))]
}

/** The fields of an object, of each side of a union, and of what a transform reads. */
function shapes(schema: unknown): string[] {
  const seen = schema as { shape?: object; options?: unknown[]; in?: unknown } | undefined
  if (seen?.shape !== undefined) return Object.keys(seen.shape)
  if (Array.isArray(seen?.options)) return seen.options.flatMap(shapes)
  return seen?.in === undefined ? [] : shapes(seen.in)
}
