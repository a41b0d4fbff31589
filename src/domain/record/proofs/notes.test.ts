import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OrgId } from '../../ids.ts'
import { fromBase64 } from './base64.ts'
import { formatCheckpoint, originOf, parseCheckpoint } from './checkpoint.ts'
import type { Primitives } from './primitives.ts'
import {
  formatKey,
  openNote,
  parseKey,
  parseNote,
  type Signer,
  signNote,
  verifierKey,
} from './signed-note.ts'
import { formatProof, parseProof } from './tlog-proof.ts'

/* C2SP signed-note, tlog-checkpoint and tlog-proof, with the published vectors of Go's sumdb notes. */

const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const spki = Buffer.from('302a300506032b6570032100', 'hex')

const primitives: Primitives = {
  sha256: data => new Uint8Array(createHash('sha256').update(data).digest()),
  utf8: text => new Uint8Array(Buffer.from(text)),
  verifyEd25519: (publicKey, message, signature) =>
    verify(
      null,
      message,
      createPublicKey({ key: Buffer.concat([spki, publicKey]), format: 'der', type: 'spki' }),
      signature,
    ),
}

function signerOf(name: string, seed: Uint8Array): Signer {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const publicKey = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(spki.length)
  return {
    key: verifierKey(primitives, name, new Uint8Array(publicKey)),
    sign: message => new Uint8Array(sign(null, message, key)),
  }
}

const peterKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const enochKey = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop'
const peterSeed = (fromBase64('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz') as Uint8Array).slice(1)
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const peterLine =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const enochLine =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n'

const known = (...keys: string[]) =>
  keys.map(key => {
    const parsed = parseKey(primitives, key)
    if (parsed === null) throw new Error(`no key: ${key}`)
    return parsed
  })
const open = (note: string, ...keys: string[]) => openNote(primitives, note, known(...keys))

describe('the vectors of the sumdb note format', () => {
  test('the published key signs the published note, byte for byte', () => {
    const signer = signerOf('PeterNeumann', peterSeed)
    expect(formatKey(signer.key)).toBe(peterKey)
    expect(signNote(primitives, text, [signer])).toBe(`${text}\n${peterLine}`)
  })

  test('known signatures are verified, unknown ones ignored, the same key counts once', () => {
    const both = `${text}\n${peterLine}${enochLine}`
    expect(open(both, peterKey)).toMatchObject({ is: 'verified', text, by: [{ name: 'PeterNeumann' }] })
    const all = open(both, peterKey, enochKey)
    expect(all.is === 'verified' && all.by.map(formatKey)).toEqual([peterKey, enochKey])
    expect(open(both)).toEqual({ is: 'unknown-keys' })
    const twice = open(`${text}\n${peterLine}${peterLine}${enochLine}`, peterKey)
    expect(twice.is === 'verified' && twice.by).toHaveLength(1)
  })

  test('a false signature of a known key condemns the note', () => {
    const line = `${peterLine.slice(0, 60)}ABCD${peterLine.slice(60)}`
    expect(open(`${text}\n${line}`, peterKey)).toEqual({ is: 'false-signature' })
    expect(open(`${text}\n${line}${enochLine}`, peterKey, enochKey)).toEqual({ is: 'false-signature' })
    expect(open(`${text.replace('think', 'thinK')}\n${peterLine}`, peterKey)).toEqual({
      is: 'false-signature',
    })
  })

  test.each([
    text,
    `${text}\n`,
    `${text}\n${peterLine.slice(0, -1)}`,
    `\u0001${text}\n${peterLine}`,
    `\ufffd${text}\n${peterLine}`,
    `${text}\n— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=`,
    `${text}\n${peterLine}Unexpected line.\n`,
    `${text}\n${peterLine.repeat(101)}`,
  ])('malformed: %j', note => {
    expect(open(note, peterKey)).toEqual({ is: 'malformed' })
  })

  test('a key with any piece missing or any letter changed is none', () => {
    for (let from = 0; from <= peterKey.length; from++) {
      for (let until = from + 1; until <= peterKey.length; until++) {
        if (from === 0 && until === peterKey.length) continue
        expect(parseKey(primitives, peterKey.slice(from, until))).toBeNull()
      }
    }
    for (let at = 0; at < peterKey.length; at++) {
      const next = String.fromCharCode(peterKey.charCodeAt(at) + 1)
      expect(parseKey(primitives, peterKey.slice(0, at) + next + peterKey.slice(at + 1))).toBeNull()
    }
    for (const key of [
      'PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==',
      'PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    ])
      expect(parseKey(primitives, key)).toBeNull()
  })
})

describe('checkpoints', () => {
  const published =
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n'

  test('the published example is read and written back', () => {
    const note = parseNote(published)
    expect(note?.signatures).toMatchObject([{ name: 'example.com/behind-the-sofa', id: '033de0ae' }])
    const checkpoint = parseCheckpoint(note?.text ?? '')
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
    expect(checkpoint && formatCheckpoint(checkpoint)).toBe(note?.text)
  })

  test.each([
    'a\n1\n',
    'a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nb\n',
    'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=',
  ])('no checkpoint: %j', note => {
    expect(parseCheckpoint(note)).toBeNull()
  })
})

describe('proof files', () => {
  const hash = (n: number) => primitives.sha256(new Uint8Array([n]))
  const origin = originOf('org_1' as OrgId)
  const signer = signerOf(origin, hash(7))

  test('are read back as written, and stay below 2 kB for a log of a thousand million entries', () => {
    const checkpoint = signNote(
      primitives,
      formatCheckpoint({
        origin: originOf('org_019a0000-0000-7000-8000-000000000000' as OrgId),
        size: 1e9,
        root: hash(1),
      }),
      [signer],
    )
    const proof = { index: 999_999_998, path: Array.from({ length: 30 }, (_, n) => hash(n)), checkpoint }
    const file = formatProof(proof)
    expect(parseProof(file)).toEqual(proof)
    expect(Buffer.byteLength(file)).toBeLessThan(2_000)
  })

  test('extra data is skipped, whatever is malformed refused', () => {
    const head = 'c2sp.org/tlog-proof@v1\n'
    const line = 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    expect(parseProof(`${head}extra AAAA\nindex 5\n${line}\nsigned\n`)).toMatchObject({ index: 5 })
    expect(parseProof(`${head}index 0\n\nsigned\n`)).toEqual({ index: 0, path: [], checkpoint: 'signed\n' })
    for (const text of [
      `${head}extra !\nindex 5\n\nsigned\n`,
      `${head}index 05\n\nsigned\n`,
      `${head}index x\n\nsigned\n`,
      `${head}\nsigned\n`,
      `${head}index 5\nAAAA\n\nsigned\n`,
      `${head}index 5\n${line}`,
      `c2sp.org/tlog-proof@v2\nindex 5\n\nsigned\n`,
    ])
      expect(parseProof(text)).toBeNull()
  })
})
