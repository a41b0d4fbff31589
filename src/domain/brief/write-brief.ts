import { conditions } from '../handoff/kinds.ts'
import type { ItemState } from '../handoff/states.ts'
import { canonical } from '../people/gov.ts'
import { is } from '../record/entry.ts'
import type { BriefDraft, BriefInput, HeadlineDraft, LineDraft, RefsOf, SectionId } from './draft.ts'
import { sectionIds } from './draft.ts'
import { foldSection, isShort, type NearLines, type SectionLines } from './fold.ts'

/** B2–B4: what stands in a brief and in which order; decided from terms only, so that it survives erasure (R4). */
export function sectionLines(input: BriefInput): SectionLines[] {
  return sectionIds.map(id => ({ id, lines: linesOf(input, id) }))
}

/** The brief where the words of `width` lines of each section were read; null where that was too few. */
export function foldBrief(
  sections: readonly NearLines[],
  headlines: readonly HeadlineDraft[],
  refsOf: RefsOf,
): BriefDraft | null {
  const shown = sections.map(section => foldSection(section, refsOf))
  const short = shown.some((section, place) => isShort(section) && canGrow(sections[place]))
  return short ? null : { headlines, sections: shown }
}

function canGrow(section: NearLines | undefined): boolean {
  return section !== undefined && !section.open && section.beyond > 0
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
      return [...pick(item => mine(input, item)), ...waitingForMe(input)].sort(
        (a, b) => fallenFirst(a, b) || byOrder(a, b),
      )
    case 'offered':
      return pick(item => isOffered(input, item))
    case 'questions':
      return [
        ...pick(item => item.kind === 'question' && asked(input, item)),
        ...askedLines(input),
        ...offeredAnswers(input),
      ].sort(byOrder)
    case 'contingencies':
      return pick(item => item.kind === 'contingency' && here(item))
    case 'changed':
      return onePerImport([...input.changes].sort(newestFirst)).map(changeLine)
    case 'stale':
      return pick(item => isStale(item, at) && (input.person === null ? here(item) : mine(input, item)))
    case 'decisions':
      return input.decisions.map(decisionLine).sort(byOrder)
    case 'authority':
      return input.holdings.map(holding => holdingLine(holding, at))
    case 'on':
      return []
  }
}

function mine({ gov, person }: BriefInput, { owner }: ItemState): boolean {
  return person !== null && owner !== null && canonical(gov, owner) === person
}

/** H6: what the reader may accept and has not declined; what fell to them is theirs already. */
function isOffered(input: BriefInput, item: ItemState): boolean {
  const { gov, person } = input
  const declined = item.offer?.declinedBy.some(id => canonical(gov, id) === person) ?? false
  return input.mayAccept(item) && !declined && !mine(input, item)
}

function asked({ gov, person, areas }: BriefInput, { answerer, area }: ItemState): boolean {
  return person === null ? areas.has(area) : answerer !== null && canonical(gov, answerer) === person
}

/** H9 */
function isStale(item: ItemState, at: number): boolean {
  return item.validUntil !== null && item.validUntil <= at
}

function itemLine(input: BriefInput, item: ItemState): LineDraft {
  const { gov, person, at } = input
  const { words, confirmed, fallen, changedSinceAccepted } = item
  // What is due but not yet appended has no entry of its own to cite.
  const cites = [words, fallen, confirmed].flatMap(said => said?.entry || [])
  const fields = { item, words: words.entry, condition: item.condition, area: item.area, owner: item.owner }
  return {
    kind: item.kind,
    ...fields,
    authors: item.author === null ? [] : [item.author],
    saidAt: Math.max(words.at, confirmed?.at ?? words.at),
    validUntil: item.endsAt ?? item.validUntil,
    due: item.due,
    stale: isStale(item, at),
    cites: [...new Set(cites)],
    fallenAt: fallen !== null && person !== null && canonical(gov, fallen.to) === person ? fallen.at : null,
    key: item.id,
    changedSinceAccepted: changedSinceAccepted !== null,
    mayAccept: input.mayAccept(item),
    proposed: input.restsOnProposal(item),
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

/** D7: what the reader is asked for again and again, and could answer once. */
function offeredAnswers({ standing }: BriefInput): LineDraft[] {
  return standing.map(({ state: { id, area, owner, offered }, wording }) => ({
    ...plain,
    kind: 'standing',
    area,
    owner,
    authors: [],
    words: wording,
    saidAt: offered.at,
    cites: [offered.entry],
    key: id,
  }))
}

/** D3, D4, D5: what waits for a decision; it is due when it lapses or was to be looked at again, a ratification never. */
function decisionLine(waiting: BriefInput['decisions'][number]): LineDraft {
  const { state, wants } = waiting
  const { area, asker, asked, id, neededBy, end } = state
  const reviewBy = end?.how === 'decided' ? end.reviewBy : null
  return {
    ...plain,
    kind: 'decision',
    area,
    owner: null,
    authors: [asker],
    words: asked.entry,
    saidAt: asked.at,
    due: wants === 'ratify' ? null : wants === 'review' ? reviewBy : neededBy,
    cites: [asked.entry, ...(end === null || end.entry === '' ? [] : [end.entry])],
    key: id,
    waiting,
  }
}

function holdingLine(holding: BriefInput['holdings'][number], now: number): LineDraft {
  const { areas, id, cites, starts, until } = holding
  const common = { kind: 'holding', area: areas[0] ?? null, owner: null, authors: [], words: null } as const
  // What was always so was last said now.
  return {
    ...plain,
    ...common,
    saidAt: starts === 0 ? now : starts,
    validUntil: until,
    cites,
    key: id,
    holding,
  }
}

/** H13, D5: an import is one line for its reports and one for its decisions; the newest stands for all. */
function onePerImport(changes: BriefInput['changes']): BriefInput['changes'] {
  const seen = new Set<string>()
  return changes.filter(change => {
    if (!is(change, 'handoff.imported') && !is(change, 'decision.imported')) return true
    const { importer, root } = change.terms.source
    const one = `${change.kind} ${importer} ${root}`
    const repeated = seen.has(one)
    seen.add(one)
    return !repeated
  })
}

/** Of two entries the later one in the record. */
function newestFirst(a: BriefInput['changes'][number], b: BriefInput['changes'][number]): number {
  return b.seq - a.seq
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
