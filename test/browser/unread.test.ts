import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { passes, violations } from './axe-rules.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled, show } from './look.ts'
import { screens } from './screens.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

const patienceMs = 180_000
let served: Served
let browser: Browser
let watched: Watched

const title = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const again = (page: Page) => page.getByRole('button', { name: 'Try again' })

const links = (page: Page) => page.getByRole('navigation', { name: 'Pages' })
const linkTo = (page: Page, name: string) => links(page).first().getByRole('link', { name, exact: true })
const follow = (page: Page, name: string) => linkTo(page, name).click()

/** Pointing at a link loads the files of its page, and reads nothing yet. */
async function pointAt(page: Page, name: string): Promise<void> {
  const loaded = page.waitForResponse(/\/assets\/.*\.js$/)
  await linkTo(page, name).hover()
  await loaded
  await settled(page)
}

/** The database of a running server, through a door of our own. */
function database(): DatabaseSync {
  const file = readdirSync(served.dataDir, { recursive: true, encoding: 'utf8' }).find(name =>
    /\.(?:db|sqlite)$/.test(name),
  )
  if (file === undefined || !existsSync(join(served.dataDir, file)))
    throw new Error('no database in the data folder')
  return new DatabaseSync(join(served.dataDir, file))
}

function rename(from: string, to: string): void {
  const opened = database()
  opened.exec(`ALTER TABLE ${from} RENAME TO ${to}`)
  opened.close()
}

describe.skipIf(chromiumPath() === null)('a page that cannot be read', { timeout: patienceMs }, () => {
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
  beforeEach(() => show(watched.page, served.url, 'settings'))

  test.each([
    ['/handoff/H-9999', /^There is no handoff H-9999/],
    ['/area/nowhere', /nowhere/],
    ['/team/nobody-here', /nobody-here/],
    ['/record/01999999-9999-7999-8999-999999999999', /entry/],
  ])('that the server refuses says why, what to do next, and leads on: %s', async (path, says) => {
    const { page } = watched
    await page.goto(served.url + path)
    await title(page, says).waitFor()
    await again(page).waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Open your brief' }).waitFor()
    expect(await violations(page)).toEqual([])
  })

  test('because the server has a fault names it by its id, and reads on when it is mended', async () => {
    const { page } = watched
    rename('subject', 'subject_away')
    try {
      await page.goto(`${served.url}/handoff/H-1`)
      await title(page, 'Something went wrong on the server').waitFor()
      const alert = page.getByRole('alert').first()
      expect(await alert.textContent()).toMatch(/knows it as: [\w-]{8,}/)
      expect(await alert.textContent()).not.toMatch(/subject|SQL/)
      await passes(page, 'a fault')
    } finally {
      rename('subject_away', 'subject')
    }
    await again(page).click()
    await title(page, /^Handoff of/).waitFor()
  })

  test.each(Object.keys(screens) as (keyof typeof screens)[])(
    'whatever page it is, it says so once and can be asked again: %s',
    async screen => {
      const { page } = watched
      const body = JSON.stringify({ code: 'fault', id: 'flt_7K2M4Q', detail: 'Something went wrong.' })
      const path = screens[screen]
        .replace('{handoff}', 'H-1')
        .replace('{entry}', '01999999-9999-7999-8999-999999999999')
      await page.route(/\/api\/v1\/(?!zone\.rows|entry\.stream)/, route =>
        route.fulfill({ status: 500, contentType: 'application/problem+json', body }),
      )
      try {
        await page.goto(served.url + path)
        // These read nothing before somebody asks.
        if (['privacy', 'glossary', 'questions'].includes(screen)) return
        await page.getByText('flt_7K2M4Q').first().waitFor()
        await again(page).first().waitFor()
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
        expect(await violations(page)).toEqual([])
      } finally {
        await page.unroute(/\/api\/v1\/(?!zone\.rows|entry\.stream)/)
      }
    },
  )

  test('because the server is gone says so inside the page, and opens by itself when it is back', async () => {
    // A browser that has opened nothing yet: the files of a page are missing too.
    const { page, context } = await open(browser, { storageState: await watched.context.storageState() })
    await show(page, served.url, 'settings')
    await pointAt(page, 'Record')
    await served.halt()
    await follow(page, 'Record')
    await page.getByText('The server does not answer').first().waitFor()
    expect(await violations(page)).toEqual([])
    await follow(page, 'Decide')
    await title(page, 'The server does not answer').waitFor()
    expect(await links(page).first().isVisible(), 'the shell stands').toBe(true)
    await passes(page, 'a page without a server')
    await served.resume()
    await title(page, 'Decide').waitFor()
    await follow(page, 'Record')
    await page.getByRole('list', { name: 'Entries, newest first' }).waitFor()
    await context.close()
  })

  test('because there is no network says so, and opens by itself when it is back', async () => {
    const { page } = watched
    await linkTo(page, 'Day line').hover()
    await settled(page)
    await page.context().setOffline(true)
    await follow(page, 'Day line')
    await title(page, 'No network').waitFor()
    await passes(page, 'no network')
    await page.context().setOffline(false)
    await title(page, 'Day line').waitFor()
  })
})
