import type { Page } from 'playwright-core'
import { type Screen, screens } from './screens.ts'
import { post } from './served.ts'

/** Opens a screen and waits until it has read what it shows. */
export async function show(page: Page, url: string, screen: Screen): Promise<void> {
  await page.goto(url + (await fill(page, screens[screen])))
  await settled(page)
}

/** Nothing loading and no request under way but the stream. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main, [role=main]').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  await page.evaluate(() => document.fonts.ready)
  await page.waitForTimeout(150)
}

export async function publishByKey(page: Page): Promise<void> {
  await publish(page, () => page.keyboard.press('Control+Enter'))
}

/** Presses until it is published: what warns may warn once more when the server's check comes in. */
export async function publish(page: Page, press: () => Promise<void>): Promise<void> {
  const gone = () => document.querySelector('[aria-label="In one line"]') === null
  for (let pressed = 0; pressed < 4; pressed++) {
    await press()
    const done = await page.waitForFunction(gone, undefined, { timeout: 2_500 }).catch(() => null)
    if (done !== null) return
  }
  await page.waitForFunction(gone)
}

async function fill(page: Page, path: string): Promise<string> {
  if (path.includes('{handoff}')) {
    const { items } = (await post(page, '/api/v1/handoff.list', { limit: 1 })) as { items: { id: string }[] }
    return path.replace('{handoff}', items[0]?.id ?? '')
  }
  if (path.includes('{entry}')) {
    const { items: latest } = (await post(page, '/api/v1/handoff.list', { limit: 1 })) as {
      items: { id: string }[]
    }
    const about = latest[0] === undefined ? {} : { subject: latest[0].id }
    const { items } = (await post(page, '/api/v1/record.list', { ...about, limit: 1 })) as {
      items: { id: string }[]
    }
    return path.replace('{entry}', items[0]?.id ?? '')
  }
  return path
}
