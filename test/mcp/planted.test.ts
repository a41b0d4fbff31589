import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Serving, serving } from '../http/serving.ts'
import { type Assistant, assistantByHttp } from './connected.ts'
import { planted } from './planted.ts'

const harmless = 'Refunds are slow and safe to leave.'

let api: Serving
let token: string
let assistant: Assistant

beforeAll(async () => {
  api = await serving('sqlite')
  await api.composed.locum.init({ org: 'locum', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
  token = await api.token('ana')
  await api.post(token, 'person.add', { handle: 'li', name: 'Li', zone: 'Europe/Berlin' })
  await api.post(token, 'team.set', { name: 'payments', members: ['ana', 'li'] })
  await api.post(token, 'area.add', { path: 'payments', team: 'payments' })
  assistant = await assistantByHttp(api.app, await api.token('li'))
})
afterAll(async () => {
  await assistant.close()
  await api.close()
})

/** One handoff of a watch line for each text, offered to Li. */
function handoffOf(texts: readonly string[]): string {
  const lines = texts.map(text => `- ${text.replace(/([@#\\])/g, '\\$1')}`)
  const front = 'to: "@li"\narea: payments\noffline: 2030-01-07T18:00[Europe/Berlin]'
  return `---\n${front}\nback: 2030-01-08T09:00[Europe/Berlin]\n---\nQuiet.\n\n## Watch\n${lines.join('\n')}\n## Hold\n- none\n## Blocked\n- none\n## Work\n- none\n`
}

/** What is told of each text: the one object whose own strings hold it, with those strings replaced. */
function toldOf(answer: unknown, text: string): unknown[] {
  if (typeof answer !== 'object' || answer === null) return []
  const own = Object.values(answer).filter(one => typeof one === 'string')
  const below = Object.values(answer).flatMap(one => toldOf(one, text))
  return own.some(one => unescaped(one).includes(text)) ? [shapeOf(answer, text), ...below] : below
}

function shapeOf(value: unknown, text: string): unknown {
  if (typeof value === 'string') {
    const said = unescaped(value)
    return said === text ? 'the text' : said.includes(text) ? 'holds it' : 'string'
  }
  if (Array.isArray(value)) return value.map(one => shapeOf(one, text))
  if (typeof value !== 'object' || value === null) return typeof value
  // A link in a text is told as a reference of its line.
  const told = Object.entries(value).filter(([name]) => name !== 'refs')
  return Object.fromEntries(told.map(([name, one]) => [name, shapeOf(one, text)]))
}

/** Between back-ticks a backslash stays as it was typed. */
function unescaped(text: string): string {
  return text.replaceAll('\\', '')
}

test('a hundred planted instructions are text in the places of text, and nothing more', async () => {
  const texts = planted()
  expect(new Set(texts).size).toBe(100)
  const toolsBefore = await assistant.client.listTools()
  const markdown = handoffOf([harmless, ...texts])
  const published = await api.post(token, 'handoff.publish', { markdown })
  expect(published.status, JSON.stringify(published.body)).toBe(200)
  const { body: brief } = await assistant.use('brief_read', { open: ['offered'] })
  const [plain, ...more] = toldOf(brief, harmless)
  expect(plain).toMatchObject({ text: 'the text' })
  expect(more).toEqual([])
  for (const text of texts) expect(toldOf(brief, text), text).toEqual([plain])
  expect(await assistant.client.listTools()).toEqual(toolsBefore)
  const { body } = await api.post(token, 'record.list', { limit: 200 })
  expect(body.items.filter((entry: { via: string }) => entry.via === 'mcp')).toEqual([])
  expect(api.faults).toEqual([])
})
