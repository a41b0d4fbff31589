import { basename } from 'node:path'
import type { NamedHolder } from '../../domain/import/facts.ts'
import { isTeam } from '../../domain/owners/codeowners-file.ts'
import type { CodeownersTable, OwnersTable } from '../../domain/owners/path-table.ts'
import { readCodeownersFile, readOwnersTree } from './owners.ts'
import { type People, peopleOf } from './people.ts'
import { type Gathering, gathering, type OnProgress, type Reading } from './reading.ts'

/** `import owners DIR --area PATH`: the approvers of an `OWNERS` tree become people and hold one grant by its table. */
export async function readOwnersFacts(dir: string, area: string, onProgress?: OnProgress): Promise<Reading> {
  const into = gathering()
  const { table, files } = await readOwnersTree(dir, into, onProgress)
  if (files > 0) state(table, area, into)
  else into.lose('.', null, 'has no OWNERS file that can be read')
  return into.reading()
}

/** `import codeowners FILE --area PATH`: people by handle, teams as `org/team`; an e-mail address is nobody's handle. */
export async function readCodeownersFacts(path: string, area: string): Promise<Reading> {
  const into = gathering()
  const read = await readCodeownersFile(path, basename(path), into)
  if (read !== null) state(read.table, area, into)
  return into.reading()
}

function state(table: OwnersTable | CodeownersTable, area: string, into: Gathering): void {
  const people = peopleOf(into)
  const file = table.dialect === 'owners' ? '.' : table.file
  const holders = table.holders.map(holder => named('unknown' in holder ? holder.unknown : '', file, people))
  people.state()
  into.add({ kind: 'grant', area, type: 'change.approve', table: { ...table, holders } })
}

function named(written: string, file: string, people: People): NamedHolder {
  if (isTeam(written)) return { team: written.slice(1) }
  if (/.@/.test(written)) return { unknown: written }
  const handle = people.add(written, null, file, null)
  return handle === null ? { unknown: written } : { person: handle }
}
