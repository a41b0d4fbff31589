import { type Outcome, ok, refuse } from '../../domain/refusal.ts'

/** Where a browser believes it is. */
export interface RequestSite {
  readonly origin: string
  readonly hostname: string
  readonly isSecure: boolean
}

export interface SiteOptions {
  /** The address behind a proxy, https. */
  readonly publicUrl: string | null
  /** The address listened on, where it is a particular one. */
  readonly host: string | null
}

const local = ['localhost', '127.0.0.1', '[::1]']

/** A name that is not ours is refused: a page elsewhere may have pointed its own name at this machine. */
export function siteOf(request: Request, { publicUrl, host }: SiteOptions): Outcome<RequestSite> {
  const url = new URL(request.url)
  if (publicUrl !== null) {
    const known = new URL(publicUrl)
    if (url.host === known.host) {
      return ok({ origin: known.origin, hostname: known.hostname, isSecure: known.protocol === 'https:' })
    }
  }
  if (local.includes(url.hostname) || url.hostname === host) {
    return ok({ origin: url.origin, hostname: url.hostname, isSecure: url.protocol === 'https:' })
  }
  return refuse(
    'foreign_host',
    'This server does not go by that name.',
    'Open it by localhost, or set LOCUM_PUBLIC_URL to the address it is known by.',
  )
}

/**
 * A request with the cookie comes from our own page. What changes something names its origin, or the browser vouches for
 * it; a read may also be typed into the address bar.
 */
export function fromOwnPage(request: Request, site: RequestSite): Outcome<null> {
  const origin = request.headers.get('origin')
  const fetchSite = request.headers.get('sec-fetch-site')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const isOwn = origin === null ? fetchSite === 'same-origin' : origin === site.origin
  const isQuiet = isRead && origin === null && (fetchSite === null || fetchSite === 'none')
  const isForeign = fetchSite !== null && fetchSite !== 'same-origin' && fetchSite !== 'none'
  if ((isOwn || isQuiet) && !isForeign) return isRead ? ok(null) : declaredJson(request)
  return refuse(
    'foreign_origin',
    'This request does not come from a page of this server.',
    'Use the page itself, or a token for programs.',
  )
}

function declaredJson(request: Request): Outcome<null> {
  const type = request.headers.get('content-type') ?? ''
  if (/^application\/json\s*(?:;|$)/i.test(type)) return ok(null)
  return refuse(
    'not_json',
    'The body is not declared as JSON.',
    'Send it with Content-Type: application/json.',
  )
}
