import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { settings, settingsPage } from './settings.ts'

test('the page of settings is the one made from their list', () => {
  expect(readFileSync('docs/SETTINGS.md', 'utf8')).toBe(settingsPage())
})

test('every variable of the environment that is read is in the list, and no other', () => {
  const read = ['src/server', 'src/cli'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
      .flatMap(name => [...readFileSync(`${folder}/${name}`, 'utf8').matchAll(/\benv\.([A-Z][A-Z_]+)\b/g)])
      .map(([, name]) => name ?? ''),
  )
  expect([...new Set(read)].sort()).toEqual(settings.map(({ name }) => name).sort())
})
