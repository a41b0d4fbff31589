import { z } from 'zod'
import { isPlainlySeen } from '../domain/record/disguise.ts'

const allSeen = 'one line of which all can be seen'

/** Shapes shared by operations: the outside names of CONTRACT. */

/** RFC 3339 in UTC with `Z`, as every output writes instants. */
export const instant = z.string().describe('RFC 3339 instant in UTC, e.g. 2026-11-20T17:00:00Z')

/** A local time as a person types it: `2026-11-20T18:00[Europe/Berlin]`, with offset, with `Z`, or a date. */
export const when = z
  .string()
  .min(1)
  .max(100)
  .describe(
    'An instant, a local time such as 2026-11-20T18:00[Europe/Berlin], or a date (its end, in your zone)',
  )

export const handle = z.string().min(1).max(64).describe('A handle, with or without @')

/** A handle being given to somebody. */
export const newHandle = z
  .string()
  .regex(
    /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}_-])?$/u,
    'letters, digits, dot, dash and underscore',
  )
  .refine(isPlainlySeen, allSeen)
  .refine(text => text.toLowerCase() !== 'erased', 'this stands where a name was erased')

/** A file of a repository, exactly as it is called there. */
export const filePath = z.string().min(1).max(1_000).refine(isPlainlySeen, allSeen)

/** What names something and is chosen or read at a glance: one that looks like another could stand in its place. */
export const plainName = (most: number) => z.string().trim().min(1).max(most).refine(isPlainlySeen, allSeen)

export const personName = plainName(200)

export const areaPath = z.string().min(1).max(400).describe('An area path such as payments/ledger')
export const newAreaPath = z
  .string()
  .max(400)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}._-]*)*$/u,
    'segments of letters, digits, dot, dash and underscore, separated by /',
  )
  .refine(isPlainlySeen, allSeen)

export const teamName = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, 'letters, digits, dot, dash, underscore and slash')
  .refine(isPlainlySeen, allSeen)

export const zoneName = z.string().min(1).max(64).describe('An IANA zone such as Europe/Berlin')

/** One line said by a person. */
export const line = z.string().trim().min(1).max(4_000)
export const id = z.string().min(1).max(100)

/** What every command answers at least: what it is about and where the record stands. */
export const written = z.object({ id: z.string(), seq: z.number().int() }).loose()

/** A yes-or-no that a query string may hold. */
export const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform(text => text === 'true')])

/** Paging of lists: at most 200 over HTTP, no bound on the command line. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100_000).optional(),
  cursor: z.string().max(400).optional(),
}

/** Every answer names the record and data it was computed from (T6, A14). */
export const asOf = {
  at: instant,
  atSeq: z.number().int(),
}

/** T2, A14: and the zone data and rules it was computed with. */
export const computedFrom = { ...asOf, zoneData: z.string(), rules: z.string() }
