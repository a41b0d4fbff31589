import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openChromium } from '../test/browser/chromium.ts'
import { settled, show } from '../test/browser/look.ts'
import { type Screen, screens } from '../test/browser/screens.ts'
import { be, open, openSample, type Served, serve } from '../test/browser/served.ts'
import { states } from '../test/browser/states.ts'

/*
 * npm run screens -- [OUT] [SCREEN…]: pictures of every screen, light, dark and on a phone, of the sample; and with
 * LOCUM_COMMUNITY naming a folder of the Kubernetes community layout, of that organisation too. Its pictures show real
 * people: they are for looking, not for keeping here.
 */
const [out = 'docs/screens', ...wanted] = process.argv.slice(2)
const looks = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
  phone: { viewport: { width: 360, height: 740 }, colorScheme: 'light', deviceScaleFactor: 2 },
} as const
const names = (Object.keys(screens) as Screen[]).filter(name => wanted.length === 0 || wanted.includes(name))

/** As wide as A4 within its margins. */
const paper = { width: 700, height: 990 }

/** Screens about what only the sample has. */
const ofSample: readonly Screen[] = ['area', 'handoff', 'person']
/** Screens that draw only what is looked at. */
const endless: readonly Screen[] = ['record', 'team', 'areas', 'teams']

mkdirSync(out, { recursive: true })
const browser = await openChromium()
await picture(browser, 'sample')
if (wanted.length === 0 || wanted.includes('doors')) await doors(browser)
if (process.env.LOCUM_COMMUNITY !== undefined) await picture(browser, 'community')
await browser.close()

async function picture(browser: Browser, which: 'sample' | 'community'): Promise<void> {
  const served = await serve()
  try {
    const first = await open(browser)
    if (which === 'sample') {
      await openSample(first, served)
      await be(first, 'noor')
    } else await openCommunity(first, served)
    const state = await first.context.storageState()
    const own = which === 'sample' ? names : names.filter(name => !ofSample.includes(name))
    for (const [look, options] of Object.entries(looks)) {
      const { page, context } = await open(browser, { ...options, storageState: state })
      for (const name of own) {
        await show(page, served.url, name)
        const prefix = which === 'sample' ? '' : 'community-'
        const path = join(out, `${prefix}${name}-${look}.png`)
        if (look === 'phone' || endless.includes(name)) await page.screenshot({ path })
        else await whole(page, path)
      }
      if (which === 'sample') await unusual(page, served, look)
      if (which === 'sample' && look === 'light') await printed(page, served)
      await context.close()
    }
  } finally {
    await served.stop()
  }
}

/** The whole page, in a window as high as it is: what sticks to the foot of the window stands where it belongs. */
async function whole(page: Page, path: string): Promise<void> {
  const usual = page.viewportSize() ?? { width: 1280, height: 900 }
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: usual.width, height: Math.max(height, usual.height) })
  await settled(page)
  await page.screenshot({ path, fullPage: true })
  await page.setViewportSize(usual)
}

/** The brief as it prints: as wide as A4 within its margins. */
async function printed(page: Page, { url }: Served): Promise<void> {
  if (!names.includes('brief')) return
  await show(page, url, 'brief')
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(paper)
  await page.screenshot({ path: join(out, 'brief-print.png'), fullPage: true })
  await page.emulateMedia({ media: 'screen' })
  await page.setViewportSize(looks.light.viewport)
}

/** What is not as usual: a refusal, a fault, no network, an address without a page. */
async function unusual(page: Page, { url }: Served, look: string): Promise<void> {
  for (const [name, bring] of Object.entries(states)) {
    if (wanted.length > 0 && !wanted.includes('states')) continue
    await bring({ page, url })
    await page.screenshot({ path: join(out, `state-${name}-${look}.png`) })
  }
}

/** The pages before anybody is signed in. */
async function doors(browser: Browser): Promise<void> {
  const served = await serve()
  for (const [look, options] of Object.entries(looks)) {
    const { page, context } = await open(browser, options)
    await page.goto(`${served.url}/sign-in`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.screenshot({ path: join(out, `sign-in-${look}.png`), fullPage: true })
    await context.close()
  }
  const { page, context } = await open(browser)
  await page.goto(served.signInUrl)
  await page.getByRole('heading', { name: 'Welcome' }).waitFor()
  for (const [look, { viewport, colorScheme }] of Object.entries(looks)) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    await settled(page)
    await page.screenshot({ path: join(out, `welcome-${look}.png`), fullPage: true })
  }
  await context.close()
  await served.stop()
}

async function openCommunity({ page }: Awaited<ReturnType<typeof open>>, served: Served): Promise<void> {
  const { post } = await import('../test/browser/served.ts')
  await page.goto(`${served.url}/sign-in`)
  await post(page, '/auth/link', { link: served.signInUrl.split('#link=')[1] })
  await post(page, '/auth/first-run', {
    choice: 'import',
    name: 'Ada Admin',
    handle: 'ada-admin',
    zone: 'Europe/Berlin',
  })
  const main = join(import.meta.dirname, '../src/server/main.ts')
  const folder = process.env.LOCUM_COMMUNITY ?? ''
  execFileSync(process.execPath, [main, '--data', served.dataDir, 'import', 'sigs', folder], {
    stdio: 'inherit',
  })
}
