import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadStored } from '../../src/storage/entries.ts'
import { keptIn, keptNames, lineOf } from './kept.ts'
import { tellEveryKind } from './story.ts'

/* `node test/old-entries/keep.ts 2027-02-01` tells the story as today's code writes it, and keeps it beside the older ones. */

const [name] = process.argv.slice(2)
if (name === undefined || !/^\d{4}-\d\d-\d\d$/.test(name)) throw new Error('Say the day, such as 2027-02-01.')
if (keptNames.some(older => older >= name))
  throw new Error(`A kept record never changes: choose a later day than ${keptNames.at(-1)}.`)
const world = await tellEveryKind('sqlite')
const entries = await world.store.read(1, () => loadStored(1, 0, 10_000))
await world.close()
writeFileSync(join(keptIn, `${name}.jsonl`), entries.map(lineOf).join(''))
