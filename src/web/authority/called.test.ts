import { expect, test } from 'vitest'
import { calledBy } from './called.ts'

test('a word that every object answers to is a handle like any other, with a name or without one', () => {
  const called = calledBy('ana', [undefined, { noor: 'Noor' }, { noor: 'Another', toString: 'Tomas String' }])
  expect(['ana', 'noor', 'toString', 'constructor', 'valueOf'].map(called)).toEqual([
    'You',
    'Noor',
    'Tomas String',
    'constructor',
    'valueOf',
  ])
})
