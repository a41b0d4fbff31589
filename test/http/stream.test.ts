import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engines } from '../world.ts'
import { type Serving, serving } from './serving.ts'

interface Shown {
  readonly seq: number
  readonly kind: string
  readonly area: string | null
}

/** P1 on the event stream of the real record: Sam, outside the area, is not even told that something happened. */
describe.each(engines)('the event stream on %s', engine => {
  let api: Serving
  const tokens: Record<string, string> = {}

  beforeAll(async () => {
    api = await serving(engine)
    await api.composed.locum.init({ org: 'locum', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    tokens.ana = await api.token('ana')
    for (const handle of ['ben', 'sam']) {
      await must('ana', 'person.add', { handle, name: handle })
      tokens[handle] = await api.token(handle)
    }
    await must('ana', 'team.set', { name: 'vault', members: ['ben'] })
    await must('ana', 'team.set', { name: 'docs', members: ['ben', 'sam'] })
    await must('ana', 'area.add', { path: 'vault', team: 'vault', restricted: true })
    await must('ana', 'area.add', { path: 'docs', team: 'docs' })
  })

  afterAll(async () => {
    api.app.closeStreams()
    expect(api.faults).toEqual([])
    await api.close()
  })

  async function must(by: string, operation: string, input: unknown) {
    const answer = await api.post(tokens[by]!, operation, input)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }

  function publish(area: string) {
    const markdown = `---\nto: anyone\narea: ${area}\nback: 2037-06-01T09:00[Europe/Berlin]\n---\nAll quiet in ${area}.\n\n## Done\n- Turned a key of ${area}.\n`
    return must('ben', 'handoff.publish', { markdown, override: ['section_missing'] })
  }

  /** Opens a stream; `until` reads on until an entry satisfies it and gives all that came. */
  async function listen(by: string, after: number) {
    const url = `http://localhost/api/v1/entry.stream?after=${after}`
    const answered = await api.app.fetch(
      new Request(url, { headers: { Authorization: `Bearer ${tokens[by]}` } }),
    )
    expect(answered.headers.get('content-type')).toBe('text/event-stream')
    const reader = answered.body!.getReader()
    let text = ''
    return {
      async until(wanted: (entry: Shown) => boolean): Promise<Shown[]> {
        for (;;) {
          const seen = [...text.matchAll(/^data: (.+)$/gm)].map(([, data]) => JSON.parse(data!) as Shown)
          if (seen.some(wanted)) return seen
          const { value, done } = await reader.read()
          if (done) throw new Error(`the stream of ${by} ended: ${text}`)
          text += new TextDecoder().decode(value)
        }
      },
      said: () => text,
      end: () => reader.cancel(),
    }
  }

  test('entries of a restricted area come to its team only, live and replayed', async () => {
    const { atSeq: before } = await must('ana', 'org.show', {})
    const live = { ben: await listen('ben', before), sam: await listen('sam', before) }
    const hidden = await publish('vault')
    const shown = await publish('docs')
    const isLast = ({ seq }: Shown) => seq === shown.seq
    const replayed = { ben: await listen('ben', before), sam: await listen('sam', before) }
    for (const streams of [live, replayed]) {
      const bens = await streams.ben.until(isLast)
      expect(bens.map(({ area }) => area)).toEqual(expect.arrayContaining(['vault', 'docs']))
      expect(bens.some(({ seq }) => seq === hidden.seq)).toBe(true)
      const sams = await streams.sam.until(isLast)
      expect(new Set(sams.map(({ area }) => area))).toEqual(new Set(['docs', null]))
      expect(streams.sam.said()).not.toContain('vault')
      expect(streams.sam.said()).not.toContain(hidden.id)
      await streams.ben.end()
      await streams.sam.end()
    }
  })

  test('a token revoked while it listens hears the end and nothing after', async () => {
    const { id, token } = await must('ana', 'token.create', { as: 'sam' })
    tokens.once = token
    const { atSeq } = await must('ana', 'org.show', {})
    const stream = await listen('once', atSeq)
    await must('ana', 'token.revoke', { id })
    await publish('docs')
    await expect(stream.until(() => false)).rejects.toThrow('unauthenticated')
    expect(stream.said()).not.toContain('event: entry')
  })
})
