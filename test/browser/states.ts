import type { Page } from 'playwright-core'
import { settled, show } from './look.ts'

interface Shown {
  readonly page: Page
  readonly url: string
}

const opened = async ({ page, url }: Shown, path: string) => {
  await page.goto(url + path)
  await settled(page)
}

/** What a page looks like when something is not as usual, each with how to bring it about as somebody signed in. */
export const states: Readonly<Record<string, (shown: Shown) => Promise<void>>> = {
  refusal: shown => opened(shown, '/handoff/H-9999'),
  async source({ page, url }) {
    await show(page, url, 'brief')
    await page.getByRole('main').locator('[data-line]').first().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('complementary', { name: 'Source' }).waitFor()
    await settled(page)
  },
  async palette({ page, url }) {
    await show(page, url, 'brief')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
    await settled(page)
  },
  async kinds({ page, url }) {
    await show(page, url, 'hand-off')
    const work = page.getByRole('region', { name: 'Work', exact: true })
    await work.getByRole('button', { name: 'Add a line' }).click()
    await page.keyboard.type('/')
    await page.getByRole('listbox').waitFor()
  },
  async questions({ page, url }) {
    await show(page, url, 'brief')
    const offered = page.getByRole('region', { name: 'Offered to you' })
    await offered.getByRole('button', { name: 'Accept with questions' }).first().click()
    await offered
      .getByLabel(/^Question about/)
      .first()
      .waitFor()
  },
  'not-found': shown => opened(shown, '/nowhere'),
  async fault(shown) {
    const body = JSON.stringify({ code: 'fault', id: 'flt_7K2M4Q', detail: 'Something went wrong.' })
    const answer = { status: 500, contentType: 'application/problem+json', body }
    await shown.page.route('**/api/v1/brief.read', route => route.fulfill(answer))
    await shown.page.goto(shown.url)
    await shown.page.getByRole('alert').first().waitFor()
    await shown.page.unroute('**/api/v1/brief.read')
  },
  async 'no-network'({ page, url }) {
    // A stream that is open outlives the emulation: it is kept from opening.
    await page.route('**/api/v1/entry.stream*', route => route.abort())
    await show(page, url, 'hand-off')
    await page.context().setOffline(true)
    await page.getByText(/^No connection/).waitFor({ timeout: 60_000 })
    await page.getByRole('textbox', { name: 'In one line' }).fill('Written without a network.')
    await page.getByText(/^Kept on this device/).waitFor()
    await page.context().setOffline(false)
    await page.unroute('**/api/v1/entry.stream*')
  },
}
