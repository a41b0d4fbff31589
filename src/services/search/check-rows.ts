import type { Envelope } from '../../domain/record/entry.ts'
import { loadRaw } from '../../storage/rebuild.ts'
import { countSearchRows, differingRows, searchGap } from '../../storage/search/rows.ts'
import type { OrgNo } from '../../storage/store.ts'
import type { Environment } from '../environment.ts'

const entriesPerPage = 500

/** Whether search finds exactly what the record says, up to the head; what is not prepared yet is no difference. */
export async function checkSearchRows(
  { store, pause }: Pick<Environment, 'store' | 'pause'>,
  org: OrgNo,
  head: number,
  say: (difference: string) => void,
): Promise<void> {
  const gap = await store.read(org, () => searchGap(org))
  let made = 0
  for (let last = gap; ; await pause()) {
    const from = last
    const { page, differing } = await store.read(org, function* () {
      const page = yield* loadRaw(org, from, head, entriesPerPage)
      const entries = page.map(({ bytes, words }) => ({ envelope: JSON.parse(bytes) as Envelope, words }))
      return { page, differing: yield* differingRows(org, entries) }
    })
    for (const seq of differing.seqs) say(`entry ${seq}: what search finds of it differs from what it says`)
    made += differing.made
    last = page.at(-1)?.seq ?? last
    if (page.length < entriesPerPage) break
  }
  const stored = await store.read(org, () => countSearchRows(org, gap, head))
  if (stored !== made) say(`search finds ${stored} entries, the record makes ${made}`)
}
