import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sql } from '../../src/storage/sql.ts'
import { type Serving, serving } from '../http/serving.ts'
import { engines } from '../world.ts'
import { Browser, firstSecret, secretIn } from './browser.ts'

const ana = { choice: 'empty', name: 'Ana Brandt', zone: 'Europe/Berlin' }

describe.each(engines)('signing in on %s', engine => {
  let here: Serving
  let browser: Browser
  beforeEach(async () => {
    here = await serving(engine)
    browser = new Browser(here)
  })
  afterEach(() => here?.close())

  const setUp = async () => {
    await browser.openFirstLink()
    return await browser.post('/auth/first-run', ana)
  }

  it('the set-up link leads to the first run, and that to an organisation of one signed in', async () => {
    const opened = await browser.openFirstLink()
    expect(opened.body).toEqual({ person: null, org: null, next: 'first-run' })
    expect((await browser.get('/auth/me')).body).toMatchObject({ signedIn: false, firstRun: true })
    const begun = await browser.post('/auth/first-run', ana)
    expect(begun.body).toEqual({ person: 'ana', org: 'locum', next: 'home', commands: [] })
    expect((await browser.get('/auth/me')).body).toMatchObject({
      signedIn: true,
      firstRun: false,
      person: { handle: 'ana', name: 'Ana Brandt', zone: 'Europe/Berlin', admin: true },
      org: { slug: 'locum', simulated: false, sample: false, personas: [] },
      assurance: 'session',
    })
    expect((await browser.post('/api/v1/person.list')).status).toBe(200)
    expect((await browser.post('/auth/first-run', ana)).status).toBe(401)
  })

  it('the cookie is out of the reach of scripts and other sites', async () => {
    const opened = await browser.openFirstLink()
    expect(opened.headers.get('set-cookie')).toMatch(
      /^locum=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Strict$/,
    )
  })

  it('a link opens once, also when two open it at once', async () => {
    const link = await firstSecret(here)
    const both = await Promise.all([1, 2].map(() => new Browser(here).post('/auth/link', { link })))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
    expect((await browser.post('/auth/link', { link })).body.code).toBe('invalid_link')
  })

  it('just me can hand off to themselves at once', async () => {
    await browser.openFirstLink()
    const begun = await browser.post('/auth/first-run', {
      ...{ choice: 'just-me', name: 'Noor Haddad', zone: 'America/Los_Angeles', area: 'side/project' },
    })
    expect(begun.status).toBe(200)
    const shown = await browser.post('/api/v1/area.show', { path: 'side/project' })
    expect(JSON.stringify(shown.body)).toContain('noor')
  })

  it('an invitation lets a person in once, and not when withdrawn', async () => {
    await setUp()
    await browser.post('/api/v1/person.add', { handle: 'ben', name: 'Ben Okafor' })
    const first = await browser.post('/api/v1/invitation.create', { person: 'ben' })
    await browser.post('/api/v1/invitation.revoke', { id: first.body.id })
    const ben = new Browser(here)
    expect((await ben.post('/auth/link', { link: secretIn(first.body.url) })).status).toBe(403)
    const second = await browser.post('/api/v1/invitation.create', { person: 'ben' })
    const opened = await ben.post('/auth/link', { link: secretIn(second.body.url) })
    expect(opened.body).toEqual({ person: 'ben', org: 'locum', next: 'home' })
    const again = await browser.post('/api/v1/invitation.create', { person: 'ben' })
    expect(again.body.code).toBe('already_joined')
    const listed = await browser.post('/api/v1/invitation.list')
    expect(listed.body.items.map(({ state }: { state: string }) => state)).toEqual(['revoked', 'used'])
    expect((await ben.post('/api/v1/invitation.list')).status).toBe(403)
  })

  it('a session ends by signing out, everywhere at once, and when its person leaves', async () => {
    await setUp()
    await browser.post('/api/v1/person.add', { handle: 'ben', name: 'Ben Okafor' })
    const invited = await browser.post('/api/v1/invitation.create', { person: 'ben' })
    const ben = new Browser(here)
    await ben.post('/auth/link', { link: secretIn(invited.body.url) })
    expect((await ben.post('/api/v1/session.list')).body.items).toMatchObject([{ agent: 'Firefox on Linux' }])
    await browser.post('/api/v1/person.leave', { handle: 'ben' })
    expect((await ben.post('/api/v1/person.list')).body.code).toBe('unauthenticated')
    const other = new Browser(here)
    await other.openFirstLink()
    const kept = other.cookie
    await browser.post('/auth/sign-out', { everywhere: true })
    expect(browser.cookie).toBe(null)
    expect((await other.post('/api/v1/person.list')).status).toBe(401)
    // Asked with the cookie of before, the answer must not take away one that came meanwhile.
    const late = await other.get('/auth/me')
    expect(late.body.signedIn).toBe(false)
    expect(late.headers.get('set-cookie')).toBe(null)
    expect(kept).not.toBe(null)
  })

  it('a request says whether anybody made it, or a page by itself', async () => {
    await setUp()
    const seen = async () => {
      const { body } = await browser.post('/api/v1/session.list', {}, { 'Locum-Unattended': '1' })
      return body.items[0].seenAt
    }
    const before = await seen()
    await here.composed.env.store.write(1, function* () {
      yield sql`UPDATE session SET seen_at = seen_at - 21600000`
    })
    const aged = await seen()
    expect(Date.parse(before) - Date.parse(aged)).toBe(6 * 3_600_000)
    await browser.get('/auth/me', { 'Locum-Unattended': '1' })
    expect(await seen()).toBe(aged)
    await browser.get('/auth/me')
    expect(Date.parse(await seen())).toBeGreaterThanOrEqual(Date.parse(before))
  })

  it('the people of a real organisation are not tried on', async () => {
    await setUp()
    expect((await browser.post('/auth/persona', { handle: 'ana' })).body.code).toBe('not_simulated')
    expect((await browser.post('/auth/sample/reset')).body.code).toBe('not_simulated')
    expect((await browser.post('/auth/sample/clock', { to: '03:00', zone: 'Europe/Berlin' })).status).toBe(
      422,
    )
  })
})

describe('where a request comes from', () => {
  let here: Serving
  let browser: Browser
  beforeEach(async () => {
    here = await serving('sqlite')
    browser = new Browser(here)
    await browser.openFirstLink()
    await browser.post('/auth/first-run', ana)
  })
  afterEach(() => here?.close())

  it.each([
    ['another origin', { Origin: 'https://evil.example' }],
    ['another port', { Origin: 'http://localhost:81' }],
    ['an opaque origin', { Origin: 'null' }],
    ['another site', { Origin: 'http://localhost', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { Origin: 'http://localhost', 'Sec-Fetch-Site': 'same-site' }],
  ])('%s is refused', async (_name, headers) => {
    for (const path of ['/api/v1/person.list', '/auth/sign-out']) {
      expect((await browser.post(path, {}, headers)).body.code).toBe('foreign_origin')
    }
  })

  it('no origin at all is refused, unless the browser vouches', async () => {
    const headers = { 'Content-Type': 'application/json' }
    const bare = await browser.send('/api/v1/person.list', { method: 'POST', headers, body: '{}' })
    expect(bare.body.code).toBe('foreign_origin')
    const vouched = { ...headers, 'Sec-Fetch-Site': 'same-origin' }
    const known = await browser.send('/api/v1/person.list', { method: 'POST', headers: vouched, body: '{}' })
    expect(known.status).toBe(200)
  })

  it('what is not declared as JSON is refused', async () => {
    const answer = await browser.post('/auth/sign-out', {}, { 'Content-Type': 'text/plain' })
    expect(answer.status).toBe(415)
  })

  it('a foreign Host is refused', async () => {
    const answer = await here.app.fetch(new Request('http://evil.example/auth/me'))
    expect(await answer.json()).toMatchObject({ code: 'foreign_host' })
  })

  it('links tried in a row are slowed', async () => {
    const tries: number[] = []
    for (let i = 0; i < 40; i++) tries.push((await browser.post('/auth/link', { link: 'x' })).status)
    expect(tries).toContain(429)
  })
})
