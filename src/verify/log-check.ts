import { type Envelope, is } from '../domain/record/entry.ts'
import { fromBase64 } from '../domain/record/proofs/base64.ts'
import { type Checkpoint, originOf, parseCheckpoint } from '../domain/record/proofs/checkpoint.ts'
import { isConsistent } from '../domain/record/proofs/consistency.ts'
import { type Primitives, sameBytes } from '../domain/record/proofs/primitives.ts'
import { openNote, parseKey, rotationText, type VerifierKey } from '../domain/record/proofs/signed-note.ts'
import { GrowingTree, leafHash } from '../domain/record/proofs/tree.ts'
import type { BadEntry } from '../domain/record/verification.ts'

/** A checkpoint somebody kept, and in which file. */
export interface Remembered {
  readonly note: string
  readonly file: string
}

/** A checkpoint that whoever shows the record shows with it; null: without the step from the one before. */
export interface Shown {
  readonly size: number
  readonly key: string
  readonly note: string
  readonly continues: readonly string[] | null
}

/**
 * Grows the log again, leaf by leaf, and compares its root with every checkpoint on the way: those shown, and those
 * somebody remembers. Follows the key through its rotations and the log through its forks.
 */
export class LogCheck {
  readonly #primitives: Primitives
  readonly #checkpoints: Shown[] = []
  readonly #remembered: (Remembered & { readonly checkpoint: Checkpoint })[] = []
  readonly #say: (problem: string) => void
  /** From the bytes of entries, and from the exported leaves. */
  readonly #tree: GrowingTree
  readonly #listed: GrowingTree
  #origin: string
  #key: VerifierKey | null = null
  readonly #keys: VerifierKey[] = []
  readonly #forkedAs = new Set<string>()
  #before: { readonly size: number; readonly root: Uint8Array } | null = null
  #nextCheckpoint = 0
  #mismatch: number | null = null
  #bad: BadEntry | null = null
  sealed = 0
  remembered = 0

  constructor(primitives: Primitives, org: Envelope['org'], say: (problem: string) => void) {
    this.#primitives = primitives
    this.#origin = originOf(org)
    this.#say = say
    this.#tree = new GrowingTree(primitives)
    this.#listed = new GrowingTree(primitives)
  }

  /** The first entry known to be bad so far. */
  get bad(): BadEntry | null {
    return this.#bad
  }

  /** Takes in what somebody remembers; who signed it is checked at the end, when all keys are known. */
  remember({ note, file }: Remembered): void {
    const checkpoint = parseCheckpoint(note.slice(0, note.lastIndexOf('\n\n') + 1))
    if (checkpoint === null) this.#say(`${file} holds no checkpoint`)
    else this.#remembered.push({ checkpoint, note, file })
  }

  /** A checkpoint over entries that are to come, larger than those before it. */
  expect(shown: Shown): void {
    this.#checkpoints.push(shown)
  }

  /** The next entry: its exact bytes, what they say, and its leaf as it was shown. */
  next(bytes: Uint8Array, e: Envelope, listed: Uint8Array): void {
    const leaf = leafHash(this.#primitives, bytes)
    if (this.#mismatch === null && !sameBytes(leaf, listed)) this.#mismatch = e.seq
    this.#tree.append(leaf)
    this.#listed.append(listed)
    if (is(e, 'key.rotated')) this.#rotate(e)
    if (is(e, 'log.forked')) this.#fork(e)
    this.#compareAll()
  }

  /** The next entry, of which the leaf alone is shown. */
  nextUnread(leaf: Uint8Array): void {
    this.#tree.append(leaf)
    this.#listed.append(leaf)
    this.#compareAll()
  }

  #compareAll(): void {
    this.#compareRemembered()
    while (this.#checkpoints[this.#nextCheckpoint]?.size === this.#tree.size)
      this.#compare(this.#checkpoints[this.#nextCheckpoint++] as Shown)
  }

  #rotate(e: Envelope<'key.rotated'>): void {
    const why = this.#whyNotRotated(e.terms)
    if (why !== null) this.#say(`entry ${e.seq} ${why}`)
    const to = parseKey(this.#primitives, e.terms.to)
    this.#key = to
    if (to !== null) this.#keys.push(to)
  }

  #whyNotRotated({ from: replaced, to: by, note }: Envelope<'key.rotated'>['terms']): string | null {
    const [from, to] = [replaced, by].map(key => parseKey(this.#primitives, key))
    if (from == null || to == null) return 'names no keys'
    this.#keys.push(from)
    if (this.#key !== null && !sameKey(this.#key, from)) return 'replaces a key that did not seal'
    const opened = openNote(this.#primitives, note, [from, to])
    if (opened.is !== 'verified' || opened.by.length !== 2)
      return 'replaces the key without signatures of both'
    return opened.text === rotationText(replaced, by)
      ? null
      : 'replaces the key otherwise than both keys signed'
  }

  /** R6: what the log was called before ends here, also for who remembers more of it. */
  #fork({ seq, terms }: Envelope<'log.forked'>): void {
    const why = whyNotForked(this.#origin, terms)
    if (why !== null) this.#say(`entry ${seq} ${why}`)
    for (const { checkpoint, file } of this.#remembered) {
      if (checkpoint.origin === this.#origin && checkpoint.size >= seq)
        this.#bad ??= { seq, why: `${file} remembers another: here the log left ${this.#origin}` }
    }
    this.#origin = terms.origin
    this.#key = null
    this.#forkedAs.add(terms.origin)
  }

  /** Names the log took on in forks, none of which a memory speaks for. */
  get unremembered(): readonly string[] {
    return [...this.#forkedAs]
  }

  #compare(line: Shown): void {
    const checkpoint = this.#signed(line)
    if (typeof checkpoint === 'string') {
      this.#say(`the checkpoint of ${line.size} entries ${checkpoint}`)
      return
    }
    // Without a step shown, that one tree has both roots is the step.
    if (line.continues !== null) this.#checkSteps(checkpoint, line.continues)
    this.#before = checkpoint
    this.#checkRoot(checkpoint, 'what was sealed')
  }

  /** What was signed, by the key that should have; or why it does not count. */
  #signed({ size, key: named, note }: Shown): Checkpoint | string {
    const key = parseKey(this.#primitives, named)
    if (key === null) return 'names no key'
    if (this.#key !== null && !sameKey(this.#key, key))
      return 'is signed by another key, and no entry says so'
    this.#key ??= key
    this.#keys.push(key)
    const opened = openNote(this.#primitives, note, [key])
    const checkpoint = opened.is === 'verified' ? parseCheckpoint(opened.text) : null
    const isOfThisLog = checkpoint?.origin === this.#origin && key.name === this.#origin
    return checkpoint !== null && isOfThisLog && checkpoint.size === size
      ? checkpoint
      : 'is not signed as it should be'
  }

  #checkSteps(checkpoint: Checkpoint, continues: readonly string[]): void {
    const path = continues.map(fromBase64).filter(hash => hash !== null)
    const holds =
      this.#before === null
        ? path.length === 0
        : isConsistent(this.#primitives, this.#before, checkpoint, path)
    if (!holds || path.length !== continues.length)
      this.#say(`the step to the checkpoint of ${checkpoint.size} entries does not hold`)
  }

  #compareRemembered(): void {
    for (const { checkpoint } of this.#remembered.filter(one => one.checkpoint.size === this.#tree.size)) {
      if (checkpoint.origin !== this.#origin) continue
      if (!this.#checkRoot(checkpoint, 'what is remembered')) continue
      this.remembered = checkpoint.size
      this.#forkedAs.delete(checkpoint.origin)
    }
  }

  #checkRoot({ size, root }: Checkpoint, what: string): boolean {
    if (sameBytes(this.#tree.root(), root)) {
      if (this.#mismatch !== null) this.#say(`the leaf shown of entry ${this.#mismatch} is not its leaf`)
      this.#mismatch = null
      if (this.#bad === null) this.sealed = size
      return true
    }
    // Where the leaves still make the root, the first entry that does not match its leaf is known exactly.
    const isExact = this.#mismatch !== null && sameBytes(this.#listed.root(), root)
    this.#bad ??= isExact
      ? { seq: this.#mismatch ?? size, why: `its bytes are not ${what}` }
      : { seq: this.sealed + 1, until: size, why: `one of these entries is not ${what}` }
    return false
  }

  /** After the last entry. */
  finish(): void {
    const { size } = this.#tree
    if (this.#mismatch !== null)
      this.#bad ??= { seq: this.#mismatch, why: 'its bytes are not those of the leaf shown' }
    if (this.#nextCheckpoint < this.#checkpoints.length)
      this.#bad ??= { seq: size + 1, why: 'it was sealed, and is missing' }
    for (const { checkpoint, note, file } of this.#remembered) {
      if (checkpoint.size > size)
        this.#bad ??= { seq: size + 1, why: `${file} remembers it, and it is missing` }
      const known = this.#keys.filter(({ name }) => name === checkpoint.origin)
      if (known.length === 0) this.#say(`${file} remembers another log: ${checkpoint.origin}`)
      else if (openNote(this.#primitives, note, known).is !== 'verified')
        this.#say(`${file} is not signed by a key of this log`)
    }
  }
}

/** R6: each fork has the number after that of the log it leaves, which is this one or one that a backup knew nothing of. */
function whyNotForked(from: string, { origin, leaves }: Envelope<'log.forked'>['terms']): string | null {
  const left = parseCheckpoint(leaves.slice(0, leaves.lastIndexOf('\n\n') + 1))
  if (left === null) return 'forks the log from no checkpoint'
  const [before, behind, after] = [from, left.origin, origin].map(branchOf)
  if (before == null || behind == null || after == null) return 'forks the log under no name of a log'
  const isOfThisLog = before.log === behind.log && behind.log === after.log
  return isOfThisLog && after.number > before.number && after.number === behind.number + 1
    ? null
    : 'forks the log under a name that is not the next'
}

function branchOf(origin: string): { readonly log: string; readonly number: number } | null {
  const [, log, number = '1'] = /^(locum\/[^/]+)(?:\/([1-9]\d*))?$/.exec(origin) ?? []
  return log === undefined ? null : { log, number: Number(number) }
}

function sameKey(a: VerifierKey, b: VerifierKey): boolean {
  return a.name === b.name && a.id === b.id && sameBytes(a.publicKey, b.publicKey)
}
