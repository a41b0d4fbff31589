import type { ImportedDecisionState } from '../decisions/imported.ts'
import type { AreaId, DecisionId, PersonId } from '../ids.ts'
import { audienceFor } from '../people/visibility.ts'
import { draft } from '../record/entry.ts'
import { conflict, type Known, unchanged, type Verdict } from './decide-known.ts'
import { plain } from './decide-report.ts'
import { type DecisionFact, decisionKey } from './facts.ts'

/** What the record holds of a decision already. */
export interface KnownDecision {
  readonly state: ImportedDecisionState
  readonly erased: boolean
}

/** D5, I1: a decision of another tool. One that changed is a new entry of the same subject. */
export function decideDecision(known: Known, fact: DecisionFact, before: KnownDecision | null): Verdict {
  const { gov, ids, sourceOf } = known.context
  const source = sourceOf(fact)
  if (before?.state.source.digest === source.digest) return unchanged
  if (before?.erased) return conflict('The words of this decision were erased.')
  if (before !== null && before.state.seq > before.state.importedSeq)
    return conflict('This decision was superseded here since the last import.')
  const area = areaOf(known, fact)
  if (area === null) return conflict('The organisation has no root area.')
  const decision = before?.state.id ?? ids.numbered<DecisionId>('D')
  const people = peopleOf(known, fact)
  const keysOf = (files: readonly string[]) =>
    files.map(file => sourceOf({ key: decisionKey(file), digest: '' }).key)
  const { deciders, authors, consulted, informed } = people
  const imported = draft({
    kind: 'decision.imported',
    subject: decision,
    area,
    audience: audienceFor(gov, known.recorded(area), [...deciders, ...authors]),
    ...(fact.saidAt === null ? {} : { saidAt: fact.saidAt }),
    terms: {
      decision,
      type: fact.type,
      area,
      standing: fact.standing,
      deciders,
      authors,
      consulted,
      informed,
      supersedes: keysOf(fact.supersedes),
      supersededBy: keysOf(fact.supersededBy),
      seeAlso: keysOf(fact.seeAlso),
      source,
    },
    words: {
      title: plain(fact.title),
      outcome: plain(fact.outcome),
      number: fact.number,
      status: plain(fact.status),
      others: people.others.map(plain),
      refs: fact.refs,
    },
  })
  return { is: before === null ? 'created' : 'changed', drafts: [imported] }
}

function areaOf(known: Known, { areas }: DecisionFact): AreaId | null {
  for (const path of areas) {
    const area = known.liveArea(path)
    if (area !== null) return area
  }
  return known.liveArea('/')
}

/** People by id; whoever has no handle here stays as what was written. */
function peopleOf(known: Known, fact: DecisionFact) {
  const others = new Set<string>()
  const resolved = (names: readonly string[]): PersonId[] => {
    const people = names.flatMap(name => {
      const person = known.person(name.replace(/^@/, ''))
      if (person === null) others.add(name)
      return person ?? []
    })
    return [...new Set(people)]
  }
  return {
    deciders: resolved(fact.deciders),
    authors: resolved(fact.authors),
    consulted: resolved(fact.consulted),
    informed: resolved(fact.informed),
    others: [...others],
  }
}
