import { z } from 'zod'
import { conditions, itemKinds, templates } from '../domain/handoff/kinds.ts'
import { areaPath, asOf, handle, id, instant, line, paging, when } from './fields.ts'
import { delegate, delegateCodes, delegationsOutput, meanwhileOutput, uncoveredOutput } from './going-away.ts'
import { command, read } from './operation.ts'

const field = z.string().max(4_000).nullable().default(null)

/** One line of a handoff, as `handoff check` prints it and `handoff.publish` takes it. */
const itemDocument = z.strictObject({
  kind: z.enum(itemKinds),
  text: z.string().max(4_000),
  next: field,
  due: field,
  owner: field,
  unblocker: field,
  why: field,
  until: field,
  condition: z.enum(conditions).nullable().default(null),
  tried: field,
  may: field,
  limit: field,
  by: field,
  maxAge: field,
  carries: field,
  line: z.number().int().optional(),
})

const handoffDocument = z.strictObject({
  draftId: z.string().max(200).nullable().default(null),
  to: z.string().max(2_000).nullable().default(null),
  areas: z.array(areaPath).max(50).default([]),
  offline: z.string().max(100).nullable().default(null),
  back: z.string().max(100).nullable().default(null),
  template: z.enum(templates).nullable().default(null),
  summary: z.string().max(4_000).default(''),
  items: z.array(itemDocument).max(200).default([]),
  none: z.array(z.enum(itemKinds)).max(20).default([]),
})

const markdown = z.string().min(1).max(200_000).describe('A handoff file')

/** The text of a handoff: a file, or the structure `handoff check` prints. */
const content = {
  markdown: markdown.optional(),
  handoff: handoffDocument.optional(),
  draftId: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('Made by the client, so that one draft is published once'),
}

const override = z
  .union([
    z.record(z.string().max(60), z.string().max(1_000)),
    z
      .array(
        z.union([
          z.string().max(1_100),
          z.strictObject({ code: z.string().max(60), reason: z.string().max(1_000).optional() }),
        ]),
      )
      .max(50),
  ])
  .describe('Warnings to publish despite: "CODE", "CODE=REASON", {code, reason} or {CODE: REASON}')

const overriding = { override: override.optional(), overrides: override.optional() }

export const itemOutput = z
  .object({
    id: z.string(),
    kind: z.enum(itemKinds),
    text: z.string(),
    area: z.string(),
    owner: z.string().nullable(),
    author: z.string().nullable(),
    condition: z.string(),
    next: z.string().nullable(),
    due: instant.nullable(),
    validUntil: instant.nullable(),
    endsAt: instant.nullable(),
    stale: z.boolean(),
    saidAt: instant,
    saidIn: z.string(),
  })
  .loose()

const handoffFields = {
  id: z.string(),
  author: z.string().nullable(),
  onBehalfOf: z.string().nullable(),
  writtenBy: z.string().nullable(),
  confirmed: z.boolean(),
  areas: z.array(z.string()),
  to: z.string(),
  offlineAt: instant,
  backAt: instant.nullable(),
  condition: z.string(),
  summary: z.string(),
  publishedAt: instant,
  amendedAt: instant.nullable(),
  incomplete: z.boolean(),
  overrides: z.array(z.string()),
}

const handoffOutput = z.object({ ...handoffFields, items: z.array(itemOutput) }).loose()
const publishedOutput = z
  .object({ ...handoffFields, seq: z.number().int(), items: z.array(itemOutput) })
  .loose()
const taken = z
  .object({
    id: z.string(),
    seq: z.number().int(),
    items: z.array(z.object({ id: z.string(), owner: z.string().nullable() }).loose()),
  })
  .loose()

const finding = z
  .object({
    code: z.string(),
    level: z.enum(['error', 'warning']),
    path: z.string(),
    line: z.number().int().nullable(),
    message: z.string(),
  })
  .loose()

const checkCodes = [
  'malformed',
  'no_return',
  'back_before_offline',
  'unknown_person',
  'unknown_team',
  'unknown_area',
  'unknown_item',
  'item_closed',
  'owner_not_accepted',
  'hold_without_end',
  'contingency_without_end',
  'local_time_missing',
  'local_time_twice',
  'offline_over_cover',
  'looks_like_secret',
  'incomplete',
]

/** Operations on handoffs (H0–H12). */
export const handoffOperations = {
  'handoff.draft': read(
    'A draft: your open items carried forward, and the facts you keep.',
    'human',
    z.strictObject({
      area: areaPath.optional(),
      template: z.enum(templates).optional(),
      amend: id
        .optional()
        .describe('Instead of a new one: this handoff of yours as it stands, to be corrected'),
      facts: z
        .array(
          z.strictObject({
            kind: z.enum(['work', 'watch']),
            text: z.string().min(1).max(1_000),
            refs: z.array(z.string().max(1_000)).max(20).optional(),
          }),
        )
        .max(500)
        .optional(),
    }),
    z.object({
      markdown: z.string(),
      handoff: z.looseObject({}),
      prompts: z.record(z.string(), z.string()),
      home: z.string().nullable().describe('Where a handoff that names no area belongs'),
      carried: z.array(
        z.object({
          id: z.string(),
          area: z.string(),
          condition: z.enum(conditions),
          next: z.string().nullable(),
          saidBy: z.string().nullable(),
          saidAt: instant,
        }),
      ),
      ...asOf,
    }),
    ['unknown_area', 'unknown_handoff', 'not_the_author'],
  ),
  'handoff.away': read(
    'Who would be on next, to whom it would fall, and when nobody of the team is reachable, while its author is away.',
    'human',
    z.strictObject({
      area: areaPath.optional(),
      offline: when.optional(),
      back: when.optional().describe('At most fourteen days after offline are looked at'),
      for: handle.optional(),
    }),
    z.object({
      area: z.string().nullable(),
      team: z.string().nullable(),
      onNext: z.object({ person: z.string(), from: instant }).nullable(),
      graceAt: instant,
      fallsTo: z.string().nullable(),
      until: instant,
      holes: z.array(z.object({ from: instant, until: instant })),
      undeclared: z.boolean(),
      ...asOf,
    }),
    ['unknown_area', 'unknown_person', 'bad_time', 'local_time_missing', 'local_time_twice', 'unknown_zone'],
  ),
  'handoff.check': read(
    'What the next shift could not do with this handoff.',
    'human',
    z.strictObject({ ...content, delegate, for: handle.optional() }),
    z.object({
      ok: z.boolean(),
      findings: z.array(finding),
      handoff: z.looseObject({}),
      uncovered: uncoveredOutput,
      ...asOf,
    }),
    [
      'nothing_to_check',
      'unknown_person',
      'unknown_area',
      'local_time_missing',
      'local_time_twice',
      ...delegateCodes,
    ],
  ),
  'handoff.publish': command(
    'Publish in your name, or on behalf of somebody absent, and declare the absence.',
    'human',
    z.strictObject({ ...content, ...overriding, delegate, for: handle.optional() }),
    publishedOutput.extend({
      delegations: delegationsOutput,
    }),
    ['already_published', 'nothing_to_check', ...delegateCodes, ...checkCodes],
  ),
  'handoff.amend': command(
    'Correct a handoff you published.',
    'human',
    z.strictObject({ id, ...content, ...overriding }),
    publishedOutput,
    [
      'unknown_handoff',
      'not_the_author',
      'line_left_out',
      'absence_stays',
      'nothing_to_check',
      ...checkCodes,
    ],
  ),
  'handoff.accept': command(
    'Take over what is offered to you; with a read-back where it is fragile or unstable.',
    'human',
    z.strictObject({
      id,
      readBack: line.optional(),
      items: z.array(id).max(200).optional(),
      questions: z
        .union([
          z.record(z.string().max(100), line),
          z.array(z.strictObject({ item: id, text: line })).max(50),
        ])
        .optional(),
    }),
    taken,
    [
      'unknown_handoff',
      'unknown_item',
      'read_back_needed',
      'not_offered_to_you',
      'already_accepted',
      'offer_withdrawn',
      'own_handoff',
      'looks_like_secret',
    ],
  ),
  'handoff.decline': command(
    'Pass an offer on, with a reason.',
    'human',
    z.strictObject({ id, reason: line, items: z.array(id).max(200).optional() }),
    taken,
    [
      'unknown_handoff',
      'unknown_item',
      'accepted_already',
      'not_offered_to_you',
      'already_accepted',
      'already_declined',
      'offer_withdrawn',
      'own_handoff',
    ],
  ),
  'handoff.undo': command(
    'Take back an acceptance within ten minutes.',
    'human',
    z.strictObject({ id }),
    taken,
    ['unknown_handoff', 'nothing_to_undo', 'too_late_to_undo'],
  ),
  'handoff.list': read(
    'Handoffs, newest first.',
    'member',
    z.strictObject({
      area: areaPath.optional(),
      author: handle.optional(),
      mine: z.boolean().optional(),
      ...paging,
    }),
    z.object({ items: z.array(z.object(handoffFields).loose()), next: z.string().nullable(), ...asOf }),
    ['unknown_area', 'unknown_person', 'bad_cursor'],
  ),
  'handoff.show': read(
    'One handoff with its items as they stand.',
    'member',
    z.strictObject({
      id,
      history: z.boolean().optional().describe('Also what was said and done about it and its lines'),
    }),
    handoffOutput.extend({
      names: z.record(z.string(), z.string()).optional().describe('With the history: names by handle'),
      ...asOf,
    }),
    ['unknown_handoff'],
  ),
  'handoff.returns': read(
    'What became of what you handed over; yours alone to read.',
    'human',
    z.strictObject({}),
    z
      .object({
        person: z.string(),
        sentence: z.string(),
        handoff: z.string().nullable(),
        offlineAt: instant.nullable(),
        backAt: instant.nullable(),
        standIns: z
          .array(
            z.object({
              id: z.string(),
              to: z.string(),
              by: z.string().nullable(),
              types: z.array(z.string()),
              area: z.string(),
              starts: instant,
              until: instant,
              over: z.boolean(),
              cite: z.string(),
            }),
          )
          .describe('Who stood in for you, written by somebody else'),
        ...meanwhileOutput,
        items: z.array(itemOutput),
        toConfirm: z.array(z.string()),
        ...asOf,
      })
      .loose(),
  ),
} as const
