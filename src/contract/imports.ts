import { z } from 'zod'
import { importedStates } from '../domain/decisions/imported.ts'
import { conditions, itemKinds } from '../domain/handoff/kinds.ts'
import { areaPath, handle, newAreaPath, newHandle, teamName, zoneName } from './fields.ts'
import { command } from './operation.ts'

const sourced = {
  key: z.string().min(1).max(600).describe('Names the fact for good inside its importer and root'),
  digest: z.string().min(1).max(100).describe('Changes exactly when what the fact says does'),
}

const text = z.string().max(4_000)

const person = z.strictObject({
  kind: z.literal('person'),
  ...sourced,
  handle: newHandle,
  name: z.string().min(1).max(200).nullable(),
  zone: zoneName.nullable(),
  windows: z.string().min(1).max(500).nullable(),
})

const team = z.strictObject({
  kind: z.literal('team'),
  ...sourced,
  name: teamName,
  members: z.array(handle).max(5_000),
  teams: z.array(teamName).max(1_000),
})

const area = z.strictObject({
  kind: z.literal('area'),
  ...sourced,
  path: newAreaPath,
  parent: areaPath,
  name: z.string().max(200).optional(),
  team: teamName.nullable().optional(),
  managers: z.array(handle).max(200).optional(),
  techLeads: z.array(handle).max(200).optional(),
})

const report = z.strictObject({
  kind: z.literal('report'),
  ...sourced,
  saidAt: z.union([z.number().int(), z.string().max(40)]).describe('RFC 3339, or milliseconds since 1970'),
  author: handle.nullable(),
  area: areaPath,
  title: text,
  summary: text,
  condition: z.enum(conditions),
  items: z
    .array(z.strictObject({ kind: z.enum(itemKinds), text, refs: z.array(z.string().max(2_000)).max(200) }))
    .max(500),
})

const holders = z
  .array(
    z.union([
      z.strictObject({ person: handle }),
      z.strictObject({ team: teamName }),
      z.strictObject({ unknown: z.string().min(1).max(400) }),
    ]),
  )
  .max(20_000)
const indexes = z.array(z.number().int().min(0)).max(2_000)
const lineNumber = z.number().int().min(1)

const table = z.discriminatedUnion('dialect', [
  z.strictObject({
    dialect: z.literal('owners'),
    holders,
    folders: z
      .array(
        z.strictObject({
          dir: z.string().max(1_000),
          noParents: z.boolean(),
          sets: z
            .array(
              z.strictObject({
                filter: z.string().max(2_000).nullable(),
                line: lineNumber,
                approvers: indexes,
              }),
            )
            .max(500),
        }),
      )
      .max(20_000),
  }),
  z.strictObject({
    dialect: z.literal('codeowners'),
    file: z.string().min(1).max(400),
    holders,
    rules: z
      .array(z.strictObject({ pattern: z.string().min(1).max(1_000), line: lineNumber, owners: indexes }))
      .max(50_000),
  }),
])

const grant = z.strictObject({
  kind: z.literal('grant'),
  ...sourced,
  area: areaPath,
  type: z.literal('change.approve'),
  table: table.describe(
    'The files of a repository that say who approves what; people are indexes into holders',
  ),
})

const names = z.array(z.string().min(1).max(200)).max(200)
const files = z.array(z.string().min(1).max(600)).max(100)

const decision = z.strictObject({
  kind: z.literal('decision'),
  ...sourced,
  saidAt: z
    .union([z.number().int(), z.string().max(40)])
    .nullable()
    .describe('RFC 3339, or milliseconds since 1970; null where the source has no date'),
  type: z
    .string()
    .regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/)
    .max(100)
    .describe('The decision type; it need not be declared'),
  areas: z.array(areaPath).max(10).describe('The first that is here counts, else the root'),
  title: text,
  outcome: text,
  number: z.string().max(100).nullable(),
  standing: z.enum(importedStates),
  status: z.string().max(200).describe('How it stands, as written'),
  deciders: names,
  authors: names,
  consulted: names,
  informed: names,
  supersedes: files.describe('Files of other decisions of the same import'),
  supersededBy: files,
  seeAlso: files,
  refs: z.array(z.string().max(2_000)).max(200),
})

const conflicts = z
  .array(z.object({ key: z.string(), reason: z.string() }))
  .describe(
    'Left as they are, because somebody changed them by hand, or made them otherwise; or what of them could not be taken over',
  )

const importer = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .describe('Which importer read the facts')
const root = z.string().min(1).max(200).describe('What was imported, for instance the name of the folder')

const part = z
  .strictObject({
    run: z
      .string()
      .regex(/^[A-Za-z0-9-]{1,64}$/)
      .describe('The same for all parts; parts are kept for a day'),
    number: z.number().int().min(1),
    of: z.number().int().min(1).max(1_000),
  })
  .refine(({ number, of }) => number <= of, 'There are not so many parts.')
  .describe('Which part of the keys this is: the last one retires, the others are only kept')

/** Operations of imports (I1). */
export const importsOperations = {
  'import.apply': command(
    'Apply a batch of facts read from files of another tool.',
    'administrator',
    z.strictObject({
      importer,
      root,
      facts: z.array(z.discriminatedUnion('kind', [person, team, area, grant, report, decision])).max(500),
    }),
    z.object({
      id: z.string(),
      seq: z.number().int(),
      entries: z.number().int(),
      created: z.object({
        people: z.number().int(),
        teams: z.number().int(),
        areas: z.number().int(),
        grants: z.number().int(),
        handoffs: z.number().int(),
        decisions: z.number().int(),
      }),
      changed: z.number().int(),
      unchanged: z.number().int(),
      conflicts,
    }),
    ['bad_fact', 'unknown_area'],
  ),
  'import.finish': command(
    'Retire what this import made and no longer speaks of. Needs every key the import still has, in parts where they exceed one body; repeat the last part while `more`.',
    'administrator',
    z.strictObject({
      importer,
      root,
      keys: z.array(z.string().min(1).max(600)).max(50_000),
      part: part.optional(),
    }),
    z.object({
      id: z.string(),
      seq: z.number().int(),
      entries: z.number().int(),
      retired: z.object({
        people: z.number().int(),
        teams: z.number().int(),
        areas: z.number().int(),
        grants: z.number().int(),
      }),
      conflicts: z.array(z.object({ subject: z.string(), reason: z.string() })),
      more: z.boolean(),
    }),
    ['parts_missing'],
  ),
} as const
