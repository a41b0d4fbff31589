import { readdirSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from 'vitest'

/** Layer → the layers it may import; `type x`: only its types. The direction is the drawing in docs/ARCHITECTURE. */
const surface = ['domain', 'contract', 'services']
const layers: Record<string, { sees: string[]; packages: string[] }> = {
  domain: { sees: [], packages: [] },
  contract: { sees: ['domain'], packages: ['zod'] },
  storage: {
    sees: ['domain'],
    packages: [
      'pg',
      'node:sqlite',
      'node:crypto',
      'node:fs',
      'node:path',
      'node:os',
      'node:worker_threads',
      'node:v8',
      'node:zlib',
      'node:util',
    ],
  },
  services: { sees: ['domain', 'contract', 'storage'], packages: ['type zod'] },
  client: { sees: ['domain', 'type contract'], packages: [] },
  http: { sees: surface, packages: ['hono', '@hono/node-server', 'pino', 'prom-client', 'type zod'] },
  jobs: { sees: surface, packages: [] },
  slack: { sees: surface, packages: [] },
  github: { sees: surface, packages: [] },
  email: { sees: surface, packages: [] },
  web: {
    sees: ['domain', 'type contract', 'client'],
    packages: [
      'type zod',
      'react',
      'react-dom',
      '@tanstack/react-query',
      '@tanstack/react-router',
      '@tanstack/react-virtual',
      'react-aria-components',
      'idb-keyval',
      '@simplewebauthn/browser',
    ],
  },
  cli: { sees: ['domain', 'contract', 'client'], packages: ['commander', 'yaml', 'node:*'] },
  mcp: {
    sees: ['domain', 'contract', 'client'],
    packages: ['@modelcontextprotocol/server', 'type node:stream'],
  },
  verify: { sees: ['domain'], packages: ['node:crypto', 'node:fs'] },
  server: { sees: ['*'], packages: ['*'] },
}

const forbidden = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.env\b/
/** The clock of the browser, and the program that is the verifier alone: it reads its own token. */
const composes = ['src/web/clock.ts', 'src/verify/main.ts']
const comment = /^\s*(?:\/\/|\/\*|\*)/
const importing =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;=()]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'/gm
const reExport = /^export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']+';?$/gm

const isTest = (file: string) => /\.(?:test|suite)\.tsx?$/.test(file)
const lineAt = (text: string, index: number) => text.slice(0, index).split('\n').length

/** `file` is a path such as `src/domain/ids.ts`; each violation reads `file:line  what is wrong`. */
function violations(file: string, text: string): string[] {
  const found: string[] = []
  const say = (line: number, rule: string) => found.push(`${file}:${line}  ${rule}`)
  const lines = text.split('\n')
  if (lines.length > 401 && !file.startsWith('src/domain/time/tables/'))
    say(401, 'a file ends before line 400')
  if (!file.startsWith('src/') || isTest(file)) return found

  const layer = file.split('/')[1] ?? ''
  const rules = layers[layer]
  if (rules === undefined)
    return [...found, `${file}:1  ${layer} is not a layer: add it to test/architecture.test.ts`]
  for (const [i, line] of lines.entries()) {
    if (comment.test(line)) continue
    const word = layer !== 'server' && !composes.includes(file) && line.match(forbidden)?.[0]
    if (word) say(i + 1, `only server/ may use ${word}: time, chance and settings are handed in`)
    if (
      layer === 'services' &&
      file !== 'src/services/may-read.ts' &&
      /\bmayRead(?:Area)?\(.*\bcaller\b/.test(line)
    )
      say(i + 1, 'who may read is asked of may-read.ts, which judges by who one is now (P1)')
    if (/^export default\b/.test(line)) say(i + 1, 'exports are named, never default')
  }
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  if (code.trim() !== '' && code.replace(reExport, '').trim() === '')
    say(1, 'no barrels: import from the file itself')
  for (const match of text.matchAll(importing)) {
    const [statement, type, from, dynamic] = match
    const path = from ?? dynamic ?? ''
    const target = path.startsWith('.') ? layerOf(file, path) : packageOf(path)
    if (target === layer) continue
    const allowed = path.startsWith('.') ? rules.sees : rules.packages
    if (allows(allowed, target)) continue
    const onlyType = allowed.includes(`type ${target}`)
    if (onlyType && type !== undefined) continue
    const line = lineAt(text, match.index + statement.search(/\S/))
    say(line, `${layer} may not import ${target}${onlyType ? ', except with `import type`' : ''}`)
  }
  return found
}

function allows(names: string[], target: string): boolean {
  const any = target.startsWith('node:') ? 'node:*' : '*'
  return names.includes(target) || names.includes(any) || names.includes('*')
}

function layerOf(file: string, path: string): string {
  const target = normalize(join(file, '..', path))
  return target.startsWith('src/') ? (target.split('/')[1] ?? '') : `${target}, which is outside src`
}

const packageOf = (path: string) => path.match(/^(?:@[^/]+\/)?[^/]+/)?.[0] ?? path

test('every file keeps to its layer, the clock of its caller, 400 lines and named exports', () => {
  const files = ['src', 'test'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`),
  )
  const sources = files.filter(file => /\.tsx?$/.test(file))
  expect(sources.length).toBeGreaterThan(50)
  const found = sources.flatMap(file => violations(file, readFileSync(file, 'utf8')))
  if (found.length > 0) expect.fail(`${found.length} violations\n${found.sort().join('\n')}`)
})

test.each([
  ['src/domain/a.ts', `import { x } from '../contract/x.ts'`, 'domain may not import contract'],
  ['src/domain/a.ts', `import {\n  x,\n} from 'node:fs'`, 'domain may not import node:fs'],
  ['src/domain/a.ts', `export const a = Math.random()`, 'Math.random('],
  ['src/storage/a.ts', `const at = new Date()`, 'new Date()'],
  ['src/services/a.ts', `const load = () => import('pg')`, 'services may not import pg'],
  ['src/client/a.ts', `import { o } from '../contract/o.ts'`, 'except with `import type`'],
  ['src/http/a.ts', `import { Store } from '../storage/store.ts'`, 'http may not import storage'],
  ['src/cli/a.ts', `import '../../bench/run.ts'`, 'outside src'],
  ['src/cli/a.ts', `/** All. */\nexport * from './b.ts'\nexport { c } from './c.ts'\n`, 'no barrels'],
  ['src/cli/a.ts', `export default 1`, 'never default'],
  ['src/services/a.ts', `const open = mayRead(gov, caller.person, audience)`, 'may-read.ts'],
  ['src/misc/a.ts', ``, 'misc is not a layer'],
  ['test/a.test.ts', '\n'.repeat(401), 'before line 400'],
])('%s with %j is refused', (file, text, rule) => {
  expect(violations(file, text).join('\n')).toContain(rule)
})

test.each([
  ['src/domain/a.ts', `// never Date.now()\nexport const day = new Date(0)`],
  ['src/client/a.ts', `import type { o } from '../contract/o.ts'`],
  ['src/cli/a.ts', `import { readFile } from 'node:fs/promises'\nconst yaml = () => import('yaml')`],
  [
    'src/server/main.ts',
    `import pg from 'pg'\nimport { a } from '../http/a.ts'\nconst port = process.env['PORT']`,
  ],
  ['src/domain/a.test.ts', `import { test } from 'vitest'\nconst id = Math.random()`],
])('%s with %j is fine', (file, text) => {
  expect(violations(file, text)).toEqual([])
})
