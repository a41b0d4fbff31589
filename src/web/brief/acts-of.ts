import type { BriefLine } from './parts.ts'

export type Act = 'note' | 'confirm' | 'close' | 'release' | 'ask' | 'answer' | 'refer'

/** What a reader would do with a line here. Whether they may is the server's to say: it refuses with the reason. */
export function actsOf(line: BriefLine, section: string, reader: string): Act[] {
  if (section === 'closed') return []
  if (line.question !== undefined) return line.owner === reader ? ['answer', 'refer'] : []
  if (line.item === undefined) return []
  const mine = line.owner === reader
  const endsByItself = line.kind === 'hold' || line.kind === 'contingency'
  const acts: Act[] = [
    ...(section === 'questions' ? (['answer', 'refer'] as const) : []),
    ...(endsByItself ? [] : ['confirm' as const]),
    'note',
    ...(mine ? (['close', 'release'] as const) : []),
    'ask',
  ]
  return section === 'offered' ? ['ask'] : acts
}
