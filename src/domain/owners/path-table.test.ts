import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyNoTable } from './check-table.ts'
import { readCodeowners } from './codeowners-file.ts'
import { matchesPattern, parsePattern } from './codeowners-pattern.ts'
import { readAliases } from './owners-aliases.ts'
import { readOwnersFile } from './owners-file.ts'
import { ownersTree } from './owners-tree.ts'
import { holdersOf, type PathTable, segmentsOf } from './path-table.ts'
import type { YamlNode } from './yaml-node.ts'

/** What a YAML reader would hand over; every name on a line of its own. */
function yaml(value: unknown, line = 1): YamlNode {
  if (Array.isArray(value))
    return { kind: 'list', line, items: value.map((item, at) => yaml(item, line + at)) }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([name, held], at) => ({
      name,
      line: line + at,
      value: yaml(held, line + at),
    }))
    return { kind: 'map', line, entries }
  }
  return { kind: 'text', line, text: value === null ? '' : String(value) }
}

function tree(files: Readonly<Record<string, unknown>>, aliases: unknown = null) {
  const read = Object.entries(files).map(([dir, file]) => readOwnersFile(yaml(file), dir))
  const named = readAliases(aliases === null ? yaml(null) : yaml({ aliases }))
  const made = ownersTree(
    read.map(({ file }) => file),
    named.aliases,
  )
  const problems = [...read.flatMap(({ problems }) => problems), ...named.problems, ...made.problems]
  return { ...made, problems: problems.map(({ file, line, reason }) => `${file}:${line} ${reason}`) }
}

function names(table: PathTable, path: string): string[] | null {
  const found = holdersOf(table, path)
  if (found.kind === 'none') return null
  return found.holders.map(holder => ('unknown' in holder ? holder.unknown : '?'))
}

describe('A2b: an OWNERS tree', () => {
  const { table } = tree(
    {
      '': { approvers: ['Ana', 'core'] },
      api: { approvers: ['@noor'], options: { no_parent_owners: true } },
      'api/v1': { approvers: ['LI'], emeritus_approvers: ['sam'], reviewers: ['asha'] },
      docs: { filters: { '.*': { approvers: ['ben'] }, '\\.js$': { approvers: ['sam'] } } },
      empty: { options: { no_parent_owners: true }, labels: ['x'] },
    },
    { Core: ['ben', 'ana'] },
  )

  it('gives the approvers of the nearest file first, then of the folders above, each once', () => {
    expect(names(table, 'src/main.go')).toEqual(['Ana', 'ben'])
    expect(names(table, 'README.md')).toEqual(['Ana', 'ben'])
  })

  it('stops where a file takes no parents, also for the folders below it', () => {
    expect(names(table, 'api/a.go')).toEqual(['noor'])
    expect(names(table, 'api/v1/deep/a.go')).toEqual(['LI', 'noor'])
  })

  it('goes on past a file that takes no parents and names nobody', () => {
    expect(names(table, 'empty/a.go')).toEqual(['Ana', 'ben'])
  })

  it('adds whom a filter names where it matches the path below its folder', () => {
    expect(names(table, 'docs/a.md')).toEqual(['ben', 'Ana'])
    expect(names(table, 'docs/x/a.js')).toEqual(['ben', 'sam', 'Ana'])
  })

  it('reads the path of a folder like that of a file in it', () => {
    expect(names(table, 'api/')).toEqual(['noor'])
    expect(names(table, './api/v1')).toEqual(['LI', 'noor'])
    expect(names(table, '')).toEqual(['Ana', 'ben'])
    expect(names(table, 'docs/../api/a.go')).toEqual(['noor'])
    expect(names(table, '../../x')).toEqual(['Ana', 'ben'])
  })

  it('says which lines name them, the nearest first', () => {
    expect(holdersOf(table, 'api/v1/a.go')).toMatchObject({
      quorum: 1,
      rule: { file: 'api/v1/OWNERS', line: 1 },
      rules: [{ file: 'api/v1/OWNERS' }, { file: 'api/OWNERS' }],
    })
  })

  it('is nobody where no file names anybody', () => {
    expect(holdersOf(tree({ a: { approvers: ['ana'] } }).table, 'b/x')).toEqual({ kind: 'none', rule: null })
  })

  it('is plain JSON', () => {
    expect(holdersOf(JSON.parse(JSON.stringify(table)) as PathTable, 'docs/x/a.js')).toEqual(
      holdersOf(table, 'docs/x/a.js'),
    )
  })

  it('ignores the filters of a file with lists of its own, and the lists of a file where one is none', () => {
    const both = tree({ '': { labels: ['x'], filters: { '.*': { approvers: ['ana'] } } } })
    expect(names(both.table, 'x')).toBeNull()
    const broken = tree({ '': { approvers: 'ana', filters: { '.*': { approvers: ['ben'] } } } })
    expect(names(broken.table, 'x')).toEqual(['ben'])
    expect([...both.problems, ...broken.problems]).toEqual([
      'OWNERS:2 has filters beside lists of its own, and then they do not count',
      'OWNERS:1 has "approvers" that are no list',
    ])
  })

  it('reports what it cannot take over by file and line, and takes over the rest', () => {
    const { table, problems } = tree(
      {
        '': { approvers: ['ana', ['x'], 'b d'], colour: 'red' },
        a: { filters: { '(?=x)': { approvers: ['li'] }, y$: { approvers: ['noor'] } } },
        b: ['ana'],
        c: { options: { auto_approve_unowned_subfolders: 'true' }, approvers: ['crew-leads', 'pair'] },
      },
      { pair: 'ben', trio: ['ben', null] },
    )
    expect(names(table, 'a/y')).toEqual(['noor', 'ana'])
    expect(problems).toEqual([
      'OWNERS:2 has "colour", which says nothing here',
      'OWNERS:2 has something among "approvers" that is no name',
      'a/OWNERS:1 has the filter "(?=x)", which has a group that RE2 does not know',
      'b/OWNERS:1 is no list of names and values',
      'c/OWNERS:1 approves changes below it by itself, which Locum never does',
      'OWNERS_ALIASES:1 has the alias "pair", which is no list',
      'OWNERS_ALIASES:3 has something in the alias "trio" that is no name',
      'OWNERS:3 has "b d", which cannot be a handle',
      'c/OWNERS:2 has "crew-leads", which reads like an alias and is none in OWNERS_ALIASES; it counts as one person',
    ])
  })
})

describe('A2b: a CODEOWNERS file', () => {
  const { table, problems } = readCodeowners(
    `# everybody
*         @ana
*.js      @Noor @acme/web # inline

/docs/    ben@example.org
docs/*    @li
/apps/    @sam
/apps/free
a\\ b/     @asha
[Docs]    @x
^[Docs][2] @x
!x        @x
/x/[ab].c @x
/x/***    @x
/bad      ana @ben
\\#f       @x
/c#/      @x
/e  @noor#c
`,
    '.github/CODEOWNERS',
  )

  it('counts the last rule that matches, and no other', () => {
    expect(names(table, 'src/a.go')).toEqual(['@ana'])
    expect(names(table, 'src/a.js')).toEqual(['@Noor', '@acme/web'])
    expect(names(table, 'docs/deep/a.js')).toEqual(['ben@example.org'])
    expect(names(table, 'docs/a.js')).toEqual(['@li'])
    expect(names(table, 'a b/c')).toEqual(['@asha'])
    expect(names(table, 'e')).toEqual(['@Noor'])
    expect(table.holders).not.toContainEqual({ unknown: '@noor' })
  })

  it('finds the rule of a plain comparison with each, whatever the names rules begin with', () => {
    const part = fc.constantFrom('a', 'b', '*', '**', 'a*', '?', 'c')
    const pattern = fc
      .tuple(fc.boolean(), fc.array(part, { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([anchored, parts, folder]) => `${anchored ? '/' : ''}${parts.join('/')}${folder ? '/' : ''}`)
    const path = fc.array(fc.constantFrom('a', 'b', 'c', 'ab'), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 8 }), path, (patterns, segments) => {
        const text = patterns.map((one, n) => `${one} @p${n}`).join('\n')
        const { table } = readCodeowners(text, 'CODEOWNERS')
        const plain = table.rules.findLast(rule => {
          const read = parsePattern(rule.pattern)
          return read.ok && matchesPattern(read.value, segments)
        })
        const found = holdersOf(table, segments.join('/'))
        expect(found.kind === 'none' ? undefined : found.rule.line).toBe(plain?.line)
      }),
      { numRuns: 2_000 },
    )
  })

  it('lets a rule without owners free what it matches', () => {
    expect(names(table, 'apps/x')).toEqual(['@sam'])
    expect(holdersOf(table, 'apps/free/x')).toEqual({
      kind: 'none',
      rule: { file: '.github/CODEOWNERS', line: 8 },
    })
  })

  it('skips a line that is none, with its number and why', () => {
    expect(problems.map(({ line, reason }) => [line, reason])).toEqual([
      [10, 'is a section, which only GitLab knows'],
      [11, 'is a section, which only GitLab knows'],
      [12, 'starts with "!", which GitHub does not know in this file'],
      [13, 'has "[" or "]" in its pattern, which GitHub does not know in this file'],
      [14, 'has three stars in a row'],
      [15, 'names "ana", which is no @person, @org/team or e-mail address'],
      [16, 'starts with "\\#", which GitHub does not know in this file'],
      [17, 'has a "#" in its pattern, after which GitHub reads a comment'],
    ])
  })

  it.each([
    ['foo', 'foo bar/foo foo/bar bar/foo/baz', 'foo.txt bar/baz'],
    ['/foo', 'foo foo/bar', 'bar/foo fool'],
    ['foo/', 'foo/bar bar/foo/baz', 'foo bar/foo'],
    ['foo/bar', 'foo/bar foo/bar/baz', 'baz/foo/bar foo/bart'],
    ['*', 'foo foo/bar a/b/c', ''],
    ['f*', 'foo bar/foo bar/foo/baz', 'xfoo bar/baz'],
    ['/*', 'foo', 'foo/bar'],
    ['/f*', 'foo foo/bar', 'bar/foo'],
    ['/*/', 'foo/bar foo/bar/baz', 'foo'],
    ['f\\*o', 'f*o', 'foo'],
    ['foo/*', 'foo/bar', 'foo foo/bar/baz bar/foo/x'],
    ['foo/*.txt', 'foo/a.txt', 'foo/a/b.txt x/foo/a.txt'],
    ['foo/*/baz', 'foo/bar/baz foo/bar/baz/x', 'foo/baz foo/a/b/baz'],
    ['f?o', 'foo', 'fo fooo f/o'],
    ['**/foo/bar', 'foo/bar x/y/foo/bar', 'foo/x/bar'],
    ['foo/bar/**', 'foo/bar/x foo/bar/x/y', 'foo/bar x/foo/bar/y'],
    ['foo/**/bar', 'foo/bar foo/a/b/bar foo/bar/x', 'x/foo/bar'],
    ['foo/**/bar/b*', 'foo/bar/baz foo/qux/bar/baz', 'foo/bar/qux foo/qux/bar'],
    ['**', 'a a/b', ''],
  ])('the pattern %s matches %s and not %s', (written, yes, no) => {
    const read = parsePattern(written)
    if (!read.ok) throw new Error(read.reason)
    const matched = (paths: string) =>
      paths.split(' ').filter(path => path !== '' && matchesPattern(read.value, segmentsOf(path)))
    expect(matched(yes)).toEqual(yes.split(' '))
    expect(matched(no)).toEqual([])
  })

  it('has no pattern that can hold the server', () => {
    const read = parsePattern(`/${'*a'.repeat(300)}/${'**/a*/'.repeat(50)}b`)
    if (!read.ok) throw new Error(read.reason)
    const before = process.cpuUsage().user
    expect(matchesPattern(read.value, Array<string>(1_000).fill('a'.repeat(900)))).toBe(false)
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000)
  })
})

describe('A2b: whatever stands in the files', () => {
  const paths = ['', '/', 'a', 'a/b.js', '../x', 'é/\u0000', 'x'.repeat(2_000), 'a/'.repeat(300)]

  it('a CODEOWNERS file is read or reported line by line, and never breaks', () => {
    const word = fc.constantFrom(
      '@ana',
      '@a/b',
      'x@y.zz',
      '#',
      '*',
      '**',
      '/',
      'a',
      '!',
      '[b]',
      '\\',
      '\\ ',
      '@',
      ' ',
      '\t',
    )
    const line = fc
      .array(fc.oneof(word, fc.string({ maxLength: 3 })), { maxLength: 8 })
      .map(words => words.join(''))
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), lines => {
        const { table, problems } = readCodeowners(lines.join('\n'), 'CODEOWNERS')
        for (const path of paths) holdersOf(table, path)
        const said = new Set([...table.rules, ...problems].map(one => one.line))
        expect(said.size).toBe(table.rules.length + problems.length)
        expect(whyNoTable(table)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  it('an OWNERS file is read or reported, and never breaks', () => {
    const name = fc.constantFrom(
      'approvers',
      'Filters',
      'options',
      'labels',
      'reviewers',
      '.*',
      '(',
      'no_parent_owners',
    )
    const value = fc.letrec(tie => ({
      any: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('ana', '', 'true', null, '@B', 'x y'),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(name, tie('any'), { maxKeys: 4 }),
      ),
    })).any
    fc.assert(
      fc.property(value, value, (file, aliases) => {
        const { table } = tree({ '': file, a: file }, aliases)
        for (const path of paths) holdersOf(table, path)
        expect(whyNoTable(table)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })
})
