import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violations } from './axe-rules.ts'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled } from './look.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

let served: Served
let browser: Browser
let watched: Watched

describe.skipIf(chromiumPath() === null)('asking the record', () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    watched = await open(browser)
    await openSample(watched, served)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  /** By keyboard alone, from any page. */
  async function asks(question: string) {
    const { page } = watched
    await page.goto(served.url)
    await settled(page)
    await page.keyboard.press('g')
    await page.keyboard.press('q')
    await page.getByLabel('Your question').waitFor()
    await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
    await page.keyboard.type(question)
    await page.keyboard.press('Enter')
    await page.locator('[data-outcome]').waitFor()
    await settled(page)
  }

  test('an answer opens its source beside it, by keyboard alone', async () => {
    const { page } = watched
    await be(watched, 'noor')
    await asks('Who owns payments/ledger?')
    const reply = page.getByRole('article', { name: 'Answer' })
    expect(await reply.innerText()).toContain('Li Wei is its tech lead')
    const source = reply.locator('[data-open]').first()
    for (let tab = 0; tab < 12; tab++) {
      await page.keyboard.press('Tab')
      if (await source.evaluate(element => element === document.activeElement)) break
    }
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: /source/i }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('what is out of scope is refused, and offers nobody to ask', async () => {
    const { page } = watched
    await asks('Is Ana happy?')
    expect(await page.getByRole('article', { name: 'No answer' }).innerText()).toContain('out_of_scope')
    expect(await page.getByRole('button', { name: /^Leave it with/ }).count()).toBe(0)
  })

  test('no answer stands under a question it was not given to, however long the next one takes', async () => {
    const { page } = watched
    await asks('Who owns payments?')
    await page.getByRole('article', { name: 'Answer' }).waitFor()
    let go = () => {}
    const held = new Promise<void>(resolve => {
      go = resolve
    })
    await page.route('**/api/v1/record.ask**', async route => {
      await held
      await route.continue()
    })
    await page.getByLabel('Your question').fill('Is Ana happy?')
    await page.keyboard.press('Enter')
    await page.waitForURL(url => url.searchParams.get('q') === 'Is Ana happy?')
    await page.getByRole('article', { name: 'Answer' }).waitFor({ state: 'detached' })
    go()
    await page.getByRole('article', { name: 'No answer' }).waitFor()
    await page.unroute('**/api/v1/record.ask**')
  })

  test('a question that is not understood offers others, of which one is filled in', async () => {
    const { page } = watched
    await asks('Should we rewrite the ledger?')
    await page.getByRole('button', { name: 'Who owns AREA or ITEM?' }).click()
    await page.waitForFunction(() => getSelection()?.toString() === 'AREA or ITEM')
    await page.keyboard.type('payments')
    await page.keyboard.press('Enter')
    await page.waitForURL(url => url.searchParams.get('q') === 'Who owns payments?')
    await page.getByRole('article', { name: 'Answer' }).waitFor()
  })

  test('what nobody declared is left with the owner, stands in their brief, is answered there, and then answers', async () => {
    const { page } = watched
    const question = 'Who owns the refunds dashboard?'
    await be(watched, 'li')
    await asks(question)
    await page.getByRole('article', { name: 'Ask somebody' }).waitFor()
    await page.getByRole('button', { name: 'Leave it with Noor Haddad' }).focus()
    await page.keyboard.press('Enter')
    await page.getByText(/^Left with Noor Haddad as Q-/).waitFor()

    await be(watched, 'noor')
    await page.goto(served.url)
    await settled(page)
    const line = page.locator('li[data-line]').filter({ hasText: question }).first()
    await line.getByRole('button', { name: 'Answer', exact: true }).first().click()
    await line.getByLabel('Your answer enters the record.').fill('Noor looks after it.')
    await page.keyboard.press('Enter')
    await page.getByText('You answered: Noor looks after it.').waitFor()

    await be(watched, 'li')
    await asks('who owns the dashboard of refunds')
    const reply = page.getByRole('article', { name: 'Answer' })
    await reply.waitFor()
    expect(await reply.innerText()).toContain('Noor looks after it')
  })
})
