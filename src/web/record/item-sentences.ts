import type { HandoffEntryTerms, ItemKind } from '../../domain/handoff/kinds.ts'
import type { Told } from './reading.ts'
import { targetText } from './reading.ts'
import type { Sentences } from './sentence.ts'

type Kind = Extract<keyof HandoffEntryTerms, `item.${string}`>

const nouns: Readonly<Record<ItemKind, string>> = {
  hold: 'a hold',
  contingency: 'a contingency',
  blocker: 'a blocker',
  question: 'a question',
  work: 'work',
  watch: 'something to watch',
  done: 'something done',
}

const noun = (t: Told): string => nouns[t.text('kind') as ItemKind] ?? 'a line'

/** H6: whom the line is offered to, if anybody. */
function offered(t: Told): string {
  const offer = t.terms.offer as { to?: unknown } | null | undefined
  if (offer == null) return ''
  return `, offered to ${targetText(offer.to, t.nameOf)}`
}

export const itemSentences: Sentences<Kind> = {
  'item.published': t => `${t.who} wrote ${noun(t)} in ${t.text('handoff')}${offered(t)}.`,
  'item.carried': t => `${t.who} said again ${noun(t)} in ${t.text('handoff')}${offered(t)}.`,
  'item.amended': t => `${t.who} amended ${t.text('item')}, ${noun(t)}.`,
  'item.accepted': t => `${t.name('owner')} holds ${t.text('item')} now.`,
  'item.declined': t => `${t.name('by')} declined ${t.text('item')}.`,
  'item.returned': t => `${t.text('item')} went back to ${t.name('owner')}.`,
  'item.kept': t => `${t.name('owner')} was back early and keeps ${t.text('item')}.`,
  'item.defaulted': t => {
    const why = t.text('reason') === 'declined' ? 'It was declined' : 'Nobody accepted it in time'
    return t.has('to')
      ? `${why}, so ${t.text('item')} went to ${t.name('to')} by default.`
      : `${why}, so ${t.text('item')} stays with its owner.`
  },
  'item.released': t => `${t.name('by')} let go of ${t.text('item')}${offered(t)}.`,
  'item.orphaned': t => `${t.name('left')} left, so ${t.text('item')} was offered on${offered(t)}.`,
  'item.noted': t => `${t.name('by')} added a note to ${t.text('item')}.`,
  'item.confirmed': t =>
    `${t.name('by')} confirmed that ${t.text('item')} holds until ${t.moment('validUntil')}.`,
  'item.closed': t => `${t.name('by')} closed ${t.text('item')}.`,
  'item.referred': t => `${t.name('by')} answered ${t.text('item')} by an entry of the record.`,
  'item.reopened': t => `${t.name('by')} opened ${t.text('item')} again.`,
  'item.withdrawn': t => `${t.name('by')} took back ${t.text('item')}; its words are gone.`,
  'item.ended': t => `${t.text('item')} reached its end at ${t.moment('effectiveAt')}.`,
}
