import type { RefusalCode, Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Form } from '../../domain/ask/phrases.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import { type Told, told } from '../../domain/ask/told.ts'
import type { AreaId, EntryId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Scope } from '../scope.ts'

interface About {
  readonly area?: AreaId | null
  readonly owner?: PersonId | null
}

export function answered(sentences: readonly Sentence[], about: About = {}): Replied {
  return { reply: { outcome: 'answer', sentences }, ...of(about) }
}

export function refused(
  code: RefusalCode,
  reason: string | Told,
  next: string | Told,
  about: About & { readonly entries?: readonly EntryId[]; readonly nearest?: readonly Form[] } = {},
): Replied {
  const { entries = [], nearest = [] } = about
  return {
    reply: { outcome: 'refuse', code, reason: told`${reason}`, next: told`${next}`, about: entries, nearest },
    ...of(about),
  }
}

function of({ area = null, owner = null }: About) {
  return { area, owner }
}

export function sentence(
  text: string | Told,
  cites: readonly string[],
  saidAt: Instant,
  validUntil: Instant | null = null,
): Sentence {
  return {
    text: told`${text}`,
    cites: [...new Set(cites)].filter(id => id !== '') as EntryId[],
    saidAt,
    validUntil,
  }
}

/** How a sentence speaks of the instant it is about: `now`, or when. */
export function whenOf({ at }: Pick<Scope, 'at'>, { time }: Pick<Asked, 'time'>): Told {
  return time === null || time.since ? ['now'] : told`at ${{ at }}`
}
