import { type Script, sql } from './sql.ts'
import type { OrgNo } from './store.ts'

/** R5: ends every session, sign-in link and token there is. Passkeys stay. */
export function* dropSignIns(org: OrgNo): Script<void> {
  yield sql`DELETE FROM session WHERE org = ${org}`
  yield sql`DELETE FROM sign_in_link WHERE org = ${org}`
  yield sql`DELETE FROM token WHERE org = ${org}`
}
