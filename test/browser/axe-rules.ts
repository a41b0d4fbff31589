import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** WCAG 2.2 AA, each violation in a line: rule, where, why. */
export async function violations(page: Page, within = 'html'): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  return await linesOf(page, new AxeBuilder({ page }).include(within).withTags(tags))
}

/** The same of its colours alone, for what was looked at whole in the other theme: nothing else differs. */
export async function colourViolations(page: Page, within = 'html'): Promise<string[]> {
  return await linesOf(page, new AxeBuilder({ page }).include(within).withRules(['color-contrast']))
}

async function linesOf(page: Page, asked: AxeBuilder): Promise<string[]> {
  const found = await asked.analyze()
  const lines: string[] = []
  for (const { id, nodes } of found.violations) {
    for (const { target, failureSummary: why = '' } of nodes) {
      if (id === 'target-size' && (await isFree(page, String(target)))) continue
      lines.push(`${id}: ${target.join(' ')}: ${why}`)
    }
  }
  return lines
}

/** Whether a target that the head or the foot of the window covered half, or stood close to, is large enough once it is scrolled to. */
async function isFree(page: Page, target: string): Promise<boolean> {
  await page
    .locator(target)
    .first()
    .evaluate(element => element.scrollIntoView({ block: 'center' }))
  const { violations: left } = await new AxeBuilder({ page })
    .include(target)
    .withRules(['target-size'])
    .analyze()
  return left.length === 0
}

/** What stands there now, in both themes, wide and at 360 px, where nothing scrolls sideways. */
export async function passes(page: Page, what: string, within = 'html'): Promise<void> {
  for (const [width, height] of [
    [1280, 900],
    [360, 740],
  ] as const) {
    await page.setViewportSize({ width, height })
    for (const colorScheme of ['light', 'dark'] as const) {
      // Colours change at once, so that none is looked at on its way to another.
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const ofTheme = colorScheme === 'light' ? violations : colourViolations
      expect(await ofTheme(page, within), `${what}, ${colorScheme}, ${width} px`).toEqual([])
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide, `${what}: no sideways scrolling at ${width} px`).toBeLessThanOrEqual(width)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
