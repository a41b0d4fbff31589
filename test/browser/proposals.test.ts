import { describe, expect, test } from 'vitest'
import { passes } from './axe-rules.ts'
import { chromiumPath } from './chromium.ts'
import { settled } from './look.ts'
import { noComplaints, onTheSample } from './on-the-sample.ts'
import { be, post } from './served.ts'

const sample = onTheSample()
const { served, watched } = sample

/** V7: in the sample Sam answers for the software `nightly`. */
describe.skipIf(chromiumPath() === null)('what an agent proposes, in a browser', { timeout: 180_000 }, () => {
  noComplaints(sample)
  let token = ''

  /** What the agent sends waits; its sponsor, or who they are now, comes to it from their brief. */
  async function proposedTo(sponsor: string, from: string): Promise<void> {
    const response = await fetch(`${served.url}/api/v1/leave.add`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({ from, until: '2031-01-01T00:00Z' }),
    })
    expect(await response.json()).toMatchObject({ state: 'pending' })
    await come(sponsor)
  }

  async function come(sponsor: string): Promise<void> {
    const { page } = watched
    await be(watched, sponsor)
    await page.goto(served.url)
    await settled(page)
    await page.getByRole('link', { name: 'Read, then confirm or decline' }).click()
    await page.getByText('It would run leave.add').waitFor()
  }

  const confirm = () => watched.page.getByRole('button', { name: 'Confirm: do it now' })

  test('its sponsor comes from the brief, reads what it would do, and confirms it', async () => {
    const { page } = watched
    await be(watched, 'sam')
    token = ((await post(page, '/api/v1/token.create', { as: 'nightly' })) as { token: string }).token
    await proposedTo('sam', '2030-12-01T00:00Z')
    await page.getByText('"from": "2030-12-01T00:00Z"').waitFor()
    await passes(page, 'a proposal that waits')
    await confirm().click()
    await page.getByText('Sam Ortega confirmed what a software account proposed.').waitFor()
    await page
      .getByText(/the entries it made say it/)
      .first()
      .waitFor()
    expect(await confirm().count()).toBe(0)
  })

  test('or declines it with a reason, and it waits no longer', async () => {
    const { page } = watched
    await proposedTo('sam', '2030-12-02T00:00Z')
    await page.getByRole('button', { name: 'Decline' }).click()
    const dialog = page.getByRole('dialog')
    await passes(page, 'declining a proposal', 'dialog')
    await dialog.getByLabel(/^Why not/).fill('Software takes no leave.')
    await dialog.getByRole('button', { name: 'Decline' }).click()
    await dialog.waitFor({ state: 'hidden' })
    await page.getByText('Software takes no leave.').waitFor()
    expect(await confirm().count()).toBe(0)
  })

  test('what cannot be done says why not, and can still be declined', async () => {
    const { page } = watched
    await proposedTo('sam', '2031-02-01T00:00Z')
    await confirm().click()
    await page.getByRole('alert').waitFor()
    await passes(page, 'a proposal that cannot be confirmed')
  })

  test('whoever the sponsor was merged into answers for what waits', async () => {
    const { page } = watched
    await be(watched, 'ana')
    await post(page, '/api/v1/person.merge', { from: 'sam', into: 'li' })
    await come('li')
    await page.getByRole('button', { name: 'Erase the words' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Erase for good' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Decline' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Decline' }).click()
    await page.getByText(/declined what a software account proposed/).waitFor()
  })
})
