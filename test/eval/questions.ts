import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { refusalCodes } from '../../src/domain/ask/answer.ts'

const outcome = z.enum(['answer', 'redirect', 'refuse'])

const question = z.strictObject({
  id: z.string(),
  data: z.enum(['kubernetes', 'triage', 'sample']),
  as: z.string().default('reader'),
  at: z.string().optional(),
  question: z.string(),
  outcome: z.union([outcome.transform(one => [one]), z.array(outcome).min(1)]),
  codes: z.array(z.enum(refusalCodes)).optional(),
  to: z.array(z.string()).optional(),
  says: z.array(z.string()).default([]),
  cites: z.array(z.string()).default([]),
  why: z.string().optional(),
})

/** A question with its known outcome, as README.md describes it. */
export type Question = z.output<typeof question>

/** Every set there is: each file of questions beside this one. */
export function setNames(): string[] {
  return readdirSync(fileURLToPath(new URL('.', import.meta.url)))
    .filter(file => file.endsWith('.json') && file !== 'first-run.json')
    .map(file => file.slice(0, -'.json'.length))
    .sort()
}

/** The questions of a set; null where its file is not there. */
export function questionsOf(name: string): Question[] | null {
  const file = fileURLToPath(new URL(`${name}.json`, import.meta.url))
  if (!existsSync(file)) return null
  const found = z.array(question).parse(JSON.parse(readFileSync(file, 'utf8')))
  if (new Set(found.map(({ id }) => id)).size !== found.length) throw new Error(`${name}: an id stands twice`)
  return found
}
