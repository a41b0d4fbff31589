import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passes } from './axe-rules.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled, show } from './look.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

const patienceMs = 600_000
let served: Served
let browser: Browser
let watched: Watched

const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true })
const press = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name }).first().click()

/** Opens the acts of the first line of a part of the page that has the act, and its form. */
async function openForm(page: Page, part: string, act: string): Promise<Locator> {
  const lines = region(page, part).locator('[data-line]')
  for (const line of await lines.all()) {
    const more = line.getByRole('button', { name: /^Act on/ })
    if ((await more.count()) > 0) await more.click()
    const button = line.getByRole('button', { name: act, exact: true })
    await line.getByRole('group').first().waitFor()
    if ((await button.count()) === 0) continue
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click()
    await line.getByRole('textbox').first().waitFor()
    return line
  }
  throw new Error(`no line of "${part}" can be: ${act}`)
}

describe.skipIf(chromiumPath() === null)(
  'what a reader answers passes WCAG 2.2 AA',
  { timeout: patienceMs },
  () => {
    beforeAll(async () => {
      served = await serve()
      browser = await openChromium()
      watched = await open(browser)
      await openSample(watched, served)
    }, 180_000)
    afterAll(async () => {
      await browser?.close()
      await served?.stop()
    })
    beforeEach(async () => {
      await be(watched, 'noor')
      await show(watched.page, served.url, 'brief')
    })

    test('accepting, with what is missing said', async () => {
      const { page } = watched
      await press(region(page, 'Offered to you'), /^Accept .* lines/)
      await region(page, 'Offered to you').getByRole('alert').waitFor()
      await passes(page, 'the author’s line sent back as it was')
    })

    test('accepting with questions, line by line, and declining', async () => {
      const { page } = watched
      const offered = region(page, 'Offered to you')
      await press(offered, 'Accept with questions')
      await offered
        .getByLabel(/^Question about/)
        .first()
        .waitFor()
      await passes(page, 'with questions')
      await press(offered, 'As a whole')
      await press(offered, 'Line by line')
      await offered.getByRole('checkbox').first().uncheck()
      await passes(page, 'line by line')
      await press(offered, 'As a whole')
      await press(offered, 'Decline, with a reason')
      await press(offered, /^Decline .* lines/)
      await offered.getByRole('alert').waitFor()
      await passes(page, 'declining without a reason')
    })

    test.each([
      ['li', '/area/payments', 'Open items', 'Note'],
      ['li', '/area/payments', 'Open items', 'Still true'],
      ['li', '/area/payments', 'Open items', 'Close'],
      ['li', '/area/payments', 'Open items', 'Release'],
      ['noor', '/area/payments', 'Open items', 'Ask'],
      ['ana', '/area/payments', 'Open questions', 'Answer'],
    ])('%s on %s, %s: %s', async (handle, path, part, act) => {
      const { page } = watched
      await be(watched, handle)
      await page.goto(served.url + path)
      await settled(page)
      const line = await openForm(page, part, act)
      await passes(page, `${part}: ${act}`)
      await page.keyboard.press('Escape')
      expect(await line.getByRole('textbox').count(), 'Escape gives it up').toBe(0)
    })

    test('a term of Locum and its definition', async () => {
      const { page } = watched
      await press(page.getByRole('main'), 'Holds')
      await page.getByRole('note').first().waitFor()
      await passes(page, 'a definition')
      await page.keyboard.press('Escape')
      expect(await page.getByRole('note').count()).toBe(0)
    })

    test('a source beside the text, and on a phone over it', async () => {
      const { page } = watched
      await page.getByRole('main').locator('[data-line]').first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('complementary', { name: 'Source' }).waitFor()
      await settled(page)
      await passes(page, 'a source')
    })

    test('why a control would be refused, where it stands', async () => {
      const { page } = watched
      await page.goto(`${served.url}/team/ana`)
      await settled(page)
      await page.getByRole('button', { name: 'Invitation link' }).focus()
      await page.getByRole('tooltip').getByText('Only an administrator').waitFor()
      await passes(page, 'why not')
    })

    test('and none of it complained in the console', () => {
      expect(watched.complaints).toEqual([])
    })
  },
)
