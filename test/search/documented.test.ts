import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parseSearch } from '../../src/domain/search/parse.ts'
import { qualifiers } from '../../src/domain/search/qualifiers.ts'

it('every qualifier is documented as it is, and its example is read without a hint', () => {
  const said = readFileSync('docs/SEARCH.md', 'utf8')
  for (const { key, summary, example, values, absent } of qualifiers) {
    const about = `${summary}${values === undefined ? '' : `: ${values.join(', ')}`}`
    expect(said).toContain(`| \`${key}:\` | ${about} | \`${example}\` | ${absent ? `\`no:${key}\`` : ''} |`)
    expect(parseSearch(example).hints, example).toEqual([])
  }
})
