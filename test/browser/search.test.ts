import { describe, expect, test } from 'vitest'
import { violations } from './axe-rules.ts'
import { chromiumPath } from './chromium.ts'
import { settled, show } from './look.ts'
import { onTheSample } from './on-the-sample.ts'

const { served, watched } = onTheSample('noor')

describe.skipIf(chromiumPath() === null)('searching the record', () => {
  test('by keys alone: from the slash to a qualifier completed, to what is found', async () => {
    const { page } = watched
    await show(page, served.url, 'record')
    await page.keyboard.press('/')
    await page.keyboard.type('refund ki')
    await page.getByRole('option', { name: /^kind:/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: /^kind:/, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    const field = page.getByRole('combobox', { name: 'Search the record' })
    await expect.poll(() => field.inputValue()).toBe('refund kind:')
    await page.keyboard.type('wo')
    await page.getByRole('option', { name: /^work/ }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option', { name: /^work/, selected: true }).waitFor()
    await page.keyboard.press('Enter')
    expect(await field.inputValue()).toBe('refund kind:work ')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=refund/)
    await page.getByRole('article').first().waitFor()
    expect(await page.locator('mark').first().innerText()).toMatch(/refund/i)
    for (const fact of await page.getByRole('article').allInnerTexts()) expect(fact).toContain('Work')
  })

  test('a part taken away leaves the rest of the query, and the URL says the same', async () => {
    const { page } = watched
    await page.goto(`${served.url}/record?q=refund%20kind%3Awork%20state%3Aopen`)
    await settled(page)
    const before = await page.getByRole('article').count()
    await page.getByRole('button', { name: 'Remove kind:work' }).click()
    await page.waitForURL(url => url.searchParams.get('q') === 'refund state:open')
    await settled(page)
    expect(await page.getByRole('article').count()).toBeGreaterThan(before)
    expect(await page.getByRole('combobox', { name: 'Search the record' }).inputValue()).toBe(
      'refund state:open',
    )
  })

  test('what is no qualifier is said beside it, and nothing found says what to do', async () => {
    const { page } = watched
    await page.goto(`${served.url}/record?q=zanzibar%20prio%3Ahigh`)
    await page.getByText('is not a qualifier').waitFor()
    await page.getByText('Nothing you may read is found').waitFor()
    await page.goto(`${served.url}/record?q=zanzibar%20refund%20state%3Aopen`)
    await page.getByRole('button', { name: 'Find any of these words' }).click()
    await page.waitForURL(url => url.searchParams.get('q') === '(zanzibar OR refund) state:open')
    await page.getByRole('article').first().waitFor()
    expect(watched.complaints).toEqual([])
  })
})
