import { expect, test } from 'vitest'
import { finishCalls } from './key-parts.ts'

const keys = (count: number) => Array.from({ length: count }, (_, n) => `person:someone-${n}`)

test('keys that fit one body are one call without parts', () => {
  expect(finishCalls(keys(2_000))).toEqual([{ keys: keys(2_000) }])
})

test('more are cut into parts below the bound of a body, every key once, in order', () => {
  const calls = finishCalls([...keys(50_000), 'ü'.repeat(600)])
  expect(calls.length).toBeGreaterThan(5)
  expect(calls.flatMap(call => call.keys)).toEqual([...keys(50_000), 'ü'.repeat(600)])
  for (const [at, call] of calls.entries()) {
    expect(call.part).toEqual({ run: calls[0]?.part?.run, number: at + 1, of: calls.length })
    expect(Buffer.byteLength(JSON.stringify(call))).toBeLessThan(200 * 1_024)
    expect(call.part?.run).toMatch(/^[A-Za-z0-9-]{1,64}$/)
  }
})

test('the same keys are the same run, others another', () => {
  const runOf = (all: string[]) => finishCalls(all, 1_000)[0]?.part?.run
  expect(runOf(keys(500))).toBe(runOf(keys(500)))
  expect(runOf(keys(500))).not.toBe(runOf(keys(500).reverse()))
  expect(runOf(['a', 'b', ...keys(500)])).not.toBe(runOf(['ab', '', ...keys(500)]))
})
