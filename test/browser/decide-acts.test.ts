import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled } from './look.ts'
import {
  be,
  open,
  openSample,
  post,
  type Served,
  serve,
  virtualAuthenticator,
  type Watched,
} from './served.ts'

let served: Served
let browser: Browser
let watched: Watched

interface Made {
  readonly id: string
}

/** From the door, where no page of whoever was signed in before asks for anything. */
async function does(as: string, operation: string, input: object): Promise<Made> {
  if (!watched.page.url().endsWith('/sign-in')) await watched.page.goto(`${served.url}/sign-in`)
  await be(watched, as)
  return (await post(watched.page, `/api/v1/${operation}`, input)) as Made
}

async function comeTo(as: string, path: string): Promise<void> {
  await be(watched, as)
  await watched.page.goto(served.url + path)
  await settled(watched.page)
}

describe.skipIf(chromiumPath() === null)('acts on the decide page', { timeout: 240_000 }, () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
    watched = await open(browser)
    await openSample(watched, served)
  })
  afterEach(() => {
    expect(watched.complaints.filter(text => !/status of 4(01|03|22)/.test(text))).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  test('what was decided answers the next who asks, and at the third its owner keeps an answer', async () => {
    const { page } = watched
    await does('ana', 'type.add', { name: 'press' })
    await does('ana', 'grant.add', { types: ['press'], area: 'payments', holders: ['@ana', '@li'] })
    const about = { type: 'press', area: 'payments' }
    const first = await does('li', 'decision.request', { ...about, text: 'May we announce on a Friday?' })
    await does('ana', 'decision.decide', { id: first.id, outcome: 'no', rationale: 'Nobody reads it.' })

    await comeTo('ben', '/decide?ask=yes&type=press&area=payments')
    await page.getByLabel('The question, in one line').fill('Is Friday fine for the note?')
    await page.getByRole('button', { name: /^This answers me: May we announce/ }).click()
    await page.getByRole('region', { name: 'What answers it' }).getByText('Nobody reads it.').waitFor()

    await does('ben', 'decision.request', { ...about, text: 'And this Friday?', answeredBy: first.id })
    const third = await does('ben', 'decision.request', { ...about, text: 'Friday, yes or no?' })
    await comeTo('ana', `/decide?id=${third.id}`)
    await page.getByRole('button', { name: 'An entry answers it' }).click()
    await page.getByRole('radio', { name: /May we announce/ }).check()
    await page.getByRole('button', { name: 'This answers it' }).click()
    await page.getByRole('region', { name: 'What answers it' }).waitFor()

    await page
      .getByRole('region', { name: 'Asked again and again' })
      .getByText('Is Friday fine for the note?')
      .click()
    await page.getByLabel('Your answer').fill('Never on Fridays.')
    await page.getByRole('button', { name: 'Keep this answer' }).click()
    await page.getByText(/kept by You, until/).waitFor()
    await page.getByText('Never on Fridays.').waitFor()
  })

  test('a decision is replaced by a new one, and what waits is counted beside Decide as it comes', async () => {
    const { page } = watched
    const about = { type: 'letter', area: 'payments' }
    await does('ana', 'type.add', { name: 'letter' })
    await does('ana', 'grant.add', {
      types: ['letter'],
      area: 'payments',
      holders: ['@ana'],
      askerMayDecide: true,
    })
    const { id } = await does('li', 'decision.request', { ...about, text: 'Send the autumn letter?' })
    await does('ana', 'decision.decide', { id, outcome: 'yes', rationale: 'It is ready.' })
    await comeTo('ana', `/decide?id=${id}`)
    await page.getByRole('button', { name: 'Replace it' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What is decided now').fill('The letter waits for spring')
    await dialog.getByLabel('Rationale').fill('The figures are not in.')
    await dialog.getByRole('button', { name: 'Replace it' }).click()
    await page.getByRole('heading', { name: 'The letter waits for spring' }).waitFor()
    expect(await post(page, '/api/v1/decision.show', { id })).toMatchObject({ inForce: false })

    const link = page
      .getByRole('navigation', { name: 'Pages' })
      .first()
      .getByRole('link', { name: /^Decide/ })
    const waiting = async () => Number(/\d+/.exec((await link.textContent()) ?? '')?.[0] ?? 0)
    const before = await waiting()
    await post(page, '/api/v1/decision.request', { ...about, text: 'And the winter letter?' })
    await expect.poll(waiting, { timeout: 30_000 }).toBe(before + 1)
  })

  test('the glass is broken with a reason and a passkey, and what was written is sent once it was used', async () => {
    const { page } = watched
    await virtualAuthenticator(watched)
    await does('ana', 'type.add', { name: 'power.off' })
    await does('ana', 'grant.add', {
      types: ['power.off'],
      area: 'payments',
      holders: ['@ana'],
      breakGlass: true,
      mode: 'any',
    })
    const asked = { type: 'power.off', area: 'payments', text: 'Cut the power of the rack?' }
    const { id } = await does('ben', 'decision.request', asked)
    await comeTo('ana', `/decide?id=${id}`)
    await page.getByText('Nobody is consulted first.').waitFor()
    await page.getByRole('button', { name: /^Break the glass/ }).click()
    await page.getByRole('radio', { name: /Yes/ }).check()
    const send = page.getByRole('button', { name: /^Break the glass and decide: Yes/ })
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await page.getByLabel('Why the glass has to be broken').fill('It burns.')
    await send.click()
    await page.getByRole('button', { name: 'Add a passkey and go on' }).click()
    await page.getByText('· break-glass').waitFor()
    expect(await post(page, '/api/v1/decision.show', { id })).toMatchObject({
      state: 'decided',
      votes: [{ person: 'ana', breakGlass: true, rationale: 'It burns.' }],
    })
  })
})
