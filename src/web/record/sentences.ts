import type { EntryKind } from '../../domain/record/kinds.ts'
import { authoritySentences } from './authority-sentences.ts'
import { availabilitySentences } from './availability-sentences.ts'
import { handoffSentences } from './handoff-sentences.ts'
import { itemSentences } from './item-sentences.ts'
import { organisationSentences } from './organisation-sentences.ts'
import { type EntryView, type Telling, tell } from './reading.ts'
import type { Sentences } from './sentence.ts'

/** One sentence for every kind of entry; the compiler misses one that has none. */
export const sentences: Sentences<EntryKind> = {
  ...organisationSentences,
  ...availabilitySentences,
  ...handoffSentences,
  ...itemSentences,
  ...authoritySentences,
}

/** What an entry says happened, in a short sentence: computed, so never in the voice of a person. */
export function sentenceOf(entry: EntryView, telling: Telling): string {
  const told = tell(entry, telling)
  const sentence = Object.hasOwn(sentences, entry.kind) ? sentences[entry.kind as EntryKind](told) : null
  const said = sentence ?? `${told.who} added something that this page is too old to describe. Reload it.`
  const begun = said.replace(/^(?:nobody|someone)/, first => `${first[0]?.toUpperCase()}${first.slice(1)}`)
  if (entry.onBehalfOf === null) return begun
  return `${begun.replace(/\.$/, '')}, for ${telling.nameOf(entry.onBehalfOf)}.`
}
