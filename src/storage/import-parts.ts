import { rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** Whose run of which import: what is kept under one is never read under another. */
export interface ImportRun {
  readonly actor: string
  /** The import's root, keyed. */
  readonly root: string
  readonly run: string
}

/** Not an operation's name, so that nobody's idempotency key can meet it. */
const operation = 'import.finish part'

/**
 * R5: the keys an import sent in parts, hashed, until the last part comes: beside the record, with the results that
 * are remembered, and forgotten as they are.
 */
export function* keepPart(
  org: OrgNo,
  { actor, root, run }: ImportRun,
  number: number,
  keys: readonly string[],
  expiresAt: number,
): Script<void> {
  const key = `${root} ${run} ${number}`
  yield sql`DELETE FROM idempotency WHERE org = ${org} AND actor = ${actor} AND operation = ${operation} AND key = ${key}`
  yield sql`INSERT INTO idempotency (org, actor, operation, key, input_hash, result, expires_at)
    VALUES (${org}, ${actor}, ${operation}, ${key}, '', ${JSON.stringify(keys)}, ${expiresAt})`
}

/** The hashed keys of parts 1 to `until`; null where one of them is not there, or no longer. */
export function* loadParts(
  org: OrgNo,
  { actor, root, run }: ImportRun,
  until: number,
  now: number,
): Script<string[] | null> {
  const found = yield* rows<{ key: string; result: string }>(
    sql`SELECT key, result FROM idempotency WHERE org = ${org} AND actor = ${actor} AND operation = ${operation}
      AND substr(key, 1, ${root.length + run.length + 2}) = ${`${root} ${run} `} AND expires_at > ${now}`,
  )
  const parts = new Map(found.map(({ key, result }) => [Number(key.split(' ').at(-1)), result]))
  const keys: string[] = []
  for (let number = 1; number <= until; number++) {
    const part = parts.get(number)
    if (part === undefined) return null
    keys.push(...(JSON.parse(part) as string[]))
  }
  return keys
}

export function* forgetParts(org: OrgNo, { actor, root, run }: ImportRun): Script<void> {
  yield sql`DELETE FROM idempotency WHERE org = ${org} AND actor = ${actor} AND operation = ${operation}
    AND substr(key, 1, ${root.length + run.length + 2}) = ${`${root} ${run} `}`
}
