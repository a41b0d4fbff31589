import type { HandoffId, IdSource, ItemId, PersonId, SpanId } from '../ids.ts'
import type { Gov } from '../people/gov.ts'
import { audienceFor } from '../people/visibility.ts'
import { type Draft, draft } from '../record/entry.ts'
import type { Instant } from '../time/instant.ts'
import type { ResolvedHandoff, ResolvedItem } from './check-context.ts'
import type { HandoffTerms, OfferTerms } from './kinds.ts'
import { lineOf, namedIn, reasonsOf, type Told } from './told.ts'

export interface PublishCommand {
  readonly gov: Gov
  readonly author: PersonId
  /** Who writes: the author, or somebody on their behalf. */
  readonly writer: PersonId
  readonly resolved: ResolvedHandoff
  readonly told: Told
  readonly now: Instant
  readonly ids: IdSource
}

/** H5, V2: the absence, the handoff and one entry for each item, in one transaction. */
export function publishDrafts(command: PublishCommand): { id: HandoffId; drafts: Draft[] } {
  const { gov, author, writer, resolved, now, ids } = command
  const id = ids.numbered<HandoffId>('H')
  const { items, summary, ...terms } = resolved
  const numbered = items.map(item => ({ item, id: item.carries ?? ids.numbered<ItemId>('I') }))
  const onBehalf = author === writer ? {} : { onBehalfOf: author }
  const graceAt = Math.max(resolved.offlineAt, now) + gov.settings.graceMs
  const offer: OfferTerms | null =
    resolved.to.kind === 'me' ? null : { handoff: id, to: resolved.to, graceAt }
  const people = [author, writer, ...namedIn(resolved.to)]
  const { condition, overrides, incomplete, reasons, lines: unnamed } = command.told
  const published: HandoffTerms = {
    ...terms,
    handoff: id,
    author,
    condition,
    items: numbered.filter(({ item }) => !unnamed.has(item.path)).map(({ id }) => id),
    overrides,
    incomplete,
  }
  const area = resolved.areas[0]!
  const whole = draft({
    ...onBehalf,
    kind: 'handoff.published',
    subject: id,
    area,
    audience: audienceFor(gov, area, people),
    terms: published,
    words: { summary, ...reasonsOf(reasons) },
  })
  const lines = numbered.map(line => ({ ...onBehalf, ...lineDraft(command, id, line, offer, people) }))
  return { id, drafts: [absenceDraft(command, whole.audience === 'org' ? id : null), whole, ...lines] }
}

/**
 * V2: publishing declares the author offline; on behalf of them it is proposed by the writer (V3). Everybody reads
 * absences, so one does not name a handoff that is not for everybody (P1).
 */
function absenceDraft({ author, writer, resolved, ids }: PublishCommand, handoff: HandoffId | null): Draft {
  const span = ids.fresh<SpanId>('spa')
  const { offline, back } = resolved.written
  return draft({
    kind: 'absence.declared',
    subject: span,
    area: null,
    audience: 'org',
    terms: {
      span,
      person: author,
      from: resolved.offlineAt,
      until: resolved.backAt,
      proposedBy: author === writer ? null : writer,
      handoff,
      written: { ...(offline && { from: offline }), ...(back && { until: back }) },
    },
    words: null,
  })
}

/** H8: an item said again replaces its earlier offer; what is done is closed and offered to nobody. */
function lineDraft(
  { gov, told, resolved }: PublishCommand,
  handoff: HandoffId,
  { item, id }: { item: ResolvedItem; id: ItemId },
  offer: OfferTerms | null,
  people: readonly PersonId[],
): Draft {
  const { terms, words, carries } = item
  const unnamed = lineOf(told, resolved.items, item)
  return draft({
    kind: carries === null ? 'item.published' : 'item.carried',
    subject: id,
    area: terms.area,
    audience: audienceFor(gov, terms.area, [...people, ...terms.mentions]),
    terms: { ...terms, item: id, handoff, offer: terms.kind === 'done' ? null : offer, ...unnamed.terms },
    words: { ...words, ...unnamed.words },
  })
}
