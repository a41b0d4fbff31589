import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { Credential } from '../services/place-of-call.ts'

const signIn = 'Send the header Authorization: Bearer with a token of yours (locum token create).'

/**
 * A bearer token; or, from the same machine and folder, the secret of `server.json` with the name typed: that is
 * `asserted` (P2), no more than opening the folder itself would be; or the cookie of a signed-in browser.
 */
export function credentialOf(
  headers: Headers,
  isLocalSecret: (secret: string) => boolean,
  session: string | null = null,
): Outcome<Credential> {
  const local = headers.get('locum-local')
  if (local !== null) return asserted(headers, isLocalSecret(local))
  const authorization = headers.get('authorization')
  if (authorization === null && session !== null)
    return ok({ kind: 'session', session, via: 'web', unattended: isUnattended(headers) })
  if (authorization === null) return refuse('unauthenticated', 'This needs a token.', signIn)
  const [, token] = authorization.match(/^Bearer +([\x21-\x7e]{1,400})$/i) ?? []
  if (token === undefined)
    return refuse('unauthenticated', 'The Authorization header holds no token.', signIn)
  return ok({ kind: 'token', token, via: headers.get('locum-via') === 'mcp' ? 'mcp' : 'api' })
}

/** Whether a page says that it asks by itself, to stay fresh, and nobody at it. */
export function isUnattended(headers: Headers): boolean {
  return headers.get('locum-unattended') === '1'
}

function asserted(headers: Headers, isTheSecret: boolean): Outcome<Credential> {
  if (!isTheSecret) {
    return refuse(
      'unauthenticated',
      'The local secret is not that of this server.',
      'Read it again from server.json.',
    )
  }
  const handle = decoded(headers.get('locum-as'))
  const osUser = decoded(headers.get('locum-os-user'))
  if (handle === undefined || osUser === undefined) {
    return refuse(
      'bad_header',
      'A name in a header is not percent-encoded UTF-8.',
      'Encode it and send it again.',
    )
  }
  return ok({
    kind: 'asserted',
    handle,
    osUser,
    via: localVia(headers.get('locum-via')),
  })
}

function localVia(named: string | null): 'cli' | 'import' | 'mcp' {
  return named === 'import' || named === 'mcp' ? named : 'cli'
}

function decoded(value: string | null): string | null | undefined {
  if (value === null) return null
  try {
    return decodeURIComponent(value)
  } catch {
    return undefined
  }
}
