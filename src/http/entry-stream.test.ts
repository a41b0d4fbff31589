import { beforeEach, expect, test } from 'vitest'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { EntryStream, type Page } from './entry-stream.ts'

/** A record of numbered entries, of which `hidden` are not for this reader. */
let head: number
let hidden: Set<number>
let revoked: boolean
let reads: number
let wake: () => void

beforeEach(() => {
  head = 0
  hidden = new Set()
  revoked = false
  reads = 0
  wake = () => {}
})

async function read(after: number): Promise<Outcome<Page>> {
  reads++
  if (revoked) return refuse('unauthenticated', 'The token is revoked.', 'Ask for another.')
  const seqs = Array.from({ length: Math.max(0, head - after) }, (_, i) => after + 1 + i).filter(
    s => !hidden.has(s),
  )
  const next = seqs.length > 200 ? 'more' : null
  return ok({ items: seqs.slice(0, 200).map(seq => ({ seq })), next, atSeq: head })
}

function open(after: number, heartbeatMs = 60_000) {
  let isEnded = false
  const stream = new EntryStream({
    read,
    onCommit: listener => {
      wake = listener
      return () => {}
    },
    after,
    heartbeatMs,
    ended: () => {
      isEnded = true
    },
    failed: error => {
      throw error
    },
  })
  const reader = stream.body().pipeThrough(new TextDecoderStream()).getReader()
  return { stream, next: async () => (await reader.read()).value, reader, isEnded: () => isEnded }
}

test('replays what came after, leaves out what is hidden, then follows', async () => {
  head = 3
  hidden = new Set([2, 4])
  const { next, stream, isEnded } = open(1)
  expect(await next()).toBe('retry: 2000\n\n')
  expect(await next()).toBe('id: 3\nevent: entry\ndata: {"seq":3}\n\n')
  head = 5
  wake()
  expect(await next()).toBe('id: 5\nevent: entry\ndata: {"seq":5}\n\n')
  stream.close()
  expect(isEnded()).toBe(true)
  expect(await next()).toBeUndefined()
})

test('further behind than 10,000 entries the reader is told to start afresh', async () => {
  head = 10_500
  const { next } = open(0)
  let text = ''
  while (!text.includes('event: reset')) text += await next()
  expect(text.match(/^id: /gm)?.length).toBeLessThanOrEqual(10_001)
  expect(text.endsWith('id: 10500\nevent: reset\ndata: {"atSeq":10500}\n\n')).toBe(true)
  head = 10_501
  wake()
  expect(await next()).toContain('id: 10501')
})

test('a reader who is ahead of the record is reset', async () => {
  head = 3
  const { next } = open(9)
  await next()
  expect(await next()).toContain('event: reset')
})

test('a slow reader is read for one page ahead, not more', async () => {
  head = 5_000
  const { next } = open(0)
  await next()
  await new Promise(resolve => setTimeout(resolve, 50))
  expect(reads).toBeLessThan(5)
})

test('a heartbeat is a comment, and ends the stream of a revoked token', async () => {
  const { next, isEnded } = open(0, 20)
  await next()
  expect(await next()).toBe(': still here\n\n')
  revoked = true
  expect(await next()).toContain('event: end\ndata: {"code":"unauthenticated"')
  expect(await next()).toBeUndefined()
  expect(isEnded()).toBe(true)
})

test('a reader who goes away ends it', async () => {
  const { reader, next, isEnded } = open(0)
  await next()
  await reader.cancel()
  expect(isEnded()).toBe(true)
})
