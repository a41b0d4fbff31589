import { installChromium } from './chromium.ts'

/** Once for all test files: a browser to test in. */
export function setup(): void {
  try {
    installChromium()
  } catch (error) {
    process.stderr.write(
      `Browser tests are skipped: Chromium could not be installed (${(error as Error).message}).\n`,
    )
  }
}
