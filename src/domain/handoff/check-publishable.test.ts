import { describe, expect, test } from 'vitest'
import { checkMarkdown } from './check.ts'
import { complete, exampleContext } from './check-examples.ts'
import { publishable } from './check-publishable.ts'

describe('publishing what was found', () => {
  const findings = (text: string) => checkMarkdown(text, exampleContext()).findings
  const incomplete = findings(
    `${complete}## Question\n- Keep the export?\n- Keep LIN-482?\n## Watch\n- LIN-482\n`,
  )

  test('nothing found is complete', () => {
    expect(publishable([], ['left_out'])).toEqual({ ok: true, overrides: [], incomplete: false })
  })

  test('a warning stops it until its code is overridden', () => {
    const result = publishable(incomplete, ['only_a_link'])
    expect(result).toMatchObject({
      ok: false,
      remaining: [{ code: 'question_without_answerer' }, { code: 'question_without_answerer' }],
    })
  })

  test('what was overridden is recorded once, and the handoff is incomplete', () => {
    expect(publishable(incomplete, ['only_a_link', 'question_without_answerer', 'left_out'])).toEqual({
      ok: true,
      overrides: ['question_without_answerer', 'only_a_link'],
      incomplete: true,
    })
  })

  test('an error cannot be overridden', () => {
    expect(publishable(findings('All quiet.'), ['no_return', 'section_missing']).ok).toBe(false)
  })
})
