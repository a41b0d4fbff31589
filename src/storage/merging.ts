import { type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** V5, R5: what signs the one in is the other’s from now on. Links still open are over: both may come in already. */
export function* mergeSignIn(org: OrgNo, from: string, into: string, at: number): Script<void> {
  yield sql`UPDATE token SET person = ${into} WHERE org = ${org} AND person = ${from}`
  yield sql`UPDATE session SET person = ${into} WHERE org = ${org} AND person = ${from}`
  yield sql`UPDATE passkey SET person = ${into} WHERE org = ${org} AND person = ${from}`
  yield sql`UPDATE sign_in_link SET revoked_at = ${at} WHERE org = ${org} AND person IN (${from}, ${into})
    AND revoked_at IS NULL AND used_at IS NULL`
  yield sql`UPDATE sign_in_link SET person = ${into} WHERE org = ${org} AND person = ${from}`
}
