import { record } from '../words/record.ts'
import type { EntryView } from './reading.ts'

export interface Declared {
  readonly label: string | null
  readonly text: string
}

const leads = ['text', 'summary', 'readBack', 'reason', 'outcome', 'ground'] as const
const rest = ['next', 'why', 'tried', 'unblocker'] as const

/** What a person said in an entry, the main thing first. Names are no statements, and a proposal's input is data. */
export function declaredIn(entry: EntryView): readonly Declared[] {
  const { words } = entry
  if (words === null || words === 'erased' || entry.kind === 'proposal.made') return []
  const said: Declared[] = []
  for (const key of leads) {
    const text = words[key]
    if (typeof text === 'string' && text !== '') said.push({ label: null, text })
  }
  for (const key of rest) {
    const text = words[key]
    if (typeof text === 'string' && text !== '') said.push({ label: record.parts[key], text })
  }
  return said
}

/** What stands where the words are gone; those of a proposal go when it is confirmed, too. */
export function erasedText({ kind }: EntryView): string {
  return kind === 'proposal.made' ? record.proposal.gone : record.erasedWords
}
