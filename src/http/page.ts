/** A built file as it is sent; compressed once. */
export interface WebFile {
  readonly type: string
  readonly plain: Uint8Array<ArrayBuffer>
  readonly brotli: Uint8Array<ArrayBuffer> | null
  readonly gzip: Uint8Array<ArrayBuffer> | null
  /** Its name changes with its content. */
  readonly isImmutable: boolean
}

export interface WebPages {
  /** `index.html`; null while nothing is built. */
  index(): string | null
  file(path: string): WebFile | null
  nonce(): string
}

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // React sets style attributes through the DOM, which this does not concern; markup with them stays out.
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')

/** Headers of everything that is not an operation's answer. */
const guarded = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), publickey-credentials-get=(self), publickey-credentials-create=(self)',
}

/** The built page: its files, and for every other path a browser goes to, the page itself. Null: nothing of ours. */
export function answerPage(request: Request, pages: WebPages): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const { pathname } = new URL(request.url)
  const file = pathname === '/' || pathname === '/index.html' ? null : pages.file(pathname)
  if (file !== null) return fileAnswer(request, file)
  const isNavigation = (request.headers.get('accept') ?? '').includes('text/html')
  if (!isNavigation || /^\/(?:api|auth|assets)\//.test(pathname)) return null
  const index = pages.index()
  return html(index ?? unbuilt, pages.nonce(), index === null ? 503 : 200)
}

function html(text: string, nonce: string, status: number): Response {
  return new Response(text.replaceAll('__CSP_NONCE__', nonce), {
    status,
    headers: {
      ...guarded,
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': policy(nonce),
      'X-Frame-Options': 'DENY',
    },
  })
}

function fileAnswer(request: Request, file: WebFile): Response {
  const accepted = request.headers.get('accept-encoding') ?? ''
  const coded =
    accepted.includes('br') && file.brotli !== null
      ? { body: file.brotli, name: 'br' }
      : accepted.includes('gzip') && file.gzip !== null
        ? { body: file.gzip, name: 'gzip' }
        : null
  return new Response(coded?.body ?? file.plain, {
    headers: {
      ...guarded,
      'Content-Type': file.type,
      'Content-Security-Policy': "default-src 'none'",
      'Cache-Control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      Vary: 'Accept-Encoding',
      ...(coded !== null && { 'Content-Encoding': coded.name }),
    },
  })
}

const unbuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Locum</title>
<body><h1>Locum runs, and its pages are not built.</h1><p>Run <code>bin/build</code> and load this again. The API and the command line work without.</p></body></html>`
