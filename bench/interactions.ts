import { chromiumPath, openChromium } from '../test/browser/chromium.ts'
import { open, post } from '../test/browser/served.ts'
import { type Community, communityFolder, openCommunity } from './community.ts'
import { Hands, type Interaction } from './event-timing.ts'
import { actAll } from './interaction-script.ts'
import { type Bench, quantile, rounded } from './measure.ts'

const goalMs = 100

/** 200 interactions with the Kubernetes organisation in a real browser: from the key or press to the next paint. */
export const bench: Bench = async report => {
  const folder = communityFolder()
  if (folder === null) return skip('the files of the Kubernetes community are not beside the checkout')
  if (chromiumPath() === null) return skip('no Chromium here; install one, or set LOCUM_CHROMIUM to its path')
  const community = await openCommunity(folder)
  try {
    const done = await interact(community)
    const took = done.map(({ ms }) => ms)
    const within = took.filter(ms => ms <= goalMs).length / took.length
    const size = `${done.length} interactions, Kubernetes organisation`
    const p95 = quantile(took, 0.95)
    report({
      bench: `interaction to paint, p95, ${size}`,
      value: p95,
      unit: 'ms',
      better: 'lower',
      goal: goalMs,
    })
    const share = rounded(within * 100, 1)
    const bench = `painted within ${goalMs} ms, ${size}`
    report({ bench, value: share, unit: '%', better: 'higher', goal: 95 })
    listSlow(done)
  } finally {
    await community.close()
  }
}

async function interact({ url, link, area }: Community): Promise<readonly Interaction[]> {
  const browser = await openChromium()
  try {
    const { page } = await open(browser)
    page.setDefaultTimeout(120_000)
    await page.goto(`${url}/sign-in`)
    await post(page, '/auth/link', { link })
    const hands = await Hands.on(page, url)
    await actAll(page, hands, area)
    return hands.done
  } finally {
    await browser.close()
  }
}

function listSlow(done: readonly Interaction[]): void {
  const slow = done.filter(({ ms }) => ms > goalMs).sort((a, b) => b.ms - a.ms)
  for (const { where, what, ms, cpuMs } of slow)
    process.stderr.write(`slow: ${ms} ms (${cpuMs} ms of the page’s own thread), ${where}: ${what}\n`)
}

function skip(why: string): void {
  process.stderr.write(`SKIPPED: the interactions, because ${why}.\n`)
}
