import { randomInt, randomUUID } from 'node:crypto'
import type { Answer, Server } from './server.ts'

/** One write as its writer knows it. */
export interface Write {
  readonly key: string
  /** Without its key a write is not said again, and still must not be written twice. */
  readonly keyed: boolean
  readonly token: string
  readonly operation: string
  readonly input: unknown
  /** Texts that only this write's entries hold. */
  readonly texts: readonly string[]
}

export interface Acknowledged {
  readonly write: Write
  readonly seq: number
}

/** Everything the writers were told, and what they were not told about: cut off, or answered with a fault. */
export interface Ledger {
  readonly acknowledged: Acknowledged[]
  readonly unanswered: Write[]
}

/** Who writes what: made once for each organisation, with tokens that outlive any process. */
export interface Cast {
  readonly item: string
  /** By token: who follows, as of the last write. One who was told nothing says it again, so this stays true. */
  readonly follows: Map<string, boolean>
  readonly tokens: { readonly ana: string; readonly ben: string; readonly noor: string; readonly sam: string }
}

export async function makeCast(server: Server): Promise<Cast> {
  const ana = { as: 'ana' }
  for (const handle of ['ben', 'noor', 'sam'])
    await server.must(ana, 'person.add', { handle, name: handle, zone: 'Europe/Berlin' })
  await server.must(ana, 'team.set', { name: 'payments', members: ['ana', 'ben', 'noor', 'sam'] })
  await server.must(ana, 'area.add', { path: 'payments', team: 'payments' })
  const published = await server.must(ana, 'handoff.publish', { markdown: handoff(['Refunds are slow.']) })
  const token = async (as: string): Promise<string> => (await server.must({ as }, 'token.create', {})).token
  return {
    item: published.items[0].id,
    follows: new Map(),
    tokens: {
      ana: await token('ana'),
      ben: await token('ben'),
      noor: await token('noor'),
      sam: await token('sam'),
    },
  }
}

/** A handoff to the team with these lines of work, whose author goes in an hour and is back the next day. */
export function handoff(lines: readonly string[], now: number = Date.now()): string {
  const work = lines.map(line => `- ${line} condition: stable next: look at it`).join('\n')
  const front = `---\nto: team:payments\narea: payments\noffline: ${minute(now + 3_600_000)}\nback: ${minute(now + 86_400_000)}\n---\n`
  return `${front}Short.\n\n## Hold\n- none\n## Blocked\n- none\n## Work\n${work}\n`
}

function minute(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 16)}Z`
}

/** Six writers at once, until `enough` writes are acknowledged and `strike` has cut them off. */
export async function writeUntil(
  server: Server,
  cast: Cast,
  enough: number,
  strike: () => Promise<unknown>,
): Promise<Ledger> {
  const ledger: Ledger = { acknowledged: [], unanswered: [] }
  const target = enough + randomInt(20)
  let struck: Promise<unknown> | null = null
  const writer = async (next: () => Write): Promise<void> => {
    while (struck === null) {
      const write = next()
      const answer = await server
        .call({ token: write.token }, write.operation, write.input, write.keyed ? write.key : undefined)
        .catch(() => null)
      record(ledger, write, answer)
      if (ledger.acknowledged.length >= target && struck === null) struck = after(randomInt(12), strike)
    }
  }
  await Promise.all(writes(cast).map(writer))
  await struck
  return ledger
}

/** A writer who was told nothing says it again with the same key: it is written once, whichever way it went. */
export async function sayAgain(server: Server, unanswered: readonly Write[]): Promise<Acknowledged[]> {
  const ledger: Ledger = { acknowledged: [], unanswered: [] }
  for (const write of unanswered.filter(({ keyed }) => keyed)) {
    const { token, operation, input, key } = write
    record(ledger, write, await server.call({ token }, operation, input, key))
  }
  if (ledger.unanswered.length > 0) throw new Error('a fault on a server that was not disturbed')
  return ledger.acknowledged
}

async function after(ms: number, act: () => Promise<unknown>): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, ms))
  await act()
}

function record(ledger: Ledger, write: Write, answer: Answer | null): void {
  if (answer === null || answer.status >= 500) ledger.unanswered.push(write)
  else if (answer.status === 200) ledger.acknowledged.push({ write, seq: answer.body.seq })
  else throw new Error(`${write.operation}: ${answer.status} ${JSON.stringify(answer.body)}`)
}

function writes({ item, tokens, follows }: Cast): (() => Write)[] {
  const note = (token: string, keyed: boolean) => (): Write => {
    const key = randomUUID()
    const text = `progress ${key}`
    return { key, keyed, token, operation: 'item.note', input: { id: item, text }, texts: [text] }
  }
  const follow = (token: string) => (): Write => {
    const operation = follows.get(token) === true ? 'area.unfollow' : 'area.follow'
    follows.set(token, operation === 'area.follow')
    return { key: randomUUID(), keyed: true, token, operation, input: { path: 'payments' }, texts: [] }
  }
  const publish = (): Write => {
    const key = randomUUID()
    const texts = [1, 2, 3, 4, 5, 6].map(n => `line ${n} of ${key}`)
    const input = { markdown: handoff(texts), override: ['left_out'] }
    return { key, keyed: true, token: tokens.ben, operation: 'handoff.publish', input, texts }
  }
  return [
    note(tokens.ana, true),
    note(tokens.ana, false),
    note(tokens.ana, false),
    follow(tokens.noor),
    follow(tokens.sam),
    publish,
  ]
}
