import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openChromium } from '../test/browser/chromium.ts'
import { show } from '../test/browser/look.ts'
import { type Screen, screens } from '../test/browser/screens.ts'
import { be, open, openSample, type Served, serve } from '../test/browser/served.ts'

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

/** Screens about what only the sample has. */
const ofSample: readonly Screen[] = ['area', 'handoff', 'person']
/** Screens that draw only what is looked at. */
const endless: readonly Screen[] = ['record', 'team']

mkdirSync(out, { recursive: true })
const browser = await openChromium()
await picture(browser, 'sample')
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
        await page.screenshot({
          path: join(out, `${prefix}${name}-${look}.png`),
          fullPage: look !== 'phone' && !endless.includes(name),
        })
      }
      await context.close()
    }
  } finally {
    await served.stop()
  }
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
