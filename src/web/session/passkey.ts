import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { Refused } from '../api/call.ts'
import { passkeyWords } from '../words/sign-in.ts'
import { ask } from './ask.ts'

interface Ceremony<T> {
  readonly ceremony: string
  readonly options: T
}

export function passkeysWork(): boolean {
  return 'PublicKeyCredential' in globalThis
}

/** Signs in, or makes the session `verified` for five minutes. */
export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { ceremony, options } = await ask<Ceremony<PublicKeyCredentialRequestOptionsJSON>>(
    'POST',
    '/auth/passkey/sign-in/options',
  )
  const response = await startAuthentication({ optionsJSON: options }).catch(stopped)
  await ask('POST', '/auth/passkey/sign-in/finish', { ceremony, response })
}

export async function addPasskey(name?: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  const { ceremony, options } = await ask<Ceremony<PublicKeyCredentialCreationOptionsJSON>>(
    'POST',
    '/auth/passkey/register/options',
  )
  const response = await startRegistration({ optionsJSON: options }).catch(stopped)
  await ask('POST', '/auth/passkey/register/finish', {
    ceremony,
    response,
    ...(name !== undefined && { name }),
  })
}

/** The browser or its person ended the ceremony: no fault, and nothing happened. */
function stopped(): never {
  throw new Refused({
    code: 'passkey_stopped',
    message: passkeyWords.stopped,
    next: passkeyWords.stoppedNext,
  })
}
