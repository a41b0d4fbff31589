import type { RequestSite } from './site.ts'

const lifeSeconds = 30 * 86_400

/** `__Host-` binds the cookie to this host over HTTPS; browsers do not take it on plain-HTTP localhost. */
function nameOn(site: RequestSite): string {
  return site.isSecure ? '__Host-locum' : 'locum'
}

/** The session's secret, if the browser sent one. */
export function sessionSecret(headers: Headers, site: RequestSite): string | null {
  for (const pair of (headers.get('cookie') ?? '').split(';')) {
    const [name, value] = pair.trim().split('=')
    if (name === nameOn(site) && value !== undefined && /^[\w-]{20,100}$/.test(value)) return value
  }
  return null
}

/** Strict: the page itself needs no cookie, and everything it asks for afterwards comes from itself. */
export function setCookie(site: RequestSite, secret: string): string {
  return `${nameOn(site)}=${secret}; Max-Age=${lifeSeconds}; ${attributes(site)}`
}

/** The header that takes the session's cookie away. */
export function clearCookie(site: RequestSite): string {
  return `${nameOn(site)}=; Max-Age=0; ${attributes(site)}`
}

function attributes(site: RequestSite): string {
  return `Path=/; HttpOnly; SameSite=Strict${site.isSecure ? '; Secure' : ''}`
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const

/** `Firefox on Linux`: enough for its owner to know it again, and no more is kept. */
export function agentLabel(headers: Headers): string {
  const text = headers.get('user-agent') ?? ''
  const found = (table: readonly (readonly [string, string])[]) =>
    table.find(([part]) => text.includes(part))?.[1]
  const browser = found(browsers) ?? 'A browser'
  const system = found(systems)
  return system === undefined ? browser : `${browser} on ${system}`
}
