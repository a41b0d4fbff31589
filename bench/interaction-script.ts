import type { Page } from 'playwright-core'
import type { Hands } from './event-timing.ts'

/** Two hundred interactions of a manager's day, over all pages; each line says how many it is. */
export async function actAll(page: Page, hands: Hands, area: string): Promise<void> {
  await brief(page, hands)
  await dayLineByKeys(page, hands)
  await dayLineByPointer(page, hands)
  await palette(hands)
  await record(page, hands)
  await team(page, hands)
  await areaPage(page, hands, area)
  await composer(page, hands)
  await settings(page, hands)
}

/** 20. */
async function brief(page: Page, hands: Hands): Promise<void> {
  await hands.open('brief', '/')
  await hands.key('j', 8)
  await hands.key('k', 3)
  await hands.key('Enter')
  await hands.key('Escape')
  await hands.press('an entry cited', page.locator('[data-line] button, [data-line] a').first())
  await hands.key('Escape')
  await hands.key('?')
  await hands.key('Escape')
  const theme = page.getByRole('button', { name: /theme/i })
  for (let n = 0; n < 3; n++) await hands.press('theme', theme)
}

/** 37. */
async function dayLineByKeys(page: Page, hands: Hands): Promise<void> {
  await hands.open('day line', '/day-line')
  await hands.key('ArrowRight', 12)
  await hands.key('Shift+ArrowRight', 5)
  await hands.key('ArrowLeft', 6)
  await hands.key('n')
  await hands.press('7 days', page.getByRole('link', { name: '7 d' }))
  await hands.key('ArrowRight', 6)
  await hands.key('Shift+ArrowLeft', 3)
  for (const span of ['24 h', '72 h', '48 h']) await hands.press(span, page.getByRole('link', { name: span }))
}

/** 23. */
async function dayLineByPointer(page: Page, hands: Hands): Promise<void> {
  await hands.open('day line', '/day-line')
  const stage = page
    .locator('svg[aria-hidden=true]')
    .locator('xpath=..')
    .filter({ has: page.getByRole('slider') })
  for (let n = 1; n <= 9; n++) await hands.press('the picture', stage.first(), n / 10)
  await hands.press('later', page.getByRole('link', { name: 'Later' }))
  await hands.press('earlier', page.getByRole('link', { name: 'Earlier' }))
  await hands.press('the choice of teams', page.locator('summary').filter({ hasText: 'change' }))
  const find = page.getByLabel('Find a team')
  await hands.press('the search for a team', find)
  await hands.type('sig-node')
  await hands.press('a team', page.getByRole('checkbox').first())
  await hands.press('the team again', page.getByRole('checkbox').first())
}

/** 24. */
async function palette(hands: Hands): Promise<void> {
  await hands.open('palette', '/')
  await hands.key('Control+k')
  await hands.type('sig-network')
  await hands.key('ArrowDown', 4)
  await hands.key('Backspace', 2)
  await hands.key('Escape')
  await hands.key('/')
  await hands.type('rec')
  await hands.key('Enter')
}

/** 22. */
async function record(page: Page, hands: Hands): Promise<void> {
  await hands.open('record', '/record')
  await hands.key('j', 3)
  await hands.key('PageDown', 4)
  await hands.key('Home')
  const kinds = page.locator('search select').first()
  await hands.focus(kinds)
  await hands.key('ArrowDown', 2)
  const fields = page.locator('search input[list]')
  await hands.press('the field of areas', fields.first())
  await hands.type('sig-auth')
  await hands.key('Enter')
  await hands.press('clear', page.locator('search').getByRole('button').last())
  await hands.key('PageDown')
}

/** 28. */
async function team(page: Page, hands: Hands): Promise<void> {
  await hands.open('team', '/team')
  const find = page.locator('search input[type=search]')
  await hands.press('the filter', find)
  await hands.type('berlin')
  await hands.key('Backspace', 6)
  await hands.press('only who is on', page.locator('search input[type=checkbox]'))
  await hands.press('only who is on', page.locator('search input[type=checkbox]'))
  await hands.key('PageDown', 4)
  await hands.key('End')
  await hands.key('Home')
  await hands.press('areas', page.getByRole('link', { name: 'Areas', exact: true }))
  await hands.key('PageDown', 2)
  await hands.press('teams', page.getByRole('link', { name: 'Teams', exact: true }))
  await hands.key('PageDown', 2)
  await hands.press('people', page.getByRole('link', { name: 'People', exact: true }))
}

/** 9. */
async function areaPage(page: Page, hands: Hands, area: string): Promise<void> {
  await hands.open('area', `/area/${area}`)
  await hands.key('j', 4)
  await hands.key('Enter')
  await hands.key('Escape')
  await hands.press('follow', page.getByRole('button', { name: /follow/i }).first())
  await hands.key('PageDown', 2)
}

/** 29. */
async function composer(page: Page, hands: Hands): Promise<void> {
  await hands.open('hand off', '/hand-off')
  await hands.press('the summary', page.getByRole('textbox', { name: 'In one line' }))
  await hands.type('Half done.')
  const work = page.getByRole('region', { name: 'Work' })
  await hands.press('add a line', work.getByRole('button', { name: 'Add a line' }))
  await hands.type('Ask @sig #wg-w /w')
}

/** 8. */
async function settings(page: Page, hands: Hands): Promise<void> {
  await hands.open('settings', '/settings')
  const radios = page.getByRole('radio')
  for (const nth of [2, 1, 0]) await hands.press('theme', radios.nth(nth))
  const keys = page.getByRole('checkbox').first()
  for (let n = 0; n < 2; n++) await hands.press('single keys', keys)
  await hands.key('PageDown')
  await hands.key('g')
  await hands.key('b')
}
