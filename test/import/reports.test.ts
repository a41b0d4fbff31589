import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readReports } from '../../src/cli/import/reports.ts'
import { tempFolder } from './temp-folder.ts'

const map = `area: harbour/cranes
zone: Europe/Berlin
ignore: [TEMPLATE.md]
date: { from: filename, time: '18:00' }
author: 'Shift of @(\\S+)'
sections:
  - { heading: '^Careful', kind: hold, entry: paragraph, condition: unstable }
  - { heading: '^Open', kind: work, entry: list }
  - { heading: '^Incidents', kind: watch, begins: '^INC-\\d+', condition: fragile }
refs: ['[A-Z]{2,}-\\d+', 'https://tracker\\.example/(\\d+)']
drop: ['^Weather:']
strip: ['\\(wiki\\)']
`
const report = `# Night shift

A **quiet** night,
mostly.

Shift of @noor
Weather: dry

Something else.

## Careful

Crane 4 is [locked](https://tracker.example/77). <!-- ask
Ana -->

| crane | load |
|-------|------|
| 4     | 0    |

## Open

- Grease the chain (wiki)
  of OPS-12
  - twice
* Call the yard

## Incidents

Nothing before the first one.

INC-7 the gate stuck

- opened by hand
- it is slow

### More of it
Ask OPS-12, OPS-12 and INC-7.

## Weather
Dry.
`

async function read(files: Record<string, string>, mapText = map) {
  const dir = await tempFolder({
    'map.yaml': mapText,
    ...Object.fromEntries(Object.entries(files).map(([path, text]) => [`in/${path}`, text])),
  })
  return readReports(join(dir, 'in'), join(dir, 'map.yaml'))
}

describe('import reports', () => {
  it('reads date, author, summary and the items below each heading, without tables and comments', async () => {
    const { facts, complete } = await read({ '2026-03-02.md': report })
    expect(complete).toBe(true)
    expect(facts).toMatchObject([
      {
        kind: 'report',
        key: 'report:2026-03-02.md',
        saidAt: Date.UTC(2026, 2, 2, 17),
        author: 'noor',
        area: 'harbour/cranes',
        title: 'Night shift',
        summary: 'A quiet night, mostly.',
        condition: 'unstable',
        items: [
          { kind: 'hold', text: 'Crane 4 is locked.', refs: ['77'] },
          { kind: 'work', text: 'Grease the chain of OPS-12 — twice', refs: ['OPS-12'] },
          { kind: 'work', text: 'Call the yard', refs: [] },
          {
            kind: 'watch',
            text: 'INC-7 the gate stuck — opened by hand; it is slow; More of it; Ask OPS-12, OPS-12 and INC-7.',
            refs: ['INC-7', 'OPS-12'],
          },
        ],
      },
    ])
  })

  it('says where text stands that no rule covers', async () => {
    const { skipped } = await read({ '2026-03-02.md': report })
    expect(skipped).toEqual([
      {
        file: '2026-03-02.md',
        line: 9,
        reason: 'not imported: text outside what the map covers, here and 2 times more',
      },
    ])
  })

  it('passes over what is no report, and loses a report without a date', async () => {
    const { facts, skipped, complete } = await read({
      'README.md': '# How to write reports\n',
      'TEMPLATE.md': report,
      'notes.txt': '',
      'node_modules/x/2026-01-01.md': report,
      'undated.md': report,
    })
    expect([facts, complete]).toEqual([[], false])
    expect(skipped).toEqual([
      { file: 'node_modules', line: null, reason: 'folders of this name are never read' },
      { file: 'TEMPLATE.md', line: null, reason: 'is ignored by the map' },
      { file: 'README.md', line: null, reason: 'is not a report: no date and no heading of the map' },
      { file: 'undated.md', line: null, reason: 'has no date in its filename' },
      { file: 'notes.txt', line: null, reason: 'not imported: a file that the map does not name' },
    ])
  })

  it('puts the oldest first, whatever the folders', async () => {
    const { facts } = await read({ 'a/2026-03-09.md': report, 'b/2026-03-02.md': report })
    expect(facts.map(fact => fact.key)).toEqual(['report:b/2026-03-02.md', 'report:a/2026-03-09.md'])
  })

  it('takes the date of the heading, and the end of that day where no time is set (T4)', async () => {
    const dated = map.replace(/^date:.*$/m, "date: { from: heading, match: '(\\d+) of (\\d+)/(\\d+)' }")
    const { facts } = await read({ 'x.md': report.replace('Night shift', 'Night 2026 of 03/02') }, dated)
    expect(facts).toMatchObject([{ saidAt: Date.UTC(2026, 2, 2, 23) }])
  })

  it('refuses a date that is none, or an hour that the clocks skip', async () => {
    const skipping = map.replace('18:00', '02:30')
    const { facts, skipped } = await read({ '2026-02-30.md': report, '2026-03-29.md': report }, skipping)
    expect(facts).toEqual([])
    expect(skipped.slice(0, 2)).toMatchObject([{ file: '2026-02-30.md' }, { file: '2026-03-29.md' }])
  })

  it('makes authors people where the map says so', async () => {
    const { facts } = await read(
      { '2026-03-02.md': report, '2026-03-03.md': report.replace('noor', 'NOOR') },
      `${map}authors: create\n`,
    )
    expect(facts).toMatchObject([{ kind: 'person', handle: 'noor' }, { author: 'noor' }, { author: 'noor' }])
  })

  it('cuts a text that is too long, and says so', async () => {
    const long = report.replace('Crane 4', 'Crane '.repeat(1_000))
    const { facts, skipped } = await read({ '2026-03-02.md': long })
    const [fact] = facts
    expect(fact?.kind === 'report' && fact.items[0]?.text).toHaveLength(1_998)
    expect(skipped).toContainEqual({ file: '2026-03-02.md', line: 13, reason: 'was too long and is cut' })
  })

  it.each([
    ['sections: []', '"sections" is missing, or not a list'],
    ["sections: [{ heading: '(', kind: hold }]", '"heading" is not a regular expression: '],
    ['sections: [{ heading: x, kind: song }]', '"kind" is not one of hold, contingency, '],
    [
      'sections: [{ heading: x, kind: hold, entry: list, begins: y }]',
      '"begins" and "entry" exclude each other',
    ],
    ['sections: [{ heading: x, kind: hold }]\ncolour: red', '"colour" is unknown; known are area, '],
    ['sections: [{ heading: x, kind: hold }]\ndate: { time: noon }', '"time" is not a time such as 18:00'],
    ['sections: [{ heading: x, kind: hold }]\nrefs: x', '"refs" is not a list'],
  ])('refuses a map that says %s', async (settings, reason) => {
    const reading = await read({ '2026-03-02.md': report }, `area: harbour\nzone: UTC\n${settings}\n`)
    expect(reading).toMatchObject({ facts: [], complete: false, skipped: [{ file: 'map.yaml' }] })
    expect(reading.skipped[0]?.reason).toContain(reason)
    expect(reading.skipped[0]?.line).toBeGreaterThan(2)
  })

  it('refuses a map without area or zone', async () => {
    const reading = await read({}, 'zone: Moon\nsections: [{ heading: x, kind: hold }]\n')
    expect(reading.skipped.map(({ reason }) => reason)).toEqual([
      '"area" is missing',
      '"zone" is no zone; write one such as Europe/Berlin, or UTC',
    ])
  })
})
