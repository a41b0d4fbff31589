import type { Row } from '../spec.ts'
import { moment } from './moments.ts'

interface Kept {
  readonly id: string
  readonly state: string
  readonly question: string | null
  readonly answer: string | null
  readonly owner: string
  readonly cites: readonly string[]
  readonly validUntil: string | null
  readonly askedAs: readonly { readonly text: string | null; readonly answers: string }[]
}

/** A standing answer for a reader: what is asked, the answer, who keeps it and until when, and how it was asked. */
export function standingText(answer: Row): string {
  const one = answer as unknown as Kept
  return [
    `${one.id}  ${one.question ?? 'erased'}`,
    one.answer ?? 'erased',
    standingOf(one),
    `Rests on ${one.cites.join(', ')}.`,
    ...one.askedAs.map(({ text, answers }) => `  asked as ${answers}: ${text ?? 'erased'}`),
  ].join('\n')
}

function standingOf({ id, state, owner, validUntil }: Kept): string {
  const until = moment(validUntil ?? '')
  const says: Readonly<Record<string, string>> = {
    offered: `Offered to @${owner}: keep it with standing accept ${id}.`,
    'in-force': `Kept by @${owner}, until ${until}.`,
    expired: `Kept by @${owner} until ${until}; it answers nobody now.`,
    declined: `@${owner} keeps none.`,
    ended: `@${owner} keeps it no longer.`,
  }
  return says[state] ?? state
}

export function standingListText(answer: Row): string {
  const items = answer.items as readonly Kept[]
  if (items.length === 0) return 'Nothing.'
  return items.map(one => `${one.id}  ${one.question ?? 'erased'}\n  ${standingOf(one)}`).join('\n')
}
