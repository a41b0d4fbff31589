import { describe, expect, it } from 'vitest'
import type { PersonId } from '../ids.ts'
import { firstFew, joined, listed, people, someone, told, unended, written } from './told.ts'

const [ana, noor, li] = ['per_ana', 'per_noor', 'per_li'] as PersonId[] as [PersonId, PersonId, PersonId]
const handleOf = (person: PersonId) => person.slice(4)
const text = (of: ReturnType<typeof told>) => written(of, handleOf).text

describe('a sentence names people and instants as what they are', () => {
  it('and says where in its text they stand', () => {
    const at = Date.parse('2026-11-20T08:00:00Z')
    expect(written(told`${{ person: ana }} is back at ${{ at }}.`, handleOf)).toEqual({
      text: 'ana is back at 2026-11-20T08:00:00Z.',
      marks: [
        { person: ana, from: 0, to: 3 },
        { at, from: 15, to: 35 },
      ],
    })
  })

  it('quoted words that look like a handle or a time are words', () => {
    expect(written(told`“${'ana, 2026-11-20T08:00:00Z'}”`, handleOf).marks).toEqual([])
  })

  it.each([
    [listed([]), ''],
    [listed(people([ana])), 'ana'],
    [listed(people([ana, noor])), 'ana and noor'],
    [listed(people([ana, noor, li])), 'ana, noor and li'],
    [firstFew(people([ana, noor, li]), 2), 'ana, noor and 1 more'],
    [joined(['a', told`b ${2}`], '; '), 'a; b 2'],
    [someone(null, 'nobody'), 'nobody'],
    [told`${unended('Done.')}; more`, 'Done; more'],
  ])('%j reads %s', (of, expected) => {
    expect(text(of)).toBe(expected)
  })
})
