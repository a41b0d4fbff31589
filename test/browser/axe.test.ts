import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { colourViolations, violations } from './axe-rules.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled, show } from './look.ts'
import { type Screen, screens } from './screens.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

let served: Served
let browser: Browser
let watched: Watched

describe.skipIf(chromiumPath() === null)('every screen passes WCAG 2.2 AA', () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    watched = await open(browser)
    await openSample(watched, served)
    await be(watched, 'noor')
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  const names = Object.keys(screens) as Screen[]
  describe.each([
    ['light', violations],
    ['dark', colourViolations],
  ] as const)('in the %s theme', (colorScheme, violationsOf) => {
    test.each(names)('%s', async screen => {
      const { page } = watched
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 1280, height: 900 })
      await show(page, served.url, screen)
      expect(await violationsOf(page)).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      await settled(page)
      expect(await violationsOf(page)).toEqual([])
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, 'no sideways scrolling at 360 px').toBeLessThanOrEqual(360)
    })

    test('the palette, and the sheet of keys', async () => {
      const { page } = watched
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width: 1280, height: 900 })
      await show(page, served.url, 'brief')
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog').waitFor()
      expect(await violationsOf(page)).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
      expect(await violationsOf(page)).toEqual([])
    })
  })

  test('and none of them complained in the console', () => {
    expect(watched.complaints).toEqual([])
  })
})
