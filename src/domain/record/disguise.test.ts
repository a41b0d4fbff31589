import { describe, expect, it } from 'vitest'
import { disguise, forTerminal, isPlainlySeen, jsonForTerminal, undisguised } from './disguise.ts'

const england = '\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'
const lawful = [
  'Ship 412?\n\tYes, at noon.',
  'نور: هل ننشر الآن؟ (412)',
  'می\u200cخواهم',
  '\u05d0\u05d1 \u200f(1)\u200f',
  'Ana \u{1f469}\u200d\u{1f4bb}',
  `England ${england} wins`,
]

describe('a character that changes how a text reads', () => {
  it.each([
    ['an override', 'Pay 10\u202e000 EUR', 'U+202E'],
    ['an embedding', '\u202aC:\\file', 'U+202A'],
    ['an isolate', 'if \u2066(a)\u2069', 'U+2066'],
    ['an escape of a terminal', 'no\u001b[2K\u001b[1Gyes', 'U+001B'],
    ['a control character of one byte', '\u009b2K', 'U+009B'],
    ['a backspace', 'no\b\byes', 'U+0008'],
    ['invisible letters', `Fine.\u{e0041}\u{e0042}`, 'U+E0041'],
    ['invisible letters after a flag', `\u{1f3f4}${'\u{e0061}'.repeat(40)}`, 'U+E0061'],
  ])('is %s', (_, text, found) => expect(disguise(text)).toBe(found))

  it.each(lawful)('is none that %j is written with', text => {
    expect(disguise(text)).toBeNull()
    expect(undisguised(text)).toBe(text)
  })

  it('is taken out of what comes from elsewhere, and all else is kept', () => {
    expect(undisguised(`a\u202eb\u001bc ${england}\u{e0041}\u2066d`)).toBe(`ab c ${england}d`)
  })
})

describe('a terminal', () => {
  const steering = 'a\u001b]0;b\u0007\u009b2J\rc\u202ed\n\te'

  it('is told nothing that steers it, or goes back over what is there', () => {
    expect(forTerminal(steering)).toBe('a ]0;b  2Jcd\n\te')
  })

  it('is told JSON that says the same', () => {
    const json = jsonForTerminal(JSON.stringify(steering))
    expect(json).toMatch(/^[\x20-\x7e]+$/)
    expect(JSON.parse(json)).toBe(steering)
  })
})

describe('a name', () => {
  it.each(['', '\u200b', 'no\u200bor', 'No\nor', '\u3164', 'ana\u115f', 'a\u00adna', '\ufeffana'])(
    '%j is not plainly seen',
    text => expect(isPlainlySeen(text)).toBe(false),
  )
  it.each([
    'Ana',
    'نور حداد',
    'می\u200cخواهم',
    'Ana \u{1f469}\u200d\u{1f4bb}',
    `Eva ${england}`,
    '葛\u{e0100}城',
  ])('%s is plainly seen', text => expect(isPlainlySeen(text)).toBe(true))
})
