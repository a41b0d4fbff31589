import { basename } from 'node:path'
import { readPeopleTable } from '../../domain/import/people-table.ts'
import { currentZoneTable } from '../../domain/time/zone-tables.ts'
import { gathering, type OnProgress, type Reading } from './reading.ts'
import { readTextFile } from './text-file.ts'

/** `import people FILE`: a table of people, their teams, and the areas these look after. */
export async function readPeopleCsv(
  path: string,
  onProgress: OnProgress = () => undefined,
): Promise<Reading> {
  const into = gathering()
  const file = basename(path)
  onProgress({ file, done: 0, total: 1 })
  const read = await readTextFile(path)
  if (read.ok) readPeopleTable(read.text, file, text => currentZoneTable.named(text), into)
  else into.lose(file, null, read.reason)
  return into.reading()
}
