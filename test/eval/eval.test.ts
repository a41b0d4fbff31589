import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Organisations, openOrganisations } from './organisations.ts'
import { questionsOf, setNames } from './questions.ts'
import { judge, type Result, scoreOf } from './score.ts'

/** The questions on the sample; those on public data are asked by `npm run eval`. */
const questions = setNames().flatMap(set => (questionsOf(set) ?? []).filter(({ data }) => data === 'sample'))
let organisations: Organisations
let results: Result[]

beforeAll(async () => {
  organisations = await openOrganisations(null)
  results = []
  for (const question of questions) results.push(await judge(organisations, question, text => text))
}, 120_000)
afterAll(() => organisations?.close())

it('Q3: no sentence stands without an entry its reader can open', () => {
  expect(results.filter(({ uncited }) => uncited).map(({ question }) => question.id)).toEqual([])
})

it('Q3: nothing that is out of scope is answered', () => {
  expect(scoreOf(results).outOfScopeAnswered).toBe(0)
})

it('at least 95 % of the outcomes are right, and at most 5 % of the answerable are refused', () => {
  const { right, wrongRefusals, answerable } = scoreOf(results)
  const wrong = results
    .filter(({ fault }) => fault !== null)
    .map(({ question, fault }) => `${question.id}: ${fault}`)
  expect(right / results.length, wrong.join('\n')).toBeGreaterThanOrEqual(0.95)
  expect(wrongRefusals / answerable, wrong.join('\n')).toBeLessThanOrEqual(0.05)
})
