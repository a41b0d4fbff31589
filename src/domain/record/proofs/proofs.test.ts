import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { consistencyRanges, isConsistent } from './consistency.ts'
import { inclusionRanges, isIncluded } from './inclusion.ts'
import { combined, GrowingTree, type LeafRange, leafHash, nodeHash, nodesOf } from './tree.ts'

/* RFC 6962 §2.1, with the leaves and hashes of the Certificate Transparency reference tests. */

const hashing = { sha256: (data: Uint8Array) => new Uint8Array(createHash('sha256').update(data).digest()) }
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const leaves = inputs.map(input => leafHash(hashing, bytes(input)))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

function treeOf(hashes: readonly Uint8Array[]): GrowingTree {
  const tree = new GrowingTree(hashing)
  for (const hash of hashes) tree.append(hash)
  return tree
}

const rootAt = (hashes: readonly Uint8Array[], size: number) => treeOf(hashes.slice(0, size)).root()

/** MTH of RFC 6962 §2.1, as it is written there. */
function mth(hashes: readonly Uint8Array[]): Uint8Array {
  const [first] = hashes
  if (first === undefined) return hashing.sha256(new Uint8Array(0))
  if (hashes.length === 1) return first
  let k = 1
  while (k * 2 < hashes.length) k *= 2
  return nodeHash(hashing, mth(hashes.slice(0, k)), mth(hashes.slice(k)))
}

/** The hash of a range as the store makes it: from perfect subtrees. */
function hashOf(hashes: readonly Uint8Array[], range: LeafRange): Uint8Array {
  const parts = nodesOf(range).map(({ level, index }) =>
    mth(hashes.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  )
  return combined(hashing, parts)
}

const inclusion = (hashes: readonly Uint8Array[], index: number, size: number) =>
  inclusionRanges(index, size).map(range => hashOf(hashes, range))
const consistency = (hashes: readonly Uint8Array[], from: number, to: number) =>
  consistencyRanges(from, to).map(range => hashOf(hashes, range))

describe('the published vectors of RFC 6962', () => {
  test('the root of each of the first nine sizes', () => {
    expect(roots.map((_, size) => hex(rootAt(leaves, size)))).toEqual(roots)
  })

  test.each([
    [0, 1, []],
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('leaf %i is in the tree of %i', (index, size, path) => {
    expect(inclusion(leaves, index, size).map(hex)).toEqual(path)
    const leaf = leaves[index] as Uint8Array
    const root = bytes(roots[size] as string)
    expect(isIncluded(hashing, { index, size, leaf, path: path.map(bytes), root })).toBe(true)
  })

  test.each([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [
      2,
      5,
      [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
    [
      6,
      7,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
  ])('the tree of %i goes on as that of %i', (from, to, path) => {
    expect(consistency(leaves, from, to).map(hex)).toEqual(path)
    const older = { size: from, root: bytes(roots[from] as string) }
    const newer = { size: to, root: bytes(roots[to] as string) }
    expect(isConsistent(hashing, older, newer, path.map(bytes))).toBe(true)
  })
})

describe('trees of any size', () => {
  const many = Array.from({ length: 300 }, (_, n) =>
    leafHash(hashing, bytes(n.toString(16).padStart(4, '0'))),
  )
  const size = fc.integer({ min: 1, max: many.length })

  test('grow to the root that the definition gives, from wherever they go on', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const peaks = nodesOf({ from: 0, until: from }).map(({ level, index }) =>
          mth(many.slice(index * 2 ** level, (index + 1) * 2 ** level)),
        )
        const tree = GrowingTree.of(hashing, from, peaks)
        for (const leaf of many.slice(from, to)) tree.append(leaf)
        expect(tree.size).toBe(to)
        expect(hex(tree.root())).toBe(hex(mth(many.slice(0, to))))
      }),
    )
  })

  test('every completed subtree is told once, with its hash', () => {
    const told = new Map<string, string>()
    const tree = new GrowingTree(hashing)
    for (const leaf of many.slice(0, 70))
      tree.append(leaf, ({ level, index }, hash) => void told.set(`${level}/${index}`, hex(hash)))
    expect(told.size).toBe(70 + 35 + 17 + 8 + 4 + 2 + 1)
    for (const [key, hash] of told) {
      const [level = 0, index = 0] = key.split('/').map(Number)
      expect(hash).toBe(hex(mth(many.slice(index * 2 ** level, (index + 1) * 2 ** level))))
    }
  })

  test('an inclusion proof holds for its leaf, place and root alone', () => {
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), (of, nth, other) => {
        const index = nth % of
        const proof = { index, size: of, leaf: many[index] as Uint8Array, path: inclusion(many, index, of) }
        const root = rootAt(many, of)
        expect(isIncluded(hashing, { ...proof, root })).toBe(true)
        const wrongLeaf = many[(index + 1 + (other % (many.length - 1))) % many.length] as Uint8Array
        expect(isIncluded(hashing, { ...proof, root, leaf: wrongLeaf })).toBe(false)
        expect(isIncluded(hashing, { ...proof, root, path: [...proof.path, root] })).toBe(false)
        if (of > 1) {
          expect(isIncluded(hashing, { ...proof, root, path: proof.path.slice(1) })).toBe(false)
          expect(isIncluded(hashing, { ...proof, root, index: (index + 1) % of })).toBe(false)
        }
      }),
    )
  })

  test('a consistency proof holds for its two roots alone', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const older = { size: from, root: rootAt(many, from) }
        const newer = { size: to, root: rootAt(many, to) }
        const path = consistency(many, from, to)
        expect(isConsistent(hashing, older, newer, path)).toBe(true)
        const forked = [leafHash(hashing, bytes('ff')), ...many.slice(1, from)]
        expect(isConsistent(hashing, { ...older, root: mth(forked) }, newer, path)).toBe(false)
        expect(isConsistent(hashing, older, { ...newer, root: mth(many.slice(1, to + 1)) }, path)).toBe(false)
        expect(isConsistent(hashing, older, newer, [...path, newer.root])).toBe(false)
        expect(isConsistent(hashing, newer, older, path)).toBe(from === to)
      }),
    )
  })
})

test('base64 reads back what it wrote, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), data => {
      const text = toBase64(data)
      expect(text).toBe(Buffer.from(data).toString('base64'))
      expect(fromBase64(text)).toEqual(data)
    }),
  )
  for (const text of ['A', 'AB', 'AB=', 'AB==C', 'A===', 'AB=C', 'A B=', 'AB==\n', '////_', 'AB==AB=='])
    expect(fromBase64(text)).toBeNull()
  // Stray bits in the last letter.
  expect(fromBase64('AB==')).toBeNull()
  expect(fromBase64('AA==')).toEqual(new Uint8Array(1))
})
