import { fillSearchGap, searchGap } from '../../storage/search/rows.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'

const entriesAtATime = 250

/**
 * Entries of before there was search have nothing to be found by: it is written from the newest back, a little in each
 * transaction, so that others are not held up. Also what another process is writing at the same time.
 */
export async function prepareSearch({ store, pause }: Environment, org: OrgNo): Promise<void> {
  if ((await store.read(org, () => searchGap(org))) === 0) return
  while ((await store.write(org, () => fillSearchGap(org, entriesAtATime))) > 0) await pause()
}
