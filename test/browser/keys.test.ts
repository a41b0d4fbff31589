import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { show } from './look.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

let served: Served
let browser: Browser
let watched: Watched

/** Which of the lines of the page has the focus; -1 for none. */
const lineAt = (page: Page) =>
  page.evaluate(() => {
    const lines = [...document.querySelectorAll('[data-line]')].filter(
      line => line.getClientRects().length > 0,
    )
    return lines.indexOf(document.activeElement as Element)
  })

describe.skipIf(chromiumPath() === null)('keys', () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    watched = await open(browser)
    await openSample(watched, served)
    await be(watched, 'noor')
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })
  beforeEach(() => show(watched.page, served.url, 'brief'))

  test('j and k go from line to line, Enter opens its source, Escape closes it and leaves the focus there', async () => {
    const { page } = watched
    await page.keyboard.press('j')
    expect(await lineAt(page)).toBe(0)
    for (const _ of [1, 2, 3]) await page.keyboard.press('j')
    expect(await lineAt(page)).toBe(3)
    await page.keyboard.press('k')
    expect(await lineAt(page)).toBe(2)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: /source/i })
    await panel.waitFor()
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'detached' })
    expect(await lineAt(page), 'the focus came back to the line').toBe(2)
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    await page.keyboard.press('k')
    expect(await lineAt(page), 'the first is where it ends').toBe(0)
  })

  test('they are letters while one types', async () => {
    const { page } = watched
    const field = page.getByLabel('Read it back in one line.').first()
    await field.fill('')
    await field.focus()
    await page.keyboard.type('jkc?')
    expect(await field.inputValue()).toBe('jkc?')
    expect(new URL(page.url()).pathname).toBe('/')
  })

  test('are switched off in the sheet, stay off after a reload, and are switched on again in the settings', async () => {
    const { page } = watched
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('checkbox').uncheck()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })
    await show(page, served.url, 'brief')
    for (const key of ['j', 'c', '?', 'g', 'd']) await page.keyboard.press(key)
    expect(await lineAt(page)).toBe(-1)
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')

    await show(page, served.url, 'settings')
    await page.getByRole('checkbox', { name: 'Single-key shortcuts' }).check()
    await page.keyboard.press('g')
    await page.keyboard.press('d')
    await page.waitForURL(/\/day-line/)
    expect(watched.complaints).toEqual([])
  })
})
