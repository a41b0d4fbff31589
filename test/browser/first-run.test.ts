import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { publish, publishByKey, settled } from './look.ts'
import { open, post, type Served, serve, virtualAuthenticator } from './served.ts'

const patienceMs = 180_000
let browser: Browser
const servers: Served[] = []

async function fresh(...args: string[]): Promise<Served> {
  const served = await serve(...args)
  servers.push(served)
  return served
}

/** What has the focus, as a screen reader names it. */
async function focused(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const on = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLElement> | null }) | null
    if (on === null || !on.matches('a, button, input, select, textarea, summary')) return ''
    const label = on.getAttribute('aria-label') ?? on.labels?.[0]?.textContent ?? on.textContent ?? ''
    return label.trim().replace(/\s+/g, ' ')
  })
}

/** Tab until the named thing has the focus: nothing else may move it. */
async function tabTo(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 250; pressed++) {
    if (name.test(await focused(page))) return
    await page.keyboard.press(key)
  }
  throw new Error(`${name} is not reached by ${key}; the focus is on "${await focused(page)}"`)
}

const ownerOf = async (page: Page, text: string): Promise<string | null> => {
  const { items } = (await post(page, '/api/v1/item.list', { limit: 200 })) as {
    items: { text: string; owner: string | null }[]
  }
  return items.find(item => item.text.startsWith(text))?.owner ?? null
}

describe.skipIf(chromiumPath() === null)('from the printed link', () => {
  beforeAll(async () => {
    browser = await openChromium()
  })
  afterEach(async () => {
    for (const served of servers.splice(0)) await served.stop()
  })
  afterAll(() => browser?.close())

  test(
    'by keyboard alone: the sample, a handoff published as one person, accepted as another',
    async () => {
      const served = await fresh()
      const { page, context } = await open(browser)
      await page.goto(served.signInUrl)
      await page.getByRole('heading', { name: 'Welcome' }).waitFor()
      await tabTo(page, /^Open the sample/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /Your brief/ }).waitFor({ timeout: 60_000 })
      await settled(page)

      await tabTo(page, /be Ana/)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /be Ana/, pressed: true }).waitFor()
      await tabTo(page, /^Hand off$/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Hand off', level: 1 }).waitFor()
      await settled(page)
      await tabTo(page, /^To$/)
      await page.keyboard.type('People')
      await tabTo(page, /^To whom, by handle/)
      await page.keyboard.type('@noor')
      await tabTo(page, /^Back$/)
      await page.keyboard.type('never')
      await tabTo(page, /^In one line$/)
      await page.keyboard.type('The certificate expires tonight; everything else holds.')
      await tabTo(page, /^Work, text of the line/)
      await tabTo(page, /^\+? ?Add a line/)
      await page.keyboard.press('Enter')
      await page.keyboard.type('Renew the certificate of the gateway. #payments')
      await publishByKey(page)

      await tabTo(page, /be Noor/)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: /be Noor/, pressed: true }).waitFor()
      await tabTo(page, /^Brief$/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: /Your brief/ }).waitFor()
      await settled(page)
      await page.getByText('Renew the certificate of the gateway.').first().waitFor()
      await tabTo(page, /^Read it back in one line/)
      await page.keyboard.press('Control+a')
      await page.keyboard.type('The gateway certificate goes tonight: I renew it first.')
      await page.keyboard.press('Control+Enter')
      await page
        .getByText(/You hold/)
        .first()
        .waitFor()
      expect(await ownerOf(page, 'Renew the certificate of the gateway.')).toBe('noor')
      await context.close()
    },
    patienceMs,
  )

  test(
    'a link that was used is refused, another pasted into the same tab is opened, and a bare brief says what comes first',
    async () => {
      const served = await fresh()
      const { page, context } = await open(browser)
      await page.goto(`${served.url}/sign-in#link=no-such-link`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor()
      await page.goto(served.signInUrl)
      await page.getByLabel(/^An empty organisation/).check()
      await page.getByLabel('Your name').fill('Ana Brandt')
      await page.getByLabel('Your time zone').fill('Europe/Berlin')
      await page.getByRole('button', { name: 'Make the organisation' }).click()
      await page.getByRole('button', { name: /Not now|Go on/ }).click()
      await page.getByRole('heading', { name: /Your brief/ }).waitFor()
      await page.getByText(/^Before anything can be handed over/).waitFor()
      await tabTo(page, /^Add an area$/)
      await page.keyboard.press('Enter')
      await page.waitForURL(/\/team\?view=areas/)
      await page.getByText(/^There is no area yet/).waitFor()

      await post(page, '/api/v1/area.add', { path: 'payments' })
      await page.goto(served.url)
      await settled(page)
      expect(await page.getByText(/^Before anything can be handed over/).count()).toBe(0)
      await context.close()
    },
    patienceMs,
  )

  test(
    'just me: hand off on Friday, read it on Monday',
    async () => {
      const served = await fresh('--simulated')
      const { page, context } = await open(browser)
      await page.goto(served.signInUrl)
      await page.getByLabel(/^Just me/).check()
      await page.getByLabel('Your name').fill('Ana Brandt')
      await page.getByLabel('Your time zone').fill('Europe/Berlin')
      await page.getByLabel('What you look after').fill('workshop')
      await page.getByRole('button', { name: 'Begin' }).click()
      await page.getByRole('button', { name: /Not now|Go on/ }).click()
      await page.getByRole('heading', { name: /Your brief/ }).waitFor()
      await post(page, '/api/v1/clock.set', { instant: '2031-11-21T17:00[Europe/Berlin]' })
      await page.goto(`${served.url}/hand-off`)
      await settled(page)
      await page.getByLabel('To', { exact: true }).selectOption({ label: 'Yourself, next shift' })
      await page.getByLabel('Back', { exact: true }).fill('2031-11-24T09:00')
      await page.getByRole('textbox', { name: 'In one line' }).fill('The lathe is half cleaned.')
      const work = page.getByRole('region', { name: 'Work', exact: true })
      await work.getByRole('button', { name: 'Add a line' }).click()
      await page.keyboard.type('Oil the lathe before anything runs.')
      await publishByKey(page)
      await post(page, '/api/v1/clock.set', { instant: '2031-11-24T09:01[Europe/Berlin]' })
      await page.goto(served.url)
      await settled(page)
      const yours = page.getByRole('region', { name: 'Yours now' })
      await yours.getByText('Oil the lathe before anything runs.').waitFor()
      await context.close()
    },
    patienceMs,
  )

  test(
    'on a phone, with a pointer: the sample, a handoff published, another accepted',
    async () => {
      const served = await fresh()
      const { page, context } = await open(browser, {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
      })
      await page.goto(served.signInUrl)
      await page.getByRole('button', { name: 'Open the sample' }).tap()
      await page.getByRole('heading', { name: /Your brief/ }).waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: /be Ana/ }).tap()
      await page.getByRole('button', { name: /be Ana/, pressed: true }).waitFor()
      await page.getByRole('link', { name: 'Hand off' }).first().tap()
      await settled(page)
      await page.getByLabel('To', { exact: true }).selectOption({ label: 'Anyone' })
      await page.getByLabel('Back', { exact: true }).fill('never')
      await page.getByRole('textbox', { name: 'In one line' }).fill('All is calm.')
      await publish(page, () => page.getByRole('button', { name: /^Publish/ }).tap())
      await page.getByRole('button', { name: /be Noor/ }).tap()
      await page.getByRole('button', { name: /be Noor/, pressed: true }).waitFor()
      await page.getByRole('link', { name: 'Brief' }).first().tap()
      await settled(page)
      const readBack = page.getByLabel('Read it back in one line.').first()
      await readBack.fill('Refunds are slow: I look at the pool first.')
      await page
        .getByRole('button', { name: /^Accept .* lines?/ })
        .first()
        .tap()
      await page
        .getByText(/You hold/)
        .first()
        .waitFor()
      await context.close()
    },
    patienceMs,
  )

  test(
    'a passkey is the way to come back, and makes the session verified',
    async () => {
      const served = await fresh()
      const watched = await open(browser)
      const { page, context } = watched
      await virtualAuthenticator(watched)
      await page.goto(served.signInUrl)
      await page.getByLabel(/^An empty organisation/).check()
      await page.getByLabel('Your name').fill('Ana Brandt')
      await page.getByLabel('Your time zone').fill('Europe/Berlin')
      await page.getByRole('button', { name: 'Make the organisation' }).click()
      await page.getByRole('button', { name: 'Add a passkey' }).click()
      await page.getByRole('heading', { name: /Your brief/ }).waitFor()
      expect(await post(page, '/api/v1/passkey.list', {})).toMatchObject({ items: [{}] })
      await post(page, '/auth/sign-out', {})
      await page.goto(`${served.url}/record`)
      await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
      await page.waitForURL(/\/record/)
      const me = await page.evaluate(() => fetch('/auth/me').then(answer => answer.json()))
      expect(me).toMatchObject({ signedIn: true, assurance: 'verified' })
      await context.close()
    },
    patienceMs,
  )
})
