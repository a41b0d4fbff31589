import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { AreaId, EntryId, HandoffId, ItemId, OrgId, PersonId } from '../domain/ids.ts'
import { type Draft, draft, type Envelope } from '../domain/record/entry.ts'
import { evolveSubject, type SubjectState } from '../domain/record/subjects.ts'
import { loadHead, type StoredEntry, saveHead } from './entries.ts'
import { createHead, createOrganisation } from './organisations.ts'
import { saveEntries } from './save-entries.ts'
import type { Script } from './sql.ts'
import type { OrgNo, Store } from './store.ts'
import { loadSubjects, type SubjectVersion } from './subjects.ts'

/** Records to try the store on, written the way an append writes them. */
export const ana = 'per_ana' as PersonId
export const ben = 'per_ben' as PersonId
export const payments = 'are_payments' as AreaId
export const start = Date.parse('2026-11-19T08:00:00Z')

export async function openExample(store: Store, slug = 'acme'): Promise<OrgNo> {
  const org = await store.write(0, () => createOrganisation(`org_${slug}` as OrgId, slug))
  if (org === null) throw new Error(`${slug} is taken`)
  await store.write(org, () => createHead(org))
  return org
}

export function published(item: string, text: string, more: { due?: number; endsAt?: number } = {}): Draft {
  return draft({
    kind: 'item.published',
    subject: item,
    area: payments,
    audience: 'org',
    terms: {
      item: item as ItemId,
      handoff: 'H-1' as HandoffId,
      offer: {
        handoff: 'H-1' as HandoffId,
        to: { kind: 'people', people: [ben] },
        graceAt: start + 3_600_000,
      },
      kind: 'work',
      area: payments,
      owner: ana,
      condition: 'fragile',
      due: more.due ?? null,
      validUntil: null,
      endsAt: more.endsAt ?? null,
      has: { next: false, tried: false, why: false, unblocker: false },
      unblocker: null,
      answerer: null,
      contingency: null,
      mentions: [],
    },
    words: { text, refs: [] },
  })
}

export function noted(item: string, text: string): Draft {
  const terms = { item: item as ItemId, by: ben }
  return draft({
    kind: 'item.noted',
    subject: item,
    area: payments,
    audience: 'org',
    terms,
    words: { text, refs: [] },
  })
}

export function accepted(item: string): Draft {
  const terms = {
    item: item as ItemId,
    handoff: 'H-1' as HandoffId,
    acceptance: 'ent_a' as EntryId,
    owner: ben,
  }
  return draft({ kind: 'item.accepted', subject: item, area: payments, audience: 'org', terms, words: null })
}

export function closed(item: string, outcome: string): Draft {
  const terms = { item: item as ItemId, by: ben }
  return draft({
    kind: 'item.closed',
    subject: item,
    area: payments,
    audience: 'org',
    terms,
    words: { outcome, refs: [] },
  })
}

/** Appends drafts with their views: entries, head, versions. */
export function* append(org: OrgNo, drafts: readonly Draft[], at: number): Script<number> {
  const head = yield* loadHead(org)
  if (head === null) throw new Error('no head')
  const stored = drafts.map((entry, index) => storedEntry(entry, head.seq + index + 1, at))
  const states: Map<string, SubjectState> = yield* loadSubjects(
    org,
    [...new Set(drafts.map(entry => entry.subject))],
    head.seq,
  )
  const versions: SubjectVersion[] = []
  for (const { envelope } of stored) {
    const before = states.get(envelope.subject) ?? null
    const after = evolveSubject(before, envelope)
    if (after === null) continue
    versions.push({ before, after })
    states.set(envelope.subject, after)
  }
  yield* saveEntries(org, stored, versions)
  const seq = head.seq + drafts.length
  yield* saveHead(org, { ...head, seq, at })
  return seq
}

function storedEntry(entry: Draft, seq: number, at: number): StoredEntry {
  const words = entry.words === null ? null : JSON.stringify(entry.words)
  const salt = words === null ? null : randomBytes(32)
  const envelope: Envelope = {
    v: 1,
    org: 'org_acme' as OrgId,
    seq,
    id: `ent_${String(seq).padStart(9, '0')}` as EntryId,
    at,
    saidAt: null,
    kind: entry.kind,
    kv: 1,
    actor: ana,
    onBehalfOf: null,
    via: 'cli',
    assurance: 'asserted',
    subject: entry.subject,
    area: entry.area,
    audience: entry.audience,
    terms: entry.terms,
    commitment:
      words === null || salt === null ? null : createHmac('sha256', salt).update(words).digest('hex'),
  }
  const bytes = JSON.stringify(envelope)
  const leaf = createHash('sha256')
    .update(Buffer.concat([Buffer.of(0), Buffer.from(bytes)]))
    .digest()
  return { envelope, bytes, leaf, salt, words }
}

/** Two thirds of the items are accepted, some closed: five entries an item. */
export async function fillRecord(store: Store, org: OrgNo, entries: number): Promise<void> {
  const perBatch = 200
  for (let first = 0; first * 5 < entries; first += perBatch) {
    const drafts: Draft[] = []
    for (let i = first; i < first + perBatch && i * 5 < entries; i++) {
      const item = `I-${i + 1}`
      drafts.push(
        published(item, `Backfill ${i}`),
        noted(item, 'half done'),
        accepted(item),
        noted(item, 'nearly'),
      )
      drafts.push(i % 3 === 0 ? closed(item, 'done') : noted(item, 'goes on'))
    }
    await store.write(org, () => append(org, drafts, start + first))
  }
}

export const tools = {
  sha256: (data: Uint8Array | string) => createHash('sha256').update(data).digest(),
  hmac: (key: Uint8Array, data: string) => createHmac('sha256', key).update(data).digest(),
  random: (bytes: number) => randomBytes(bytes),
  keyed: (text: string) => createHmac('sha256', 'key').update(text).digest('hex'),
}
