import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const known = [
  process.env.LOCUM_CHROMIUM ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Any Chromium on this machine, or null. `npm test` has tried to install Debian's where there was none. */
export function chromiumPath(): string | null {
  return known.find(path => path !== '' && existsSync(path)) ?? null
}

export async function openChromium(): Promise<Browser> {
  const executablePath = chromiumPath()
  if (executablePath === null) throw new Error('no Chromium was found')
  return await chromium.launch({ executablePath, args: quiet })
}

/** Debian's package, where we may: as root, with apt-get. Says what it did. */
export function installChromium(): void {
  if (chromiumPath() !== null) return
  const may = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!may) {
    process.stderr.write(
      'Browser tests are skipped: no Chromium here. Install one, or set LOCUM_CHROMIUM to its path.\n',
    )
    return
  }
  process.stderr.write('Installing Chromium for the browser tests …\n')
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  try {
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
  } catch {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-dejavu-core')
  }
}
