import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { publishByKey, settled } from './look.ts'
import { open, post, type Served, serve, signInAs, type Watched } from './served.ts'

let served: Served
let browser: Browser
let ana: Watched
let sam: Watched

/** Ana in Berlin and Sam in San Francisco, one team, one area, on at any hour so that the test may run at any. */
async function organisation({ page }: Watched): Promise<void> {
  await page.goto(`${served.url}/sign-in`)
  await post(page, '/auth/link', { link: served.signInUrl.split('#link=')[1] })
  await post(page, '/auth/first-run', {
    choice: 'empty',
    name: 'Ana Brandt',
    handle: 'ana',
    zone: 'Europe/Berlin',
  })
  const call = (operation: string, input: object) => post(page, `/api/v1/${operation}`, input)
  await call('person.add', { handle: 'sam', name: 'Sam Ortiz', zone: 'America/Los_Angeles' })
  await call('window.set', { windows: 'mon-sun 00:00-24:00', zone: 'Europe/Berlin' })
  await call('team.set', { name: 'payments', members: ['ana', 'sam'] })
  await call('area.add', { path: 'payments', team: 'payments' })
}

const clockIn = (timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(new Date())

/** The reader's own clock in the head, which ticks. */
async function readsClock({ page }: Watched, timeZone: string): Promise<void> {
  const own = page
    .getByRole('list', { name: 'The time in the cities of this organisation' })
    .getByRole('listitem')
    .first()
  await expect.poll(() => own.textContent(), { timeout: 20_000 }).toContain(clockIn(timeZone))
}

const readyFor = async (page: Page, path: string) => {
  await page.goto(served.url + path)
  await settled(page)
}

describe.skipIf(chromiumPath() === null)('Ana in Berlin and Sam in San Francisco, at the same time', () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    ana = await open(browser, { timezoneId: 'Europe/Berlin' })
    sam = await open(browser, { timezoneId: 'America/Los_Angeles' })
    await organisation(ana)
    await signInAs(sam, served, 'sam')
    await post(sam.page, '/api/v1/window.set', {
      windows: 'mon-sun 00:00-24:00',
      zone: 'America/Los_Angeles',
    })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  test('each reads their own clock, and the other city beside it', async () => {
    await readyFor(ana.page, '/')
    await readyFor(sam.page, '/')
    await readsClock(ana, 'Europe/Berlin')
    await readsClock(sam, 'America/Los_Angeles')
  })

  test('what Ana publishes stands in the brief that Sam has open, without his reloading it', async () => {
    await readyFor(sam.page, '/')
    await sam.page.evaluate(() => Object.assign(window, { stillThis: true }))
    await readyFor(ana.page, '/hand-off')
    await ana.page.getByLabel('To', { exact: true }).selectOption({ label: 'People by name' })
    await ana.page.getByLabel('To whom, by handle').fill('@sam')
    await ana.page.getByLabel('Back', { exact: true }).fill('never')
    await ana.page.getByRole('textbox', { name: 'In one line' }).fill('The gateway certificate goes tonight.')
    const work = ana.page.getByRole('region', { name: 'Work', exact: true })
    await work.getByRole('button', { name: 'Add a line' }).click()
    await ana.page.keyboard.type('Renew the gateway certificate. next: run the script')
    await publishByKey(ana.page)

    await sam.page.getByText('Renew the gateway certificate.').first().waitFor()
    await sam.page.getByRole('button', { name: /^Accept one line/ }).waitFor()
    expect(await sam.page.evaluate(() => 'stillThis' in window), 'the page was not reloaded').toBe(true)
  })

  test('what Sam asks stands in the brief that Ana has open, and her answer in his', async () => {
    await readyFor(ana.page, '/')
    await ana.page.evaluate(() => Object.assign(window, { stillThis: true }))
    const offered = sam.page.getByRole('region', { name: 'Offered to you' })
    await offered.getByRole('button', { name: 'Accept with questions' }).click()
    await offered.getByLabel(/^Question about/).fill('Which script, the old one?')
    await offered.getByLabel('Read it back in one line.').fill('I renew the certificate first.')
    await offered.getByRole('button', { name: /^Accept one line/ }).click()
    await sam.page
      .getByText(/^You hold/)
      .first()
      .waitFor()

    const questions = ana.page.getByRole('region', { name: 'Questions for you' })
    await questions.getByText('Which script, the old one?').waitFor()
    expect(await ana.page.evaluate(() => 'stillThis' in window), 'the page was not reloaded').toBe(true)
    await questions.getByRole('button', { name: 'Answer', exact: true }).click()
    await questions.getByLabel('Your answer enters the record.').fill('The new one, bin/renew.')
    await ana.page.keyboard.press('Enter')
    await sam.page.getByText('The new one, bin/renew.').first().waitFor()
  })

  test('what Ana amends reaches the page that Sam has open', async () => {
    const { items } = (await post(ana.page, '/api/v1/handoff.list', { limit: 1 })) as {
      items: { id: string }[]
    }
    const id = items[0]?.id ?? ''
    await readyFor(sam.page, `/handoff/${id}`)
    expect(await sam.page.getByRole('link', { name: 'Amend' }).count(), 'only its author amends').toBe(0)
    await readyFor(ana.page, `/handoff/${id}`)
    await ana.page.getByRole('link', { name: 'Amend' }).click()
    await ana.page.getByRole('heading', { name: `Amend ${id}` }).waitFor()
    await settled(ana.page)
    expect(await ana.page.getByLabel('Back', { exact: true }).count(), 'the absence stays').toBe(0)
    await ana.page
      .getByRole('textbox', { name: 'Work, text of the line' })
      .fill('Renew the gateway certificate before 22:00.')
    await publishByKey(ana.page)
    await ana.page.getByRole('heading', { name: 'Handoff of Ana Brandt' }).waitFor()
    await ana.page.getByText('before 22:00').first().waitFor()
    await sam.page.getByText('before 22:00').first().waitFor()
    await sam.page
      .getByText(/changed since/i)
      .first()
      .waitFor()
  })

  test('and neither page complained in its console', () => {
    expect([...ana.complaints, ...sam.complaints]).toEqual([])
  })
})
