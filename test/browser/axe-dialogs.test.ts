import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passes } from './axe-rules.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled, show } from './look.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

const patienceMs = 600_000
let served: Served
let browser: Browser
let watched: Watched

const go = async (page: Page, path: string) => {
  await page.goto(served.url + path)
  await settled(page)
}

/** The words of every button that opens something, each once: lists have the same on every row. */
async function openers(page: Page): Promise<string[]> {
  const buttons = page.locator('main button[aria-expanded="false"]:not([aria-disabled], [popovertarget])')
  const words = await buttons.evaluateAll(all => all.map(button => button.textContent?.trim() ?? ''))
  return [...new Set(words)].filter(word => word !== '')
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog')

/** Opens each dialog of the page in turn; answers how many there were. */
async function everyDialog(page: Page, path: string): Promise<number> {
  await go(page, path)
  let seen = 0
  for (const word of await openers(page)) {
    const button = page
      .locator('main button[aria-expanded="false"]:not([popovertarget])')
      .filter({ hasText: word })
      .first()
    await button.click()
    await page.waitForTimeout(100)
    if ((await dialogOf(page).count()) === 0) continue
    seen += 1
    await settled(page)
    await passes(page, `${path}: ${word}`, 'dialog')
    await page.keyboard.press('Escape')
    await dialogOf(page).waitFor({ state: 'detached' })
    const back = await page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    expect(back, `${path}: closing "${word}" gives the focus back`).toBe(word)
  }
  return seen
}

describe.skipIf(chromiumPath() === null)('what opens over or inside a page passes WCAG 2.2 AA', () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    watched = await open(browser)
    await openSample(watched, served)
    await be(watched, 'ana')
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  test.each([
    ['/team', 2],
    ['/team?view=areas', 2],
    ['/team?view=teams', 2],
    ['/settings', 4],
    ['/team/ana', 8],
    ['/team/noor', 4],
  ] as const)(
    'every dialog of %s',
    async (path, least) => {
      expect(await everyDialog(watched.page, path)).toBeGreaterThanOrEqual(least)
    },
    patienceMs,
  )

  test(
    'a token and an invitation that were made',
    async () => {
      const { page } = watched
      await go(page, '/settings')
      await page.getByRole('button', { name: 'Make a token' }).click()
      await dialogOf(page).getByRole('button', { name: 'Make a token' }).click()
      await page.getByText('This is shown once.').waitFor()
      await passes(page, 'a token made', 'dialog')
      await page.keyboard.press('Escape')
      await go(page, '/team/noor')
      await page.getByRole('button', { name: 'Invitation link' }).click()
      await dialogOf(page).getByRole('button', { name: 'Make the link' }).click()
      await page.getByLabel('Invitation link').last().waitFor()
      await passes(page, 'an invitation made', 'dialog')
      await page.keyboard.press('Escape')
    },
    patienceMs,
  )

  test(
    'withdrawing a line of a handoff, and the page on which it is amended',
    async () => {
      const { page } = watched
      await show(page, served.url, 'handoff')
      await page
        .getByRole('button', { name: /^Withdraw I-/ })
        .first()
        .click()
      await passes(page, 'withdrawing a line', 'dialog')
      await page.keyboard.press('Escape')
      await page.getByRole('link', { name: 'Amend' }).click()
      await page.getByRole('heading', { name: /^Amend H-/ }).waitFor()
      await settled(page)
      await passes(page, 'amending')
    },
    patienceMs,
  )

  test(
    'the menus of the composer, and the handoff as a file',
    async () => {
      const { page } = watched
      await show(page, served.url, 'hand-off')
      const work = page.getByRole('region', { name: 'Work', exact: true })
      await work.getByRole('button', { name: 'Add a line' }).click()
      for (const sign of ['/', '@', '#']) {
        await page.keyboard.type(sign)
        await page.getByRole('listbox').waitFor()
        await passes(page, `the menu of ${sign}`, '[role=listbox]')
        await page.keyboard.press('Escape')
        await page.keyboard.press('Backspace')
      }
      await page.getByRole('button', { name: 'Markdown' }).click()
      await passes(page, 'the handoff as a file')
    },
    patienceMs,
  )

  test('and none of it complained in the console', () => {
    expect(watched.complaints).toEqual([])
  })
})

describe.skipIf(chromiumPath() === null)('the pages before anybody is signed in pass WCAG 2.2 AA', () => {
  let fresh: Served
  let before: Watched
  beforeAll(async () => {
    fresh = await serve()
    browser = await openChromium()
    before = await open(browser)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await fresh?.stop()
  })

  test(
    'sign-in, a link that does not open, each way to begin, the import and its result',
    async () => {
      const { page } = before
      await page.goto(`${fresh.url}/sign-in`)
      await settled(page)
      await passes(page, 'sign-in')
      await page.goto(`${fresh.url}/sign-in#link=nothing`)
      await page.getByRole('alert').waitFor()
      await passes(page, 'a link that does not open')
      await page.goto('about:blank')
      await page.goto(fresh.signInUrl)
      await page.getByRole('heading', { name: 'Welcome' }).waitFor()
      for (const choice of [/^Look at the sample/, /^Just me/, /^An empty/, /^Bring in/]) {
        await page.getByLabel(choice).check()
        await passes(page, `welcome: ${choice}`)
      }
      await page.getByLabel('Your name').fill('Ana Brandt')
      await page.getByLabel('Your time zone').fill('Europe/Berlin')
      await page.getByRole('button', { name: /^Make the organisation/ }).click()
      await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()
      await passes(page, 'import')
      const buffer = Buffer.from('handle,zone\nben,Europe/Berlin\nsam,Mars\n')
      await page
        .getByLabel('A table of people (CSV)')
        .setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
      await page.getByRole('button', { name: 'Import it' }).click()
      await page.getByText('people.csv:3').waitFor()
      await passes(page, 'what the import did')
    },
    patienceMs,
  )
})
