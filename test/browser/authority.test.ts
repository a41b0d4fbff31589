import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumPath } from './chromium.ts'
import { settled } from './look.ts'
import { noComplaints, onTheSample } from './on-the-sample.ts'
import { be, post } from './served.ts'

const sample = onTheSample()
const { served, watched } = sample

async function to(page: Page, path: string): Promise<void> {
  await page.goto(served.url + path)
  await settled(page)
}

describe.skipIf(chromiumPath() === null)('authority in a real browser', { timeout: 180_000 }, () => {
  noComplaints(sample)

  test('at 03:00 an engineer asks who may approve a deploy, requests it, the second decides, the first ratifies', async () => {
    const { page } = watched
    await be(watched, 'ana')
    // Ana first, Li second, and nobody to consult.
    await post(page, '/api/v1/grant.add', {
      types: ['deploy.production'],
      area: 'payments/ledger',
      holders: ['@ana', '@li'],
    })
    await be(watched, 'ben')
    await post(page, '/auth/sample/clock', { to: '03:00', zone: 'Europe/Berlin' })

    await to(page, '/authority?type=deploy.production&area=payments%2Fledger')
    await page.locator('[data-outcome=asleep]').waitFor()
    const chain = page.getByRole('list', { name: 'The chain' })
    expect(await chain.getByText('unreachable').count()).toBeGreaterThanOrEqual(2)
    await page.getByText(/Next: /).waitFor()
    await page
      .getByRole('region', { name: 'Meanwhile' })
      .getByRole('link', { name: 'Ask for the decision' })
      .click()

    await page.getByLabel('The question, in one line').fill('Deploy release 413 of the ledger tonight?')
    await page.getByLabel('Can it be undone?').selectOption('yes')
    await page
      .getByRole('region', { name: 'Who decides it' })
      .getByText(/Ana Brandt/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Ask', exact: true }).click()
    await page.waitForURL(/id=/)
    await page.getByText('It is not yours to decide now.').waitFor()

    await be(watched, 'li')
    await to(page, '/decide')
    const waiting = page.getByRole('region', { name: 'Waiting for you' })
    await waiting.getByText('Deploy release 413 of the ledger tonight?').click()
    await page.getByText(/marked as decided outside of your hours/).waitFor()
    await page.getByText('Why you may').waitFor()
    await page.getByRole('radio', { name: /Yes/ }).check()
    await page.getByLabel('Rationale').fill('It was rehearsed, and it can be rolled back.')
    await page.getByRole('button', { name: /^Decide: Yes/ }).click()
    await page.getByText(/outside of their hours/).waitFor()

    await be(watched, 'ana')
    await to(page, '/decide')
    await page
      .getByRole('region', { name: 'Decided in your place' })
      .getByText('Deploy release 413 of the ledger tonight?')
      .click()
    await page.getByRole('button', { name: /^Reverse/ }).waitFor()
    await page.getByRole('button', { name: /^Ratify/ }).click()
    await page.getByText('Ratified by You.').waitFor()
  })

  test('a manager sees four types of which they are the only holder, adds second holders, and the gaps close', async () => {
    const { page } = watched
    await be(watched, 'ana')
    await post(page, '/api/v1/area.add', { path: 'press' })
    const types = ['press.embargo', 'press.image', 'press.quote', 'press.release']
    for (const name of types) {
      await post(page, '/api/v1/type.add', { name, coverage: 'always' })
      await post(page, '/api/v1/grant.add', { types: [name], area: 'press', holders: ['@ana'] })
    }
    await to(page, '/authority?type=press.quote&area=press')
    const soles = page.getByRole('list', { name: 'Only one holder' })
    await soles.waitFor()
    const mine = soles.getByRole('listitem').filter({ hasText: 'press.' })
    expect(await mine.count()).toBe(4)
    await page.getByText(/You are the only holder of/).waitFor()
    const gapsBefore = await gapHours(page)
    for (const left of [3, 2, 1, 0]) {
      await mine
        .first()
        .getByRole('button', { name: /second holder/ })
        .click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Holders in order').fill('@li')
      await dialog.getByRole('button', { name: 'Grant it' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await page.waitForFunction(
        count =>
          [...document.querySelectorAll('ul[aria-label="Only one holder"] li')].filter(one =>
            one.textContent?.includes('press.'),
          ).length === count,
        left,
      )
    }
    expect(await gapHours(page)).toBeLessThan(gapsBefore)
  })

  test('on a phone the day line lists who may decide what at the cursor, until when, and who comes then', async () => {
    const { page } = watched
    await be(watched, 'noor')
    await page.setViewportSize({ width: 360, height: 740 })
    await to(page, '/day-line')
    const list = page.getByRole('region', { name: /^Who may decide, / })
    const first = list.getByRole('listitem').filter({ hasText: 'deploy.production' }).first()
    expect(await first.innerText()).toMatch(/payments · until .+/)
    const [before] = await first.allInnerTexts()
    for (let pressed = 0; pressed < 60 && (await first.allInnerTexts())[0] === before; pressed++)
      await page.keyboard.press('Shift+ArrowRight')
    expect(await first.innerText(), 'it moves with the cursor').not.toBe(before)
    await first.getByRole('link', { name: 'deploy.production' }).click()
    await page.waitForURL(/\/authority\?type=deploy\.production&area=payments/)
    await page.setViewportSize({ width: 1280, height: 900 })
  })

  /** How long nobody could decide `press.quote` in the next week. */
  async function gapHours(page: Page): Promise<number> {
    const { gaps } = (await post(page, '/api/v1/authority.gaps', { type: 'press.quote', area: 'press' })) as {
      gaps: { from: string; until: string }[]
    }
    return gaps.reduce((sum, { from, until }) => sum + Date.parse(until) - Date.parse(from), 0) / 3_600_000
  }
})
