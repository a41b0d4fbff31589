import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { publishByKey, settled } from './look.ts'
import { open, openSample, post, type Served, serve, signInAs, type Watched } from './served.ts'

let served: Served
let browser: Browser
const opened: Watched[] = []

async function someone(handle: string, options: Parameters<typeof open>[1] = {}): Promise<Page> {
  const watched = await open(browser, options)
  opened.push(watched)
  await signInAs(watched, served, handle)
  return watched.page
}

async function to(page: Page, path: string): Promise<void> {
  await page.goto(served.url + path)
  await settled(page)
}

/** Asha hands one fragile line to Li, as she would type it. */
async function handOffToLi(page: Page, text: string): Promise<void> {
  await to(page, '/hand-off')
  await page.getByLabel('To', { exact: true }).selectOption({ label: 'People by name' })
  await page.getByLabel('To whom, by handle').fill('@li')
  await page.getByLabel('Back', { exact: true }).fill('never')
  await page
    .getByRole('textbox', { name: 'In one line' })
    .fill('Two cents are missing in October; the import is paused.')
  const work = page.getByRole('region', { name: 'Work' })
  await work.getByRole('button', { name: 'Add a line' }).click()
  await page.keyboard.type(`${text} #payments`)
  await page.keyboard.press('Escape')
  await publishByKey(page)
}

describe.skipIf(chromiumPath() === null)('in a real browser', { timeout: 180_000 }, () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    const first = await open(browser)
    await openSample(first, served)
    await first.context.close()
  })
  afterEach(async () => {
    for (const { context, complaints } of opened.splice(0)) {
      await context.close()
      expect(
        complaints.filter(text => !/ERR_INTERNET_DISCONNECTED|status of 4(01|03|22)/.test(text)),
      ).toEqual([])
    }
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  test('hand off, brief, accept with a read-back, question, answer, close', async () => {
    const ana = await someone('ana', { timezoneId: 'Europe/Berlin' })
    const recount = 'Recount the October totals by hand.'
    await handOffToLi(ana, recount)
    const li = await someone('li', { timezoneId: 'Asia/Kolkata' })
    await to(li, '/')
    const offered = li.getByRole('region', { name: 'Offered to you' })
    await offered.getByText(recount).waitFor()
    const readBack = li.getByLabel('Read it back in one line.').first()
    expect(await readBack.inputValue(), 'fragile wants words of their own').toBe('')
    await readBack.fill('October is two cents short; I recount first.')
    await offered.getByRole('button', { name: 'Accept with questions' }).first().click()
    const question = offered.getByLabel(/^Question about/).last()
    await question.fill('Which export did you count first?')
    await offered
      .getByRole('button', { name: /^Accept .* lines?/ })
      .first()
      .click()
    await li
      .getByText(/You hold/)
      .first()
      .waitFor()
    expect(await ownerOf(li, recount)).toBe('li')

    await to(ana, '/')
    const asked = ana.getByRole('region', { name: 'Questions for you' })
    await asked.getByText('Which export did you count first?').waitFor()
    await asked
      .getByRole('button', { name: /^Act on|^Answer/ })
      .first()
      .click()
    await asked.getByRole('textbox').first().fill('The bank’s, of the 31st.')
    await asked.getByRole('button', { name: 'Answer', exact: true }).last().click()
    await ana
      .getByText(/You answered/)
      .first()
      .waitFor()

    await to(li, '/')
    const yours = li.getByRole('region', { name: 'Yours now' })
    const folded = yours.getByRole('button', { name: /shown, \d+ more/ })
    if ((await folded.count()) > 0) await folded.click()
    const line = yours.locator('[data-line]').filter({ hasText: recount })
    const acts = line.getByRole('button', { name: /^Act on/ })
    if ((await acts.count()) > 0) await acts.click()
    await line.getByRole('button', { name: 'Close', exact: true }).click()
    await line.getByRole('textbox').first().fill('Two cents found: a rounding in the export.')
    await line.getByRole('button', { name: 'Close it' }).click()
    await li
      .getByText(/is closed/)
      .first()
      .waitFor()
    const { items } = (await post(li, '/api/v1/item.list', { limit: 200 })) as { items: { text: string }[] }
    expect(items.some(({ text }) => text.startsWith(recount))).toBe(false)
  })

  test('a draft survives a reload, and no network; publishing says so and keeps it', async () => {
    const ben = await someone('ben')
    await to(ben, '/hand-off')
    const summary = ben.getByRole('textbox', { name: 'In one line' })
    await summary.fill('The pool is stable since noon.')
    await ben.getByText(/Kept on this device/).waitFor()
    await ben.reload()
    await settled(ben)
    expect(await summary.inputValue()).toBe('The pool is stable since noon.')
    await ben.context().setOffline(true)
    await summary.fill('The pool is stable since noon; nobody need look.')
    await ben.getByLabel('Back', { exact: true }).fill('never')
    await ben.keyboard.press('Control+Enter')
    await ben.waitForTimeout(300)
    await ben.keyboard.press('Control+Enter')
    await ben
      .getByText(/No network/)
      .first()
      .waitFor()
    await ben.context().setOffline(false)
    await ben.reload()
    await settled(ben)
    expect(await summary.inputValue()).toBe('The pool is stable since noon; nobody need look.')
  })

  test('the same instants stand on each reader’s own clock, the other’s beside it', async () => {
    const noor = await someone('noor', { timezoneId: 'Asia/Tokyo' })
    await to(noor, '/')
    const clocks = noor.getByRole('list', { name: /The time in the cities/ })
    await clocks.waitFor()
    const { now } = (await noor.evaluate(() => fetch('/auth/me').then(answer => answer.json()))) as {
      now: string
    }
    const there = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'America/Los_Angeles' })
    const title = (await noor.getByRole('heading', { level: 1 }).textContent()) ?? ''
    const shown = [0, -60_000, 60_000].map(off => there.format(Date.parse(now) + off))
    expect(
      shown.some(clock => title.includes(clock)),
      `${title} is one of ${shown}`,
    ).toBe(true)
  })

  test('a session that ended asks to sign in, and a link brings back to the same page', async () => {
    const asha = await someone('asha')
    await to(asha, '/record')
    const { items } = (await post(asha, '/api/v1/session.list', {})) as { items: { id: string }[] }
    for (const { id } of items) await post(asha, '/api/v1/session.end', { id }).catch(() => {})
    await asha.reload()
    await asha.waitForURL(/sign-in/)
    expect(asha.url()).toContain('/sign-in')
  })

  test('a page of another origin on the same machine, with the cookie sent, changes nothing', async () => {
    const ravi = await someone('ravi')
    const before = (await post(ravi, '/api/v1/org.show', {})) as { atSeq: number }
    const foreign = createServer((_request, response) => {
      response.setHeader('Content-Type', 'text/html')
      response.end('<title>elsewhere</title>')
    })
    foreign.listen(0)
    const { port } = foreign.address() as AddressInfo
    await ravi.goto(`http://localhost:${port}/`)
    const sent = ravi.waitForResponse(/absence\.add/)
    await ravi.evaluate(async url => {
      const body = '{"until":"2037-01-01T00:00Z"}'
      await fetch(`${url}/api/v1/absence.add`, {
        method: 'POST',
        credentials: 'include',
        mode: 'no-cors',
        body,
      })
    }, served.url)
    expect((await sent).status()).toBe(403)
    foreign.close()
    await ravi.goto(served.url)
    expect((await post(ravi, '/api/v1/org.show', {})) as object).toMatchObject({ atSeq: before.atSeq })
  })

  test('an invitation signs the invited person in once', async () => {
    const ana = await someone('ana')
    await post(ana, '/api/v1/person.add', { handle: 'zoe', name: 'Zoe Winter', zone: 'Europe/Berlin' })
    const { url } = (await post(ana, '/api/v1/invitation.create', { person: 'zoe' })) as { url: string }
    const fresh = await open(browser)
    opened.push(fresh)
    await fresh.page.goto(url)
    await fresh.page.getByRole('button', { name: /Not now|Go on/ }).click()
    await fresh.page.getByRole('heading', { name: /Your brief/ }).waitFor()
    const again = await open(browser)
    opened.push(again)
    await again.page.goto(url)
    await again.page.getByRole('alert').waitFor()
    expect(await again.page.getByRole('heading', { name: /Your brief/ }).count()).toBe(0)
  })
})

async function ownerOf(page: Page, text: string): Promise<string | null> {
  const { items } = (await post(page, '/api/v1/item.list', { limit: 200 })) as {
    items: { text: string; owner: string | null }[]
  }
  return items.find(item => item.text.startsWith(text))?.owner ?? null
}
