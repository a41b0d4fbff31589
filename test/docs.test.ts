import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const pages = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => `docs/${name}`),
].filter(page => existsSync(page))

const textOf = (page: string): string => readFileSync(page, 'utf8')

describe.each(pages)('%s', page => {
  test('links to files that exist', () => {
    const targets = [...textOf(page).matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target]) => target ?? '')
    expect(targets.filter(target => !existsSync(join(dirname(page), target)))).toEqual([])
  })

  test('names files and folders that exist', () => {
    const named = [...textOf(page).matchAll(/`((?:src|test|bin|docs|scripts|bench)\/[\w./-]*)`/g)]
    const missing = named.map(([, path]) => path ?? '').filter(path => !existsSync(path))
    expect([...new Set(missing)].filter(path => !placeholders.has(path))).toEqual([])
  })

  // The API page is generated from the contract.
  test.skipIf(page === 'docs/API.md')('is about two pages at most', () => {
    expect(textOf(page).split('\n').length).toBeLessThan(160)
  })
})

/** Recipes in DEVELOPMENT speak of files to be made. */
const placeholders = new Set(['src/services/noun/verb.ts', 'src/domain/time/tables/VERSION.ts'])

test('the architecture page names every folder of the source', () => {
  const said = textOf('docs/ARCHITECTURE.md')
  const folders = readdirSync('src').flatMap(layer => [
    `src/${layer}/`,
    ...readdirSync(`src/${layer}`)
      .filter(name => statSync(`src/${layer}/${name}`).isDirectory())
      .map(name => `${name}/`),
  ])
  expect([...new Set(folders)].filter(folder => !said.includes(`\`${folder}\``))).toEqual([])
})

test('every decision is one page that says what it costs and when to look again', () => {
  for (const name of readdirSync('docs/decisions')) {
    const text = textOf(`docs/decisions/${name}`)
    expect(text, name).toMatch(/^# \d{4} .+\n/)
    expect(text, name).toContain('## What it costs')
    expect(text.split('\n').length, name).toBeLessThan(70)
  }
})

/** Blocks marked `sh` run as they stand, in an empty folder, with this checkout's `bin/` before everything else. */
const blocks = pages
  .flatMap(page =>
    [...textOf(page).matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => [page, block ?? ''] as const),
  )
  .filter(([, block]) => /\blocum\b/.test(block))

test.each(blocks)('the example in %s runs: %s', (_page, block) => {
  const folder = mkdtempSync(join(tmpdir(), 'locum-docs-'))
  try {
    const root = process.cwd()
    // As on a fresh clone: the same words, but the data beside nobody's checkout.
    const script = block.replaceAll('bin/locum', 'locum')
    const env = cleanEnvironment(`${join(root, 'bin')}:${process.env.PATH}`)
    const ran = spawnSync('sh', ['-euc', script], { cwd: folder, env, encoding: 'utf8' })
    expect(ran.status, `${ran.stdout}\n${ran.stderr}`).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the brief on the first page is what the sample prints', () => {
  const shown = /^```text\n(Your brief[\s\S]*?)^```/m.exec(textOf('README.md'))?.[1] ?? 'no brief'
  const folder = mkdtempSync(join(tmpdir(), 'locum-docs-'))
  try {
    const at = '2026-11-19T17:05:00Z'
    const script = `locum sample --anchor ${at} >&2; locum brief --as noor --at ${at} --format text`
    const env = cleanEnvironment(`${join(process.cwd(), 'bin')}:${process.env.PATH}`)
    const ran = spawnSync('sh', ['-euc', script], { cwd: folder, env, encoding: 'utf8' })
    expect(ran.status, ran.stderr).toBe(0)
    // In the order shown, and nothing between but what an ellipsis leaves out.
    let from = 0
    for (const part of shown.split('…\n')) {
      const found = ran.stdout.indexOf(part, from)
      expect(found, `${part}\nis not in\n${ran.stdout}`).toBeGreaterThanOrEqual(from)
      from = found + part.length
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function cleanEnvironment(path: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^LOCUM_|^DATABASE_URL$|^NODE_OPTIONS$/.test(name),
  )
  return { ...Object.fromEntries(kept), PATH: path }
}
