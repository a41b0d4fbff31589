import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { PasskeyCeremonies } from '../services/sign-in/passkeys.ts'

const library = () => import('@simplewebauthn/server')

/** The ceremonies of WebAuthn; the library is loaded when the first one begins. A user verifies themselves each time. */
export const passkeyCeremonies: PasskeyCeremonies = {
  async registrationOptions({ rpId }, { id, handle, name }, existing) {
    const { generateRegistrationOptions } = await library()
    const options = await generateRegistrationOptions({
      rpName: 'Locum',
      rpID: rpId,
      userName: handle,
      userDisplayName: name,
      userID: new TextEncoder().encode(id),
      attestationType: 'none',
      excludeCredentials: existing.map(credential => ({ id: credential })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    return { challenge: options.challenge, options }
  },

  async verifyRegistration({ origin, rpId }, challenge, response) {
    const { verifyRegistrationResponse } = await library()
    const verified = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
    }).catch(() => null)
    if (!verified?.verified) return null
    const { credential } = verified.registrationInfo
    return {
      credential: credential.id,
      publicKey: Buffer.from(credential.publicKey).toString('base64url'),
      counter: credential.counter,
      transports: (credential.transports ?? []).filter(text => typeof text === 'string').slice(0, 8),
    }
  },

  async signInOptions({ rpId }) {
    const { generateAuthenticationOptions } = await library()
    const options = await generateAuthenticationOptions({ rpID: rpId, userVerification: 'required' })
    return { challenge: options.challenge, options }
  },

  async verifySignIn({ origin, rpId }, challenge, response, passkey) {
    const { verifyAuthenticationResponse } = await library()
    const verified = await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: {
        id: passkey.credential,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: passkey.counter,
        transports: [...passkey.transports],
      },
      requireUserVerification: true,
    }).catch(() => null)
    return verified?.verified ? { counter: verified.authenticationInfo.newCounter } : null
  },
}
