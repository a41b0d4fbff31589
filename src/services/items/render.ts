import { limitsText } from '../../domain/handoff/check-contingency.ts'
import type { ItemKind, ItemWords, Target } from '../../domain/handoff/kinds.ts'
import { editableText, renderMentions } from '../../domain/handoff/mentions-render.ts'
import type { ItemState } from '../../domain/handoff/states.ts'
import type { AreaId, PersonId } from '../../domain/ids.ts'
import { canonical } from '../../domain/people/gov.ts'
import { pathOf } from '../../domain/people/names.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { formatInstant } from '../../domain/time/instant-text.ts'
import type { Scope } from '../scope.ts'

/** What is read where words were erased or withdrawn (R4). */
export const erased = 'erased'

/** A type, not an interface, so that outputs that may grow accept it. */
export type RenderedItem = {
  readonly id: string
  readonly kind: ItemKind
  readonly text: string
  readonly area: string
  readonly owner: string | null
  readonly author: string | null
  readonly condition: string
  readonly next: string | null
  readonly due: string | null
  readonly validUntil: string | null
  readonly endsAt: string | null
  readonly why: string | null
  readonly tried: string | null
  readonly unblocker: string | null
  readonly answerer: string | null
  readonly refs: readonly string[]
  readonly contingency: {
    readonly type: string
    readonly limit: string | null
    readonly by: string
    readonly maxAgeMs: number
  } | null
  /** H9: past `validUntil`. */
  readonly stale: boolean
  readonly saidAt: string
  readonly saidBy: string | null
  readonly saidIn: string
  readonly offer: {
    readonly to: string
    readonly graceAt: string
    readonly defaulted: boolean
    readonly declinedBy: string[]
  } | null
  readonly accepted: { readonly by: string | null; readonly at: string } | null
  readonly fallen: { readonly to: string; readonly at: string; readonly reason: string } | null
  readonly confirmed: { readonly by: string | null; readonly at: string } | null
  readonly closed: { readonly how: string; readonly by: string | null; readonly at: string } | null
  /** H5: amended after acceptance. */
  readonly changedSinceAccepted: boolean
}

/** An item as outputs show it (CONTRACT): names instead of ids. `words` are those of `item.words.entry`. */
export function renderItem(scope: Scope, item: ItemState, words: ItemWords | null): RenderedItem {
  const said = (text: string | undefined) => (text === undefined ? null : renderText(scope, text))
  const { contingency, offer, accepted, fallen, confirmed, closed } = item
  return {
    id: item.id,
    kind: item.kind,
    text: words === null ? erased : renderText(scope, words.text),
    area: areaName(scope, item.area),
    owner: personName(scope, item.owner),
    author: personName(scope, item.author),
    condition: item.condition,
    next: said(words?.next),
    due: instantText(item.due),
    validUntil: instantText(item.validUntil),
    endsAt: instantText(item.endsAt),
    why: said(words?.why),
    tried: said(words?.tried),
    unblocker: said(words?.unblocker),
    answerer: personName(scope, item.answerer),
    refs: words?.refs ?? [],
    contingency: contingency && {
      type: contingency.type,
      limit: limitsText(contingency.limits),
      by: renderTarget(scope, contingency.by),
      maxAgeMs: contingency.maxAgeMs,
    },
    stale: isStale(item, scope.at),
    saidAt: formatInstant(item.words.at),
    saidBy: personName(scope, item.words.by),
    saidIn: item.words.entry,
    offer: offer && {
      to: renderTarget(scope, offer.to),
      graceAt: formatInstant(offer.graceAt),
      defaulted: offer.defaulted,
      declinedBy: offer.declinedBy.map(person => personName(scope, person) ?? erased),
    },
    accepted: accepted && { by: personName(scope, accepted.by), at: formatInstant(accepted.at) },
    fallen: fallen && {
      to: personName(scope, fallen.to) ?? erased,
      at: formatInstant(fallen.at),
      reason: fallen.reason,
    },
    confirmed: confirmed && { by: personName(scope, confirmed.by), at: formatInstant(confirmed.at) },
    closed: closed && { how: closed.how, by: personName(scope, closed.by), at: formatInstant(closed.at) },
    changedSinceAccepted: item.changedSinceAccepted !== null,
  }
}

/** H9: stale after `validUntil`; what is closed no longer ages. */
export function isStale(item: ItemState, at: Instant): boolean {
  return item.closed === null && item.validUntil !== null && item.validUntil <= at
}

/** A stored text as people read it today. */
export function renderText(scope: Scope, stored: string): string {
  return renderMentions(
    stored,
    person => handleNow(scope, person),
    area => pathOf(scope.names, area),
  )
}

/** A stored text as its author would type it. */
export function editable(scope: Scope, stored: string): string {
  return editableText(
    stored,
    person => handleNow(scope, person),
    area => pathOf(scope.names, area),
  )
}

/** The handle of who this person is now; "erased" where it was erased; null for nobody. */
export function personName(scope: Scope, person: PersonId | null): string | null {
  return person === null ? null : (handleNow(scope, person) ?? erased)
}

export function areaName(scope: Scope, area: AreaId): string {
  return pathOf(scope.names, area) ?? erased
}

export function instantText(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant)
}

/** As a handoff file writes it after `to:`. */
export function renderTarget(scope: Scope, to: Target): string {
  if (to.kind === 'people') return to.people.map(person => `@${personName(scope, person)}`).join(' ')
  if (to.kind === 'team') return `team:${scope.names.teams.get(to.team) ?? erased}`
  return to.kind
}

function handleNow(scope: Scope, person: PersonId): string | null {
  return scope.names.handles.get(canonical(scope.gov, person)) ?? null
}
