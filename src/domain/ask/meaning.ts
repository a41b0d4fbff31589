import { terms } from '../glossary.ts'
import { nameWords } from './vocabulary.ts'
import { stemOf } from './words.ts'

/** What a word of Locum means, in whichever form it is asked for; null for any other word. */
export function meaningOf(words: readonly string[]): { readonly name: string; readonly text: string } | null {
  const wanted = words.map(stemOf).join(' ')
  for (const [name, text] of Object.values(terms)) {
    const called = nameWords(name).filter(word => word !== 'locum')
    if (wanted !== '' && called.map(stemOf).join(' ') === wanted) return { name, text }
  }
  return null
}
