import { conditions } from '../handoff/kinds.ts'
import type { ItemState } from '../handoff/states.ts'
import { canonical } from '../people/gov.ts'
import { is } from '../record/entry.ts'
import type { BriefDraft, BriefInput, LineDraft, SectionDraft, SectionId } from './draft.ts'
import { sectionIds } from './draft.ts'
import { writeHeadlines } from './headlines.ts'

/** B3: how many lines a section shows where lines may be folded away. */
const shown = 7

/** B2–B4: what stands in a brief and in which order; decided from terms only, so that it survives erasure (R4). */
export function writeBrief(input: BriefInput, open: readonly SectionId[] = []): BriefDraft {
  return {
    headlines: writeHeadlines(input),
    sections: sectionIds.map(id => section(input, id, open.includes(id))),
  }
}

function section(input: BriefInput, id: SectionId, open: boolean): SectionDraft {
  const lines = sameReference(input, id, linesOf(input, id))
  const kept = lines.filter((line, place) => open || place < shown || neverFolded(id, line))
  return { id, lines: kept, more: lines.length - kept.length }
}

/** B3: holds, unstable items and what fell to the reader are never folded. */
function neverFolded(id: SectionId, line: LineDraft): boolean {
  return (
    id === 'holds' ||
    id === 'decisions' ||
    line.kind === 'hold' ||
    line.condition === 'unstable' ||
    line.fallenAt !== null
  )
}

function linesOf(input: BriefInput, id: SectionId): LineDraft[] {
  const { items, areas, above, at } = input
  const here = (item: ItemState) => areas.has(item.area)
  const pick = (wanted: (item: ItemState) => boolean) =>
    items
      .filter(wanted)
      .map(item => itemLine(input, item))
      .sort(byOrder)
  switch (id) {
    case 'holds':
      return pick(item => item.kind === 'hold' && (here(item) || above.has(item.area)))
    case 'yours':
      return [...pick(item => mine(input, item)).sort(fallenFirst), ...waitingForMe(input)]
    case 'offered':
      return pick(item => input.offeredToMe(item) && !mine(input, item))
    case 'questions':
      return [...pick(item => item.kind === 'question' && asked(input, item)), ...askedLines(input)].sort(
        byOrder,
      )
    case 'contingencies':
      return pick(item => item.kind === 'contingency' && here(item))
    case 'changed':
      return onePerImport(input.changes).map(changeLine)
    case 'stale':
      return pick(item => isStale(item, at) && (input.person === null ? here(item) : mine(input, item)))
    case 'decisions':
    case 'authority':
    case 'on':
      return []
  }
}

function mine({ gov, person }: BriefInput, { owner }: ItemState): boolean {
  return person !== null && owner !== null && canonical(gov, owner) === person
}

function asked({ gov, person, areas }: BriefInput, { answerer, area }: ItemState): boolean {
  return person === null ? areas.has(area) : answerer !== null && canonical(gov, answerer) === person
}

/** H9 */
export function isStale(item: ItemState, at: number): boolean {
  return item.validUntil !== null && item.validUntil <= at
}

function itemLine({ gov, person, at }: BriefInput, item: ItemState): LineDraft {
  const { words, confirmed, fallen, changedSinceAccepted } = item
  // What is due but not yet appended has no entry of its own to cite.
  const cites = [words, fallen, confirmed].flatMap(said => said?.entry || [])
  const fields = { item, words: words.entry, condition: item.condition, area: item.area, owner: item.owner }
  return {
    kind: item.kind,
    ...fields,
    authors: item.author === null ? [] : [item.author],
    saidAt: confirmed?.at ?? words.at,
    validUntil: item.endsAt ?? item.validUntil,
    due: item.due,
    stale: isStale(item, at),
    cites: [...new Set(cites)],
    fallenAt: fallen !== null && person !== null && canonical(gov, fallen.to) === person ? fallen.at : null,
    key: item.id,
    changedSinceAccepted: changedSinceAccepted !== null,
  }
}

const plain = { item: null, condition: null, validUntil: null, due: null, stale: false, fallenAt: null }

/** H5, V7: published in the reader's name, and commands of their agents, that wait for a yes. */
function waitingForMe({ unconfirmed, proposals, person }: BriefInput): LineDraft[] {
  const handoffs = unconfirmed.map((handoff): LineDraft => {
    const { published, words, areas, id, condition } = handoff
    const who = published.by === null ? [] : [published.by]
    const said = { words, saidAt: published.at, cites: [published.entry], key: id }
    return {
      ...plain,
      kind: 'handoff',
      condition,
      area: areas[0] ?? null,
      owner: person,
      authors: who,
      ...said,
    }
  })
  const commands = proposals.map((proposal): LineDraft => {
    const cites = [proposal.entry as LineDraft['cites'][number]]
    const said = { words: null, saidAt: proposal.madeAt, cites, key: proposal.id }
    return { ...plain, kind: 'proposal', area: null, owner: person, authors: [proposal.agent], ...said }
  })
  return [...handoffs, ...commands]
}

function askedLines({ questions }: BriefInput): LineDraft[] {
  return questions
    .filter(({ answered }) => answered === null)
    .map(({ asked: said, area, answerer, id }) => ({
      ...plain,
      kind: 'question-asked',
      area,
      owner: answerer,
      authors: said.by === null ? [] : [said.by],
      words: said.entry,
      saidAt: said.at,
      cites: [said.entry],
      key: id,
    }))
}

/** H13: an import is one line, however many reports it brought; the newest stands for all. */
function onePerImport(changes: BriefInput['changes']): BriefInput['changes'] {
  const seen = new Set<string>()
  return changes.filter(change => {
    if (!is(change, 'handoff.imported')) return true
    const { importer, root } = change.terms.source
    const repeated = seen.has(`${importer} ${root}`)
    seen.add(`${importer} ${root}`)
    return !repeated
  })
}

function changeLine(change: BriefInput['changes'][number]): LineDraft {
  const authors = change.actor === null ? [] : [change.actor]
  const said = {
    words: change.id,
    saidAt: change.saidAt ?? change.at,
    cites: [change.id],
    key: change.subject,
  }
  return { ...plain, kind: 'change', area: change.area, owner: null, authors, ...said, change }
}

/** B3: condition (worst first), due, age (oldest first), id. */
function byOrder(a: LineDraft, b: LineDraft): number {
  const worse = rank(b) - rank(a)
  const due = (a.due ?? Number.MAX_SAFE_INTEGER) - (b.due ?? Number.MAX_SAFE_INTEGER)
  return worse || due || a.saidAt - b.saidAt || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}

function rank({ condition }: LineDraft): number {
  return condition === null ? 0 : conditions.indexOf(condition)
}

function fallenFirst(a: LineDraft, b: LineDraft): number {
  return Number(b.fallenAt !== null) - Number(a.fallenAt !== null)
}

/** B3: lines of several people citing the same reference are one line with all authors. */
function sameReference({ refsOf }: BriefInput, id: SectionId, lines: readonly LineDraft[]): LineDraft[] {
  const firstOf = new Map<string, number>()
  const merged: LineDraft[] = []
  for (const line of lines) {
    // A line that is never folded keeps its own place and marks.
    const refs =
      line.item === null || neverFolded(id, line) ? [] : refsOf(line.item).map(ref => `${line.kind} ${ref}`)
    const place = refs.map(ref => firstOf.get(ref)).find(found => found !== undefined)
    const first = place === undefined ? undefined : merged[place]
    const others = first === undefined ? [] : line.authors.filter(author => !first.authors.includes(author))
    if (place === undefined || first === undefined || others.length === 0) {
      for (const ref of refs) if (!firstOf.has(ref)) firstOf.set(ref, merged.length)
      merged.push(line)
      continue
    }
    merged[place] = {
      ...first,
      authors: [...first.authors, ...others],
      cites: [...first.cites, ...line.cites],
    }
  }
  return merged
}
