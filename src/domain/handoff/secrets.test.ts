import { describe, expect, test } from 'vitest'
import { looksLikeSecret } from './secrets.ts'

/** Made here piece by piece, so that no scanner takes this file for a leak. */
const letters = 'aB3dE5gH7jK9mN2pQ4sT6vW8yZ1bC0dF'
const found: readonly (readonly [what: string, secret: string])[] = [
  ['a private key', `${'-'.repeat(5)}BEGIN ${'RSA PRIVATE'} KEY${'-'.repeat(5)}`],
  ['a private key', `${'-'.repeat(5)}BEGIN ${'PRIVATE'} KEY${'-'.repeat(5)}`],
  ['an AWS access key', `${'AK'}IA${'ABCDEFGH'}${'12345678'}`],
  ['a GitHub token', `${'gh'}p_${letters}${'abcd'}`],
  ['a GitHub token', `${'github'}_pat_${letters}${letters}`],
  ['a Slack token', `${'xo'}xb-${'1234567890'}-${letters}`],
  ['a signed token', `${'ey'}J${letters}.${'ey'}J${letters}.${letters}`],
  ['a Locum token', `${'loc'}um_${letters}`],
]
const assigned: readonly (readonly [written: string, value: string])[] = [
  ['password: ', `${'Tr0ub4dor'}&3`],
  ['DB_PASSWORD=', `${'hunter'}2!X9`],
  ['api_key=', letters],
  ['client-secret = "', letters],
  ['token: ', `${'3f9a0c1d'.repeat(4)}e7`],
]

describe('looks like a secret', () => {
  test.each(found)('%s', (what, secret) => {
    expect(looksLikeSecret(`Use ${secret} for it.`)).toEqual([{ from: 4, to: 4 + secret.length, what }])
  })

  test.each(assigned)('a value after "%s"', (written, value) => {
    expect(looksLikeSecret(`${written}${value}`)).toEqual([
      { from: written.length, to: written.length + value.length, what: 'a password or key' },
    ])
  })

  test('two of them are found in order', () => {
    const text = `${found[7]![1]} then ${found[2]![1]}`
    expect(looksLikeSecret(text).map(({ what }) => what)).toEqual(['a Locum token', 'an AWS access key'])
  })
})

describe('does not look like a secret', () => {
  test.each([
    'Released 3f9a0c1d5e7b2a4c6d8e0f1a3b5c7d9e1f2a4b6c to production.',
    'Trace 0198c7a2-5b1e-7c3d-9f00-8a1b2c3d4e5f is the slow one.',
    'See https://ci.example/builds/8842?sha=3f9a0c1d5e7b2a4c6d8e0f1a3b5c7d9e1f2a4b6c&x=1.',
    'Waits for LIN-482 and OPS2-77.',
    'The password: ask @noor, it is in the vault.',
    'token: LIN-482',
    'secret: rotate/2026-11-30',
    'The token expires 2026-11-23T09:00Z.',
    'password: see vault/payments/ledger',
    'api_key=$STRIPE_KEY',
    'secret: https://vault.example/payments/ledger?version=7',
    'client_secret: <redacted>',
    'A locum_ prefix and a ghp_ prefix mark tokens.',
    'next step: compare bin/compare --since=2026-11-20T18:00',
  ])('%s', text => {
    expect(looksLikeSecret(text)).toEqual([])
  })
})

test('a quarter of a megabyte is searched in a moment', () => {
  for (const bit of [
    'eyJ',
    'eyJaaaaaaaa.',
    'token: ',
    'password',
    '-----BEGIN ',
    'xoxb-',
    'a',
    'ghp_',
    ' ',
  ]) {
    // Quadratic work on this length would run into the time limit of the test.
    expect(looksLikeSecret(bit.repeat(262_144 / bit.length)).length).toBeLessThan(262_144)
  }
})
