import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { chromiumPath, openChromium } from './chromium.ts'
import { be, open, openSample, type Served, serve, type Watched } from './served.ts'

export interface OnTheSample {
  readonly served: Served
  readonly watched: Watched
}

/** For a file of tests: the sample on a real server and one page on it, read as somebody; there from the first test on. */
export function onTheSample(as?: string): OnTheSample {
  const [served, watched] = [{} as Served, {} as Watched]
  if (chromiumPath() === null) return { served, watched }
  let browser: Browser | undefined
  beforeAll(async () => {
    Object.assign(served, await serve())
    browser = await openChromium()
    Object.assign(watched, await open(browser))
    await openSample(watched, served)
    if (as !== undefined) await be(watched, as)
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await served.stop?.()
  })
  return { served, watched }
}

/** After each test: nothing was complained about but the refusals a journey meets on its way. */
export function noComplaints({ watched }: OnTheSample): void {
  afterEach(() => {
    expect(watched.complaints.filter(text => !/status of 4(01|03|22)/.test(text))).toEqual([])
  })
}
