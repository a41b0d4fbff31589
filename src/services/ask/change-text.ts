import type { AreaId } from '../../domain/ids.ts'
import type { Entry } from '../../domain/record/entry.ts'
import { authorityChange } from '../brief/render-authority.ts'
import { areaName, erased, personName, renderText } from '../items/render.ts'
import type { Scope } from '../scope.ts'

/** An entry of what changed, in a line: who, what, and the words. */
export function changeText(scope: Scope, { envelope, words }: Entry): string {
  const said = wordsIn(scope, words)
  const what = authorityChange(envelope) ?? plainChange(scope, envelope.kind, envelope.subject)
  const by = personName(scope, authorOf(envelope))
  const gone = envelope.commitment !== null && words === null ? erased : null
  const text = said ?? gone
  return `${by === null ? '' : `${by}: `}${what}${text === null ? '' : `: ${text}`}`
}

function authorOf({ actor, terms }: Entry['envelope']) {
  const { author } = terms as { author?: Entry['envelope']['actor'] }
  return author ?? actor
}

function plainChange(scope: Scope, kind: string, subject: string): string {
  const [noun = '', verb = ''] = kind.split('.')
  if (noun === 'area') return `area ${areaName(scope, subject as AreaId)} ${verb}`
  return `${subject} ${verb.replace('-', ' ')}`
}

function wordsIn(scope: Scope, words: Entry['words']): string | null {
  const said = (words ?? {}) as Record<string, unknown>
  for (const field of ['text', 'outcome', 'title', 'summary', 'readBack', 'reason', 'name']) {
    const text = said[field]
    if (typeof text === 'string' && text !== '') return more(renderText(scope, text), said)
  }
  return null

  function more(text: string, { title, summary }: Record<string, unknown>): string {
    return typeof title === 'string' && typeof summary === 'string'
      ? `${text}: ${renderText(scope, summary)}`
      : text
  }
}
