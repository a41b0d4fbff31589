import type { RefusalCode, Replied, Sentence } from '../../domain/ask/answer.ts'
import type { Form } from '../../domain/ask/phrases.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import type { AreaId, EntryId, PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
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
  reason: string,
  next: string,
  about: About & { readonly entries?: readonly EntryId[]; readonly nearest?: readonly Form[] } = {},
): Replied {
  const { entries = [], nearest = [] } = about
  return { reply: { outcome: 'refuse', code, reason, next, about: entries, nearest }, ...of(about) }
}

function of({ area = null, owner = null }: About) {
  return { area, owner }
}

export function sentence(
  text: string,
  cites: readonly string[],
  saidAt: Instant,
  validUntil: Instant | null = null,
): Sentence {
  return { text, cites: [...new Set(cites)].filter(id => id !== '') as EntryId[], saidAt, validUntil }
}

/** How a sentence speaks of the instant it is about: `now`, or when. */
export function whenOf({ at }: Pick<Scope, 'at'>, { time }: Pick<Asked, 'time'>): string {
  return time === null || time.since ? 'now' : `at ${formatInstant(at)}`
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** The first few of many, and how many are not told. */
export function firstFew(names: readonly string[], most = 5): string {
  return names.length <= most
    ? listed(names)
    : `${names.slice(0, most).join(', ')} and ${names.length - most} more`
}
