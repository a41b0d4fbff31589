import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { settled } from './look.ts'
import { open, post, type Served, serve } from './served.ts'

const table = `handle,name,zone,windows,team,area
ben,Ben Okafor,europe/berlin,mon-fri 09:00-17:00,payments,payments/ledger
noor,Noor Haddad,America/Los_Angeles,,payments,
sam,Sam Ortiz,Mars/Olympus,,payments,
,Nobody,,,,
`
const file = (text: string) => ({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })

let served: Served
let browser: Browser

describe.skipIf(chromiumPath() === null)('bringing in a table of people', () => {
  beforeAll(async () => {
    served = await serve()
    browser = await openChromium()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served?.stop()
  })

  test('in the first run: what it made, each line it could not use, and nothing new the second time', async () => {
    const { page, context, complaints } = await open(browser)
    await page.goto(served.signInUrl)
    await page.getByLabel(/^Bring in/).check()
    await page.getByLabel('Your name').fill('Ana Brandt')
    await page.getByLabel('Your time zone').fill('Europe/Berlin')
    await page.getByRole('button', { name: /^Make the organisation/ }).click()
    await page.getByRole('heading', { name: 'Import', level: 1 }).waitFor()

    await page.getByRole('button', { name: 'Import it' }).click()
    await page.getByText('Choose a file first.').waitFor()
    const chosen = page.getByLabel('A table of people (CSV)')
    await chosen.setInputFiles(file(table))
    await page.getByRole('button', { name: 'Import it' }).click()
    await page.getByText('Created: 2 people, 1 team and 2 areas.').waitFor()
    await page.getByText(/^Two lines could not be used; the rest is imported/).waitFor()
    await page.getByText('people.csv:4').waitFor()
    await page.getByText('"Mars/Olympus" is no zone; write one such as Europe/Berlin').waitFor()
    await page.getByText('people.csv:5').waitFor()
    await page.getByText('has no handle').waitFor()

    await page.getByRole('button', { name: 'Import again' }).click()
    await page.getByText('Nothing new. 0 changed, 5 unchanged.').waitFor()

    await post(page, '/api/v1/person.set', { handle: 'noor', name: 'Noor H.' })
    await chosen.setInputFiles(file(table.replace('Noor Haddad', 'Noor A. Haddad')))
    await page.getByRole('button', { name: 'Import it' }).click()
    await page.getByText('Left as they are').waitFor()
    await page.getByText('person noor').waitFor()

    await page.getByRole('button', { name: 'Open your brief' }).click()
    await page.goto(`${served.url}/team`)
    await settled(page)
    await page.getByRole('link', { name: 'Ben Okafor' }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})
