import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumPath } from './chromium.ts'
import { settled } from './look.ts'
import { noComplaints, onTheSample } from './on-the-sample.ts'
import { be, post } from './served.ts'

const sample = onTheSample()
const { served, watched } = sample

/** Comes to the page as whoever it is, and from there on has only the keyboard. */
async function comeAs(handle: string): Promise<Page> {
  const { page } = watched
  await be(watched, handle)
  await page.goto(served.url)
  await settled(page)
  return page
}

type Named = readonly ['button' | 'link' | 'textbox' | 'combobox' | 'radio', string | RegExp]

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, [role, name]: Named, key = 'Tab'): Promise<void> {
  const wanted = page.getByRole(role, { name })
  await wanted.first().waitFor()
  for (let presses = 0; presses < 200; presses++) {
    if (await wanted.evaluateAll(all => all.includes(document.activeElement as never))) return
    await page.keyboard.press(key)
  }
  throw new Error(`Tab never came to the ${role} ${name}`)
}

async function press(page: Page, control: Named): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('Enter')
}

async function write(page: Page, control: Named, text: string): Promise<void> {
  await tabTo(page, control)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(text)
}

/** WCAG 2.4.3: what was pressed may be gone, and the focus is where one goes on. */
async function focusIsOn(page: Page, tag: string): Promise<void> {
  await page.waitForFunction(wanted => document.activeElement?.matches(wanted) === true, tag)
}

describe.skipIf(chromiumPath() === null)('authority by keyboard alone', { timeout: 180_000 }, () => {
  noComplaints(sample)

  test('a deploy at 03:00 is asked for, decided by the second, ratified by the first, and the focus is never lost', async () => {
    await be(watched, 'ana')
    await post(watched.page, '/api/v1/grant.add', {
      types: ['deploy.production'],
      area: 'payments/ledger',
      holders: ['@ana', '@li'],
    })
    await be(watched, 'ben')
    await post(watched.page, '/auth/sample/clock', { to: '03:00', zone: 'Europe/Berlin' })

    let page = await comeAs('ben')
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await write(page, ['combobox', 'Type of decision'], 'deploy.production')
    await page.keyboard.press('Enter')
    await write(page, ['combobox', 'Area'], 'payments/ledger')
    await page.keyboard.press('Enter')
    await page.locator('[data-outcome=asleep]').waitFor()
    await press(page, ['link', 'Ask for the decision'])
    await focusIsOn(page, 'form h2')
    await write(page, ['textbox', 'The question, in one line'], 'Deploy release 413 tonight?')
    await tabTo(page, ['combobox', 'Can it be undone?'])
    await page.keyboard.type('yes')
    await press(page, ['button', 'Ask'])
    await focusIsOn(page, 'article h2')
    await page.getByText('It is not yours to decide now.').waitFor()

    page = await comeAs('li')
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    await press(page, ['link', /Deploy release 413 tonight/])
    await page.getByText(/marked as decided outside of your hours/).waitFor()
    await focusIsOn(page, 'a[aria-current]')
    await tabTo(page, ['radio', /Yes/])
    await page.keyboard.press('Space')
    await write(page, ['textbox', 'Rationale'], 'It was rehearsed, and it can be rolled back.')
    await page.keyboard.press('ControlOrMeta+Enter')
    await page.getByText(/outside of their hours/).waitFor()
    await focusIsOn(page, 'article h2')

    page = await comeAs('ana')
    await page.keyboard.press('g')
    await page.keyboard.press('e')
    await press(page, ['link', /Deploy release 413 tonight/])
    await press(page, ['button', /^Ratify/])
    await page.getByText('Ratified by You.').waitFor()
    await focusIsOn(page, 'article h2')
  })

  test('a manager adds second holders to what only they hold, row after row, until the gaps close', async () => {
    await be(watched, 'ana')
    await post(watched.page, '/api/v1/area.add', { path: 'press' })
    for (const name of ['press.embargo', 'press.image', 'press.quote', 'press.release']) {
      await post(watched.page, '/api/v1/type.add', { name, coverage: 'always' })
      await post(watched.page, '/api/v1/grant.add', { types: [name], area: 'press', holders: ['@ana'] })
    }
    const before = await stalledHours()
    const page = await comeAs('ana')
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    const soles = page.getByRole('list', { name: 'Only one holder' }).getByRole('listitem')
    const mine = soles.filter({ hasText: 'press.' })
    await mine.first().waitFor()
    expect(await mine.count()).toBe(4)
    for (const left of [3, 2, 1, 0]) {
      const first = mine.first().getByRole('button', { name: /second holder/ })
      for (let presses = 0; presses < 300; presses++) {
        if (await first.evaluate(one => one === document.activeElement)) break
        await page.keyboard.press('Tab')
      }
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor()
      await write(page, ['textbox', 'Holders in order'], '@li')
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
      await page.waitForFunction(
        count =>
          [...document.querySelectorAll('ul[aria-label="Only one holder"] li')].filter(one =>
            one.textContent?.includes('press.'),
          ).length === count,
        left,
      )
      await focusIsOn(page, 'button, h3')
    }
    expect(await stalledHours()).toBeLessThan(before)
  })

  /** How long nobody could decide `press.quote` in the next week. */
  async function stalledHours(): Promise<number> {
    const asked = { type: 'press.quote', area: 'press' }
    const { gaps } = (await post(watched.page, '/api/v1/authority.gaps', asked)) as {
      gaps: { from: string; until: string }[]
    }
    return gaps.reduce((sum, { from, until }) => sum + Date.parse(until) - Date.parse(from), 0) / 3_600_000
  }
})
