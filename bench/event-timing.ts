import type { CDPSession, Locator, Page } from 'playwright-core'
import { settled } from '../test/browser/look.ts'

/** One thing done by hand, and how long it was until it was painted. */
export interface Interaction {
  readonly where: string
  readonly what: string
  /** In steps of 8 ms, as browsers tell it. What they do not tell was below 16 and counts as that. */
  readonly ms: number
  /** Of the page's own thread, until its next paints and what they led to: what is left of `ms` on an idle machine. */
  readonly cpuMs: number
}

const leastMs = 16

interface BenchTiming {
  slowest: number
  readonly take: (entries: PerformanceEntryList) => void
  readonly observer: PerformanceObserver
}

/** Hands on one page: every key and press is real input, measured by the page's own Event Timing. */
export class Hands {
  readonly done: Interaction[] = []
  readonly #page: Page
  readonly #url: string
  readonly #session: CDPSession
  #where = ''

  private constructor(page: Page, url: string, session: CDPSession) {
    this.#page = page
    this.#session = session
    this.#url = url
  }

  static async on(page: Page, url: string): Promise<Hands> {
    await page.addInitScript(() => {
      const take = (entries: PerformanceEntryList) => {
        for (const entry of entries as (PerformanceEntry & { interactionId: number })[])
          if (entry.interactionId > 0) timing.slowest = Math.max(timing.slowest, entry.duration)
      }
      const observer = new PerformanceObserver(list => take(list.getEntries()))
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
      const timing = { slowest: 0, take, observer }
      Object.assign(globalThis, { benchTiming: timing })
    })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable', { timeDomain: 'threadTicks' })
    return new Hands(page, url, session)
  }

  /** A page anew; not measured. */
  async open(where: string, path: string): Promise<void> {
    this.#where = where
    await this.#page.goto(this.#url + path)
    await settled(this.#page)
    await this.#page.waitForTimeout(400)
  }

  async key(key: string, times = 1): Promise<void> {
    for (let n = 0; n < times; n++) await this.#measure(`key ${key}`, () => this.#page.keyboard.press(key))
  }

  /** One interaction a letter. */
  async type(text: string): Promise<void> {
    for (const letter of text)
      await this.#measure(`typing “${letter}” of “${text}”`, () => this.#page.keyboard.press(letter))
  }

  /** In the middle of it, or at a share of its width near its head. */
  async press(what: string, target: Locator, share?: number): Promise<void> {
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (box === null) throw new Error(`there is nothing to press: ${what} on ${this.#where}`)
    const x = box.x + box.width * (share ?? 0.5)
    const y = share === undefined ? box.y + box.height / 2 : box.y + 190
    await this.#page.mouse.move(x, y)
    await this.#measure(`press ${what}`, () => this.#page.mouse.click(x, y))
  }

  /** To have the field before typing into it; not measured. */
  async focus(target: Locator): Promise<void> {
    await target.focus()
    await this.#rest()
  }

  async #measure(what: string, act: () => Promise<void>): Promise<void> {
    await this.#slowest()
    const before = await this.#threadMs()
    await act()
    await this.#rest()
    const cpuMs = Math.round((await this.#threadMs()) - before)
    const ms = Math.round(Math.max(leastMs, await this.#slowest()))
    this.done.push({ where: this.#where, what, ms, cpuMs })
    await this.#page.waitForFunction(() => document.querySelector('[aria-busy=true]') === null)
  }

  /** Until what was done is painted and told, and the hand comes down again. */
  async #rest(): Promise<void> {
    await this.#page.evaluate(async () => {
      for (let n = 0; n < 2; n++) await new Promise(requestAnimationFrame)
    })
    await this.#page.waitForTimeout(80)
  }

  async #threadMs(): Promise<number> {
    const { metrics } = await this.#session.send('Performance.getMetrics')
    return 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0)
  }

  /** The slowest event since it was asked last. */
  async #slowest(): Promise<number> {
    return await this.#page.evaluate(() => {
      const { benchTiming: timing } = globalThis as unknown as { benchTiming: BenchTiming }
      timing.take(timing.observer.takeRecords())
      const { slowest } = timing
      timing.slowest = 0
      return slowest
    })
  }
}
