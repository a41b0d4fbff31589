import { z } from 'zod'
import { areaPath, asOf, flag, handle, id, instant, line, paging, when, written } from './fields.ts'
import { command, read } from './operation.ts'

const seq = z.coerce.number().int().min(0)

/** An entry in outside names: people by handle, areas by path, instants as text. */
const entryView = z.object({
  id: z.string(),
  seq: z.number().int(),
  at: instant,
  saidAt: instant.nullable(),
  kind: z.string(),
  actor: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  via: z.string(),
  assurance: z.string(),
  subject: z.string(),
  area: z.string().nullable(),
  audience: z.union([
    z.literal('org'),
    z.object({ area: z.string().optional(), people: z.array(z.string()) }),
  ]),
  terms: z.record(z.string(), z.unknown()),
  /** "erased" where the words were erased (R4), null where there never were any. */
  words: z.union([z.literal('erased'), z.record(z.string(), z.unknown())]).nullable(),
  commitment: z.string().nullable(),
  state: z.enum(['recorded', 'sealed', 'anchored']),
})

/** R2: that an entry is in a signed checkpoint; hashes in base64. */
const entryProof = z.object({
  index: z.number().int(),
  size: z.number().int(),
  sealedAt: instant,
  path: z.array(z.string()),
  checkpoint: z.string(),
  key: z.string(),
})

const signedCheckpoint = z.object({
  note: z.string(),
  key: z.string(),
  size: z.number().int(),
  sealedAt: instant,
})

/** A leaf of the log; what it is the hash of, where the caller may read that. */
const leafView = z.object({
  seq: z.number().int(),
  leaf: z.string().describe('SHA-256(0x00 ‖ bytes) in hex, RFC 6962'),
  bytes: z.string().nullable().describe('The exact bytes of the entry; null where you may not read it'),
  words: z
    .object({ salt: z.string(), words: z.string() })
    .nullable()
    .describe('The commitment of the entry is HMAC-SHA256(salt, words)'),
})

const ground = line.describe('On what ground; kept on the record')

/** Operations of the record itself. */
export const recordOperations = {
  'entry.confirm': command(
    'Confirm what an agent of yours wrote, or what was published on your behalf.',
    'human',
    z.strictObject({ id: id.describe('A proposal, a handoff, or the entry of either') }),
    written,
    ['unknown_entry', 'already_confirmed', 'already_declined', 'erased', 'not_permitted', 'not_the_author'],
  ),
  'entry.decline': command(
    'Decline what an agent of yours proposed: it waits no longer, and has no effect.',
    'human',
    z.strictObject({ id: id.describe('A proposal, or its entry'), reason: line.optional() }),
    written,
    ['unknown_entry', 'already_confirmed', 'already_declined', 'looks_like_secret'],
  ),
  'record.list': read(
    'The record, entry by entry, as far as you may read it.',
    'member',
    z.strictObject({
      kind: z.string().min(1).max(400).optional().describe('One kind, or several separated by commas'),
      area: areaPath.optional(),
      subject: id.optional(),
      author: handle.optional(),
      after: seq.optional(),
      before: seq.optional(),
      since: when.optional().describe('Recorded at or after this; a date counts from its start'),
      until: when.optional().describe('Recorded before this; a date counts to its end'),
      newestFirst: flag.optional(),
      ...paging,
    }),
    z.object({ items: z.array(entryView), next: z.string().nullable(), ...asOf }),
    ['unknown_area', 'unknown_person', 'bad_cursor', 'bad_time'],
  ),
  'record.show': read(
    'One entry with its state and its words.',
    'member',
    z.strictObject({
      id,
      proof: flag.optional().describe('With the proof as a C2SP tlog-proof file'),
    }),
    entryView.extend({
      proof: entryProof.nullable(),
      proofFile: z.string().nullable().optional(),
      atSeq: asOf.atSeq,
    }),
    ['unknown_entry'],
  ),
  'record.checkpoint': read(
    'The latest signed checkpoint of the record, and that it continues an earlier one.',
    'member',
    z.strictObject({ since: seq.optional().describe('The size of a checkpoint you remember') }),
    z.object({
      checkpoint: signedCheckpoint.nullable(),
      anchored: z
        .number()
        .int()
        .describe('How many entries a checkpoint covers that is remembered elsewhere'),
      steps: z.array(z.string()).nullable().describe('RFC 6962 consistency proof, in base64'),
      ...asOf,
    }),
    ['not_sealed_so_far'],
  ),
  'record.leaves': read(
    'The log as a verifier reads it: exact bytes and words of what you may read, the hash alone of what you may not.',
    'member',
    z.strictObject({
      after: seq.optional(),
      limit: z.coerce.number().int().min(1).max(1_000).optional(),
    }),
    z.object({
      org: z.string(),
      items: z.array(leafView),
      checkpoints: z.array(signedCheckpoint).describe('Those over a size within this page'),
      next: z.number().int().nullable().describe('What comes after is asked for after this'),
      ...asOf,
    }),
  ),
  'erase.find': read(
    'Where a text stands, before erasing: candidates only, nothing is erased.',
    'administrator',
    z.strictObject({ text: z.string().min(2).max(400), limit: paging.limit }),
    z.object({
      items: z.array(
        z.object({
          id: z.string(),
          seq: z.number().int(),
          kind: z.string(),
          at: instant,
          actor: z.string().nullable(),
        }),
      ),
      ...asOf,
    }),
  ),
  'erase.person': command(
    'Erase the profile of a person who left, and the words they wrote if they ask for it.',
    'administrator',
    z.strictObject({ handle, ground, words: flag.optional() }),
    written,
    ['unknown_person', 'still_a_member', 'no_words'],
  ),
  'erase.entry': command(
    'Erase the words of one entry; its envelope and every proof stay valid.',
    'member',
    z.strictObject({ id, ground }),
    written,
    ['unknown_entry', 'not_permitted', 'still_a_member', 'no_words'],
  ),
} as const
