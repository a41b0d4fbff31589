import { row, rows, type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** The hashes of leaves `from` to before `until`; leaf `n` is the entry with `seq` n + 1. */
export function* loadLeaves(org: OrgNo, from: number, until: number): Script<Uint8Array[]> {
  const found = yield* rows<{ leaf: Uint8Array }>(
    sql`SELECT leaf FROM entry WHERE org = ${org} AND seq > ${from} AND seq <= ${until} ORDER BY seq`,
  )
  return found.map(({ leaf }) => leaf)
}

/** The nodes of a stored level from `from` to before `until`. */
export function* loadNodes(org: OrgNo, level: number, from: number, until: number): Script<Uint8Array[]> {
  const found = yield* rows<{ node: Uint8Array }>(
    sql`SELECT node FROM tree_node WHERE org = ${org} AND level = ${level} AND idx >= ${from} AND idx < ${until} ORDER BY idx`,
  )
  return found.map(({ node }) => node)
}

/** How many nodes of a level are stored: they are written from the left without gaps. */
export function* countNodes(org: OrgNo, level: number): Script<number> {
  const found = yield* row<{ idx: number }>(
    sql`SELECT idx FROM tree_node WHERE org = ${org} AND level = ${level} ORDER BY idx DESC LIMIT 1`,
  )
  return found === null ? 0 : found.idx + 1
}

export interface StoredNode {
  readonly level: number
  readonly index: number
  readonly node: Uint8Array
}

export function* insertNodes(org: OrgNo, nodes: readonly StoredNode[]): Script<void> {
  yield {
    insert: 'tree_node',
    columns: ['org', 'level', 'idx', 'node'],
    rows: nodes.map(({ level, index, node }) => [org, level, index, node]),
  }
}
