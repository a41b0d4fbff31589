import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { operations } from '../../src/contract/operations.ts'
import { tools } from '../../src/mcp/tools.ts'
import { locum } from '../cli/run.ts'
import { type Serving, serving } from '../http/serving.ts'
import { engines } from '../world.ts'
import { type Assistant, assistantByHttp, assistantByStdio } from './connected.ts'

/** Ana leads payments with Li; a helper of Li's works the night. */
async function payments(api: Serving): Promise<{ ana: string; li: string; nightly: string }> {
  await api.composed.locum.init({
    org: 'locum',
    admin: 'ana',
    zone: 'Europe/Berlin',
    simulated: false,
    startTypes: true,
  })
  const ana = await api.token('ana')
  const must = async (operation: string, input: unknown) => {
    const answer = await api.post(ana, operation, input)
    if (answer.status !== 200) throw new Error(`${operation}: ${JSON.stringify(answer.body)}`)
  }
  await must('person.add', { handle: 'li', name: 'Li', zone: 'Asia/Shanghai' })
  await must('person.add', { handle: 'nightly', name: 'Nightly', agent: true, sponsor: 'li' })
  await must('team.set', { name: 'payments', members: ['ana', 'li'] })
  await must('area.add', { path: 'payments', team: 'payments', techLeads: ['li'] })
  await must('grant.add', { types: ['deploy.production'], area: 'payments', holders: ['@li'] })
  const li = await api.token('li')
  const { body } = await api.post(li, 'token.create', { as: 'nightly' })
  return { ana, li, nightly: body.token }
}

describe.each(engines)('an assistant over HTTP on %s', engine => {
  let api: Serving
  let tokens: Awaited<ReturnType<typeof payments>>
  let ofAna: Assistant
  let ofNightly: Assistant

  beforeAll(async () => {
    api = await serving(engine)
    tokens = await payments(api)
    ofAna = await assistantByHttp(api.app, tokens.ana)
    ofNightly = await assistantByHttp(api.app, tokens.nightly)
  })
  afterAll(async () => {
    await ofAna.close()
    await ofNightly.close()
    await api.close()
  })

  it('is offered few tools, with the schemas and hints that are kept here', async () => {
    const offered = await ofAna.client.listTools()
    await expect(JSON.stringify(offered.tools, null, 2)).toMatchFileSnapshot('./tools.json.snap')
    expect(offered.tools.map(tool => tool.name)).toEqual(tools.map(tool => tool.name))
    for (const { annotations, name } of offered.tools) {
      const { kind } = operations[name.replace('_', '.') as keyof typeof operations]
      expect(annotations?.readOnlyHint, name).toBe(kind === 'read')
      expect(annotations?.destructiveHint, name).toBe(false)
    }
  })

  it('reads what the API answers, word for word', async () => {
    const question = { type: 'deploy.production', area: 'payments' }
    const at = '2030-01-07T02:00:00Z'
    const { body } = await ofAna.use('authority_who', { ...question, at })
    const byApi = await api.post(tokens.ana, 'authority.who', { ...question, at })
    expect(body).toEqual(byApi.body)
    expect(body.chain[0].person).toBe('li')
    const brief = await ofAna.use('brief_read')
    expect(brief.body.person).toBe('ana')
  })

  it('asks at another instant', async () => {
    const question = { handle: 'li', type: 'deploy.production', area: 'payments' }
    const at = '2030-01-07T02:00:00Z'
    const later = await ofAna.use('authority_may', { ...question, at })
    expect(later.body.at).toBe(at)
  })

  it('writes in the name of its token, marked as through an assistant, and once for one key', async () => {
    const input = {
      type: 'deploy.production',
      area: 'payments',
      text: 'Ship release 413?',
      idempotencyKey: 'a',
    }
    const first = await ofAna.use('decision_request', input)
    const again = await ofAna.use('decision_request', input)
    expect(first).toMatchObject({ isError: false, body: { state: 'open', asker: 'ana' } })
    expect(again.body).toEqual(first.body)
    const { body } = await api.post(tokens.ana, 'record.list', { kind: 'decision.requested' })
    expect(body.items).toMatchObject([{ actor: 'ana', via: 'mcp', assurance: 'token' }])
  })

  it('is told refusals as errors that say what to do next, and records nothing', async () => {
    const before = await api.post(tokens.ana, 'record.list', { newestFirst: true, limit: 1 })
    const unknown = await ofAna.use('authority_who', { type: 'no.such', area: 'payments' })
    expect(unknown).toMatchObject({
      isError: true,
      body: { refusal: { code: 'unknown_type', path: 'type' } },
    })
    const bad = await ofAna.use('decision_request', { type: 7, extra: true })
    expect(bad).toMatchObject({ isError: true, body: { refusal: { code: 'invalid_input' } } })
    expect(bad.body.refusal.next).not.toBe('')
    const after = await api.post(tokens.ana, 'record.list', { newestFirst: true, limit: 1 })
    expect(after.body.atSeq).toBe(before.body.atSeq)
  })

  it('a tool that reads writes nothing, whatever it is told; a question is left by a tool of its own', async () => {
    const question = 'Who built the payments dashboard?'
    const before = await api.post(tokens.ana, 'record.list', { newestFirst: true, limit: 1 })
    for (const leave of [true, 'true', false])
      expect(await ofAna.use('record_ask', { question, leave })).toMatchObject(
        leave === false
          ? { isError: false, body: { leaveWith: 'li' } }
          : { isError: true, body: { refusal: { path: 'leave' } } },
      )
    const after = await api.post(tokens.ana, 'record.list', { newestFirst: true, limit: 1 })
    expect(after.body.atSeq).toBe(before.body.atSeq)
    const left = await ofAna.use('question_leave', { question })
    expect(left).toMatchObject({ isError: false, body: { left: { with: 'li' } } })
  })

  it('an agent does not accept or answer as people do', async () => {
    for (const [tool, input] of [
      ['handoff_accept', { id: 'H-1' }],
      ['item_answer', { question: 'I-1', text: 'Yes' }],
      ['handoff_draft', {}],
    ] as const) {
      const told = await ofNightly.use(tool, input)
      expect(told, tool).toMatchObject({ isError: true, body: { refusal: { code: 'not_permitted' } } })
    }
  })

  it('what an agent asks waits for its sponsor where the organisation says so, and has no effect until then', async () => {
    await api.post(tokens.ana, 'org.set', { key: 'agentConfirm', value: 'yes' })
    const text = 'Ship release 414?'
    const asked = await ofNightly.use('decision_request', {
      type: 'deploy.production',
      area: 'payments',
      text,
    })
    expect(asked).toMatchObject({ isError: false, body: { state: 'pending' } })
    const texts = async () => {
      const { body } = await api.post(tokens.li, 'decision.list', { state: 'open' })
      return body.items.map((item: { text: string }) => item.text)
    }
    expect(await texts()).not.toContain(text)
    expect((await api.post(tokens.li, 'entry.confirm', { id: asked.body.id })).status).toBe(200)
    expect(await texts()).toContain(text)
  })

  it('a question an agent leaves waits for its sponsor, too, and is nowhere until then nor once it is declined', async () => {
    const question = 'Who paints the payments fence?'
    const asked = await ofNightly.use('question_leave', { question })
    expect(asked).toMatchObject({ isError: false, body: { state: 'pending' } })
    const shown = async () => {
      const answers = await Promise.all([
        api.post(tokens.ana, 'brief.read', {}),
        api.post(tokens.ana, 'record.search', { query: 'fence' }),
        api.post(tokens.ana, 'record.ask', { question: 'which questions are open in payments?' }),
        api.post(tokens.li, 'brief.read', { open: 'questions' }),
      ])
      return answers.map(({ body }) => JSON.stringify(body).includes('fence'))
    }
    expect(await shown()).toEqual([false, false, false, false])
    expect((await api.post(tokens.li, 'entry.decline', { id: asked.body.id })).status).toBe(200)
    expect(await shown()).toEqual([false, false, false, false])
  })

  it('nobody is granted anything by a tool, nor an agent by the API', async () => {
    expect(
      tools.filter(({ operation }) => /^(grant|delegation|freeze|fence|type|admin)\./.test(operation)),
    ).toEqual([])
    await expect(ofAna.client.callTool({ name: 'grant_add', arguments: {} })).rejects.toThrow(/grant_add/)
    const input = { types: ['deploy.production'], area: 'payments', holders: ['@nightly'] }
    const refused = await api.post(tokens.nightly, 'grant.add', input)
    expect(refused.body).toMatchObject({ status: 403, code: 'not_permitted' })
  })

  it('needs a token: none, a false one, a signed-in browser and a page elsewhere are turned away', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' })
    const send = (headers: Record<string, string>) =>
      api.app.fetch(
        new Request('http://localhost/mcp', {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Accept: 'application/json, text/event-stream',
            ...headers,
          },
          body,
        }),
      )
    const none = await send({})
    expect(none.status).toBe(401)
    expect(none.headers.get('WWW-Authenticate')).toContain('Bearer')
    const byCookie = await send({
      Cookie: '__Host-locum-session=x; locum-session=x',
      Origin: 'http://localhost',
    })
    expect(byCookie.status).toBe(401)
    const asNobody = await send({ Authorization: 'Bearer locum_false' })
    expect([asNobody.status, await asNobody.json()]).toMatchObject([401, { code: 'unauthenticated' }])
    await expect(assistantByHttp(api.app, 'locum_false')).rejects.toThrow()
    const elsewhere = await send({ Authorization: 'Bearer locum_false', Origin: 'https://elsewhere.example' })
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([403, { code: 'foreign_origin' }])
    expect(api.faults).toEqual([])
  })

  it('a token is of one organisation: at another, and at none, an assistant meets the same refusal', async () => {
    await api.composed.locum.init({ org: 'elsewhere', admin: 'ana', zone: 'Europe/Berlin', simulated: false })
    const send = async (org: string) => {
      const request = new Request('http://localhost/mcp', {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          Accept: 'application/json, text/event-stream',
          Authorization: `Bearer ${tokens.ana}`,
          'Locum-Org': org,
        },
        body: JSON.stringify({
          jsonrpc: '2.0',
          id: 1,
          method: 'tools/call',
          params: { name: 'brief_read', arguments: {} },
        }),
      })
      const answered = await api.app.fetch(request)
      return [answered.status, (await answered.text()).replaceAll(org, 'ORG')]
    }
    expect(await send('elsewhere')).toEqual(await send('nowhere'))
    expect((await send('elsewhere'))[0]).toBe(401)
    expect((await send('locum'))[0]).toBe(200)
  })
})

test('an assistant on standard input and output reads a data folder in the name that was typed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'locum-mcp-'))
  const data = join(folder, 'data')
  const made = await locum(['--data', data, 'init', '--admin', 'ana', '--zone', 'Europe/Berlin'])
  expect(made.code).toBe(0)
  const main = join(import.meta.dirname, '../../src/server/main.ts')
  const assistant = await assistantByStdio(process.execPath, [main, 'mcp', '--data', data, '--as', 'ana'])
  expect((await assistant.use('brief_read')).body.person).toBe('ana')
  const asked = await assistant.use('decision_request', {
    type: 'spend',
    area: '/',
    text: 'A second monitor?',
  })
  expect(asked.isError ? asked.body.refusal : asked.body).toMatchObject({ asker: 'ana' })
  await assistant.close()
  const { stdout } = await locum(['--data', data, 'record', 'list', '--kind', 'decision.requested'])
  expect(JSON.parse(stdout).items).toMatchObject([{ actor: 'ana', via: 'mcp', assurance: 'asserted' }])
  rmSync(folder, { recursive: true, force: true })
})
