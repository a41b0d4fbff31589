import type { Gap } from '../../domain/authority/answers.ts'
import { chainAt } from '../../domain/authority/chain.ts'
import { frameOf } from '../../domain/authority/frame.ts'
import type { TypeInArea } from '../../domain/authority/kinds.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { subtractSpans } from '../../domain/time/span-set.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { demanded } from './demanded.ts'
import { gapView, namesOf } from './view.ts'

export interface PairWithGaps extends TypeInArea {
  readonly gaps: readonly Gap[]
}

/** A13: pairs with the same chain and the same gaps say one thing. */
interface Group {
  readonly chain: readonly PersonId[]
  readonly pairs: readonly PairWithGaps[]
}

/** Those of these pairs that have gaps, in groups; both in the order given. */
export function groupedPairs(authority: Authority, pairs: readonly PairWithGaps[], at: Instant): Group[] {
  const groups = new Map<string, { chain: PersonId[]; pairs: PairWithGaps[] }>()
  for (const pair of pairs) {
    if (pair.gaps.length === 0) continue
    const q: Question = { type: pair.type, area: pair.area, assurance: 'verified' }
    const chain = chainAt(authority.gov, frameOf(authority, q), q, at).links.map(({ person }) => person)
    const spans = pair.gaps.map(({ from, until, outcome }) => `${from} ${until} ${outcome}`)
    const key = [...chain, ...spans].join('|')
    const group = groups.get(key) ?? { chain, pairs: [] }
    groups.set(key, group)
    group.pairs.push(pair)
  }
  return [...groups.values()]
}

/** What a report says of its groups: the gaps of each told once, for its first pair, and all of its pairs. */
export function groupsView(scope: Scope, groups: readonly Group[]) {
  return {
    gaps: groups.flatMap(({ pairs }) => pairs.slice(0, 1)).flatMap(pair => gapsView(scope, pair)),
    groups: groups.map(({ chain, pairs }) => ({
      chain: chain.map(person => handleOf(scope, person)),
      pairs: pairs.map(({ type, area }) => ({ type, area: pathOfArea(scope, area) })),
    })),
    names: namesOf(scope, new Set(groups.flatMap(({ chain }) => chain))),
  }
}

/** The gaps of one pair, cut where the hours begin or end in which its type asks for somebody. */
function gapsView(scope: Scope, { type, gaps }: PairWithGaps) {
  return gaps.flatMap(gap => {
    const hours = demanded(scope, type, gap)
    const asked = hours.map(span => ({ ...span, declared: false }))
    const others = subtractSpans([gap], hours).map(span => ({ ...span, declared: true }))
    return [...asked, ...others]
      .sort((a, b) => a.from - b.from)
      .map(({ declared, ...span }) => gapView(scope, { ...gap, ...span }, declared))
  })
}
