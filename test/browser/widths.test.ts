import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled, show } from './look.ts'
import { type Screen, screens } from './screens.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

const widths = [320, 360, 600, 768, 900, 1024, 1280, 1920]
const patienceMs = 180_000
let served: Served
let browser: Browser
let watched: Watched

/** Each width at which the page scrolls sideways, with what reaches farthest. */
async function tooWide(): Promise<string[]> {
  const { page } = watched
  const found: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    const reach = await page.evaluate(() => {
      const here = document.documentElement
      if (here.scrollWidth <= here.clientWidth) return null
      const right = (element: Element) => element.getBoundingClientRect().right
      const [farthest] = [...document.querySelectorAll('body *')].sort((a, b) => right(b) - right(a))
      return `${here.scrollWidth}: ${farthest?.outerHTML.slice(0, 120)}`
    })
    if (reach !== null) found.push(`at ${width} px it is ${reach}`)
  }
  return found
}

describe.skipIf(chromiumPath() === null)(
  'nothing scrolls sideways at any width',
  { timeout: patienceMs },
  () => {
    beforeAll(async () => {
      served = await serve()
      browser = await openChromium()
      watched = await open(browser)
      await openSample(watched, served)
      await be(watched, 'noor')
    }, patienceMs)
    afterAll(async () => {
      await browser?.close()
      await served?.stop()
    })

    test.each(Object.keys(screens) as Screen[])('%s', async screen => {
      await watched.page.setViewportSize({ width: 1280, height: 900 })
      await show(watched.page, served.url, screen)
      expect(await tooWide()).toEqual([])
    })

    test('the brief with a source beside it', async () => {
      const { page } = watched
      await page.setViewportSize({ width: 1280, height: 900 })
      await show(page, served.url, 'brief')
      await page.getByRole('main').locator('[data-line]').first().focus()
      await page.keyboard.press('Enter')
      await page.getByRole('complementary', { name: 'Source' }).waitFor()
      expect(await tooWide()).toEqual([])
    })

    test.each(['/sign-in', '/welcome', '/handoff/H-9999', '/nowhere'])('%s', async path => {
      await watched.page.goto(served.url + path)
      await settled(watched.page)
      expect(await tooWide()).toEqual([])
    })
  },
)
