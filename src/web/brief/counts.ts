import { nameIn } from '../../domain/people/name-in.ts'
import type { BriefCounts } from '../words/brief.ts'
import { type Brief, offersOf } from './parts.ts'

/** The figures of the sentence under the title. */
export function countsOf(brief: Brief, reader: string): Omit<BriefCounts, 'since' | 'ago'> {
  const lines = (id: string) => brief.sections.find(section => section.id === id)?.lines ?? []
  const size = (id: string) =>
    lines(id).length + (brief.sections.find(section => section.id === id)?.more ?? 0)
  const others = new Set(lines('changed').flatMap(({ authors }) => authors))
  others.delete(reader)
  const named = [...others].slice(0, 3).map(handle => nameIn(brief.names, handle) ?? handle)
  const unnamed = others.size - named.length
  return {
    others: unnamed > 0 ? [...named, `${unnamed} more`] : named,
    fallen: lines('yours').filter(({ fallen }) => fallen === true).length,
    offers: offersOf(lines('offered')).length,
    holds: size('holds'),
    questions: size('questions'),
  }
}
