import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPeopleCsv } from '../../src/cli/import/people-csv.ts'
import { tempFolder } from './temp-folder.ts'

async function read(content: string) {
  return readPeopleCsv(join(await tempFolder({ 'people.csv': content }), 'people.csv'))
}

const facts = async (content: string) => (await read(content)).facts.map(({ digest, ...fact }) => fact)

describe('import people', () => {
  it('reads people, their teams in the order of the rows, and the areas these look after', async () => {
    const table = `\uFEFFhandle;name;zone;windows;team;area\r
Ana;"Sol; Ana";europe/berlin;Mon-Fri 9-17;core;payments/ledger\r
@noor;Noor Aziz;America/Los_Angeles;;core|night watch/x;\r
mei;;;;;\r
`
    expect(await facts(table.replace('night watch/x', 'night/x'))).toEqual([
      {
        kind: 'person',
        key: 'person:ana',
        handle: 'Ana',
        name: 'Sol; Ana',
        zone: 'Europe/Berlin',
        windows: 'mon-fri 09:00-17:00',
      },
      {
        kind: 'person',
        key: 'person:noor',
        handle: 'noor',
        name: 'Noor Aziz',
        zone: 'America/Los_Angeles',
        windows: null,
      },
      { kind: 'person', key: 'person:mei', handle: 'mei', name: null, zone: null, windows: null },
      { kind: 'team', key: 'team:core', name: 'core', members: ['Ana', 'noor'], teams: [] },
      { kind: 'team', key: 'team:night/x', name: 'night/x', members: ['noor'], teams: [] },
      { kind: 'area', key: 'area:payments', path: 'payments', parent: '/' },
      {
        kind: 'area',
        key: 'area:payments/ledger',
        path: 'payments/ledger',
        parent: 'payments',
        team: 'core',
      },
    ])
  })

  it('takes columns in any order and case, and reports those it does not know', async () => {
    const reading = await read('Shoe Size,HANDLE\n42,ana\n')
    expect(reading.facts).toMatchObject([{ handle: 'ana' }])
    expect(reading).toMatchObject({
      complete: true,
      skipped: [{ file: 'people.csv', line: 1, reason: 'the column "Shoe Size" is not imported' }],
    })
  })

  it('puts together the rows of one person', async () => {
    const rows = 'handle,name,team\nana,Ana Sol,core\nANA,,night\n'
    expect(await facts(rows)).toMatchObject([
      { kind: 'person', handle: 'ana', name: 'Ana Sol' },
      { kind: 'team', name: 'core', members: ['ana'] },
      { kind: 'team', name: 'night', members: ['ana'] },
    ])
  })

  it.each([
    [',X,,,,', 'has no handle'],
    ['a b,,,,,', '"a b" cannot be a handle'],
    ['ana,,Mars/Base,,,', '"Mars/Base" is no zone; write one such as Europe/Berlin'],
    ['ana,,,,two words,', '"two words" cannot be the name of a team: no spaces, no signs but . _ / -'],
    ['ana,,,,core,a//b', '"a//b" cannot be the path of an area'],
    ['ana,,,,,payments', 'names an area but no team; people look after an area as members of its team'],
    ['ana,,,,other,desk', 'gives desk to other, which a row before gave to core'],
    ['lea,Lea Else,,,,', 'says another name of lea than a row before'],
    ['ana,,', 'has 3 fields where the header has 6'],
    ['ana,,,,,,x', 'has 7 fields where the header has 6'],
  ])('reports the row "%s" and goes on, because it %s', async (row, reason) => {
    const reading = await read(
      `handle,name,zone,windows,team,area\nlea,Lea Pak,,,core,desk\n${row}\nkofi,,,,,\n`,
    )
    expect(reading.skipped).toEqual([{ file: 'people.csv', line: 3, reason }])
    expect(reading.complete).toBe(false)
    expect(reading.facts.map(fact => fact.key)).toEqual([
      'person:lea',
      'person:kofi',
      'team:core',
      'area:desk',
    ])
  })

  it('says what is wrong with hours as the command for them does', async () => {
    const reading = await read('handle,windows\nana,mon 25-26\n')
    expect(reading.skipped[0]?.reason).toContain('has a time that is not on the clock')
  })

  it.each([
    ['', null, 'has no rows'],
    ['name\nX\n', 1, 'has no column "handle"'],
    ['handle,Handle\na,b\n', 1, 'two columns are called handle'],
    ['handle\nana\n"noor\n', 3, 'a quote that is never closed; nothing after it was read'],
  ])('cannot read the table %j whole', async (table, line, reason) => {
    const reading = await read(table)
    expect(reading).toMatchObject({ complete: false, skipped: [{ file: 'people.csv', line, reason }] })
  })
})
