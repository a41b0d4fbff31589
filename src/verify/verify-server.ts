import { fromBase64 } from '../domain/record/proofs/base64.ts'
import { type Checkpoint, parseCheckpoint } from '../domain/record/proofs/checkpoint.ts'
import { isConsistent } from '../domain/record/proofs/consistency.ts'
import { openNote, parseKey, parseNote, type VerifierKey } from '../domain/record/proofs/signed-note.ts'
import type { BadEntry, Verification } from '../domain/record/verification.ts'
import type { Remembered } from './log-check.ts'
import { neverProved, withoutMemory } from './not-proved.ts'
import { nodePrimitives } from './primitives.ts'

/** What a server answers to `record.checkpoint`, or its refusal. */
interface Answer {
  readonly checkpoint?: { readonly note: string; readonly key: string } | null
  readonly anchored?: number
  readonly steps?: readonly string[] | null
  readonly code?: string
  readonly detail?: string
  readonly details?: { readonly size?: number }
}

export type Ask = (since: number | null) => Promise<Answer>

const onlyItsCheckpoint =
  'What the entries say, and by what authority: a server is asked for its checkpoint only. Verify an export for the rest.'

/** R3: whether what a live server has sealed continues what is remembered. */
export async function verifyServer(ask: Ask, remembered: readonly Remembered[]): Promise<Verification> {
  const problems: string[] = []
  const now = await ask(null)
  const key = parseKey(nodePrimitives, now.checkpoint?.key ?? '')
  const opened = key === null ? null : openNote(nodePrimitives, now.checkpoint?.note ?? '', [key])
  const latest = opened?.is === 'verified' ? parseCheckpoint(opened.text) : null
  if (now.code !== undefined) problems.push(`the server answers ${now.code}: ${now.detail ?? ''}`)
  else if (now.checkpoint === null) problems.push('the server has sealed nothing yet')
  else if (key === null || latest === null || latest.origin !== key.name)
    problems.push('the checkpoint of the server is not signed as it should be')
  let bad: BadEntry | null = null
  let anchored = 0
  if (key !== null && latest !== null) {
    for (const one of remembered) {
      const found = await compare(ask, key, latest, one)
      if (typeof found === 'string') problems.push(found)
      else if (typeof found === 'number') anchored = Math.max(anchored, found)
      else bad ??= found
    }
  }
  const size = latest?.size ?? 0
  return {
    ok: problems.length === 0 && bad === null,
    entries: size,
    sealed: size,
    anchored: remembered.length > 0 ? anchored : (now.anchored ?? 0),
    ...(bad !== null && { firstBad: bad }),
    ...{ decisionsChecked: 0, mapChangesChecked: 0, votesChecked: 0, turnsChecked: 0 },
    byAssurance: { asserted: 0, token: 0, session: 0, verified: 0 },
    erased: 0,
    simulated: false,
    problems,
    notProved: [onlyItsCheckpoint, ...(remembered.length === 0 ? [withoutMemory] : []), ...neverProved],
  }
}

/** How many entries a memory vouches for, what is bad, or why the memory is none of this log. */
async function compare(
  ask: Ask,
  key: VerifierKey,
  latest: Checkpoint,
  { note, file }: Remembered,
): Promise<number | BadEntry | string> {
  const before = parseCheckpoint(parseNote(note)?.text ?? '')
  if (before === null) return `${file} holds no checkpoint`
  if (before.origin !== latest.origin) return `${file} remembers another log: ${before.origin}`
  if (openNote(nodePrimitives, note, [key]).is !== 'verified')
    return `${file} is not signed by the key the server names: an export follows a key that was replaced`
  if (before.size > latest.size)
    return { seq: latest.size + 1, why: `${file} remembers it, and the server has not sealed it` }
  // More may have been sealed since: the step is to what the server has sealed by now.
  const { checkpoint, steps } = await ask(before.size)
  const opened = openNote(nodePrimitives, checkpoint?.note ?? '', [key])
  const newer = opened.is === 'verified' ? parseCheckpoint(opened.text) : null
  const path = (steps ?? []).map(fromBase64)
  const isWhole = newer !== null && path.every(hash => hash !== null)
  if (isWhole && isConsistent(nodePrimitives, before, newer, path as Uint8Array[])) return before.size
  return { seq: 1, until: before.size, why: `one of these entries is not what ${file} remembers` }
}
