import { type Told, told } from '../../domain/ask/told.ts'
import type { AreaId } from '../../domain/ids.ts'
import type { Entry } from '../../domain/record/entry.ts'
import { authorityChange } from '../brief/render-authority.ts'
import { areaName, erased, renderText } from '../items/render.ts'
import type { Scope } from '../scope.ts'

/** An entry of what changed, in a line: who, what, and the words. */
export function changeText(scope: Scope, { envelope, words }: Entry): Told {
  const said = wordsIn(scope, words)
  const what = authorityChange(envelope) ?? plainChange(scope, envelope.kind, envelope.subject)
  const by = authorOf(envelope)
  const gone = envelope.commitment !== null && words === null ? erased : null
  const text = said ?? gone
  return told`${by === null ? '' : told`${{ person: by }}: `}${what}${text === null ? '' : `: ${text}`}`
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

/** The words of an entry; of what another tool says its title with what it says of it. */
function wordsIn(scope: Scope, words: Entry['words']): string | null {
  const said = (words ?? {}) as Record<string, unknown>
  const text = (field: string) => {
    const found = said[field]
    return typeof found === 'string' && found !== '' ? renderText(scope, found) : null
  }
  const title = text('title')
  if (title !== null) {
    const named = [text('number'), title].filter(part => part !== null).join(' ')
    return [named, text('summary') ?? text('outcome')].filter(part => part !== null).join(': ')
  }
  return (
    ['text', 'outcome', 'summary', 'readBack', 'reason', 'name'].map(text).find(one => one !== null) ?? null
  )
}
