import { codeWords } from '../../domain/authority/code-words.ts'
import { mayNow } from '../../domain/authority/judged.ts'
import type { AuthorityProof, DecisionType } from '../../domain/authority/kinds.ts'
import { administratorsGrant } from '../../domain/authority/map-index.ts'
import { may } from '../../domain/authority/may.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import { who } from '../../domain/authority/who.ts'
import type { AreaId } from '../../domain/ids.ts'
import { isAdministrator } from '../../domain/people/gov.ts'
import type { Draft } from '../../domain/record/entry.ts'
import { type Outcome, ok, type Refusal, refuse } from '../../domain/refusal.ts'
import type { Script } from '../../storage/sql.ts'
import { rulesVersion } from '../environment.ts'
import { handleOf, pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { authorityFor } from './load.ts'

/**
 * A16: the caller may change the map so, at each of these areas; the proof is of the first. The one place where changing
 * the map is permitted.
 */
export function* underMap(
  scope: Scope,
  type: DecisionType,
  areas: readonly AreaId[],
): Script<Outcome<AuthorityProof>> {
  let first: AuthorityProof | null = null
  for (const area of new Set(areas)) {
    const proof = yield* proofAt(scope, { type, area, assurance: scope.caller.assurance })
    if (!proof.ok) return proof
    first ??= proof.value
  }
  if (first === null) throw new Error('a change of the map touches an area')
  return ok(first)
}

function* proofAt(scope: Scope, q: Question): Script<Outcome<AuthorityProof>> {
  const { gov, caller, at } = scope
  if (isAdministrator(gov, caller.person)) {
    // An administrator's own grant waits for nobody, so that nobody's hours need to be read.
    const { outcome, path } = mayNow(
      { gov, contingencies: [], reachabilityOf: unread(scope) },
      caller.person,
      q,
      at,
    )
    if (outcome === 'yes' && path?.grant === administratorsGrant) return ok(proofOf(scope, q, path))
  }
  const authority = yield* authorityFor(scope, [q], [caller.person])
  const { outcome, path } = mayNow(authority, caller.person, q, at)
  if (outcome === 'yes' && path !== null) return ok(proofOf(scope, q, path))
  return notPermitted(scope, authority, q)
}

function unread({ zones }: Scope): Authority['reachabilityOf'] {
  return () => ({ table: zones, windows: null, spans: [] })
}

/** A14: what it rests on, and the record and data it was read from. */
export function proofOf(
  scope: Scope,
  q: Question,
  path: Pick<AuthorityProof, 'grant' | 'delegation' | 'contingency' | 'observation'>,
): AuthorityProof {
  const { grant, delegation, contingency, observation } = path
  return {
    type: q.type,
    area: q.area,
    person: scope.caller.person,
    grant,
    delegation,
    contingency,
    observation,
    at: scope.at,
    atSeq: scope.atSeq,
    zoneData: scope.gov.zoneData.version,
    rules: rulesVersion,
  }
}

/** Refused with the explanation: why not, what alone would change it, and who may. */
function notPermitted(scope: Scope, authority: Authority, q: Question): { ok: false; refusal: Refusal } {
  const { codes, change } = may(authority, scope.caller.person, q, scope.at)
  const holders = who(authority, q, scope.at).holders.map(({ person }) => handleOf(scope, person))
  const area = pathOfArea(scope, q.area)
  const message = `This needs ${q.type} at ${area}: ${codeWords(codes)}.`
  const next =
    holders.length === 0
      ? 'Nobody may now.'
      : `Ask ${holders
          .slice(0, 5)
          .map(one => `@${one}`)
          .join(' or ')}.`
  return refuse('not_permitted', message, next, {
    details: { type: q.type, area, codes, change: change?.kind ?? null, may: holders },
  })
}

/** The draft with the proof that its author might write it. */
export function proven(entry: Draft, proof: AuthorityProof): Draft {
  return { ...entry, terms: { ...entry.terms, proof } } as Draft
}

/** A16: of an import's batch the first entry that changes the map carries the proof of all. */
export function provenBatch(drafts: readonly Draft[], proof: AuthorityProof): Draft[] {
  const first = drafts.findIndex(({ kind }) => provesBatch.test(kind))
  return drafts.map((entry, index) => (index === first ? proven(entry, proof) : entry))
}

const provesBatch =
  /^(?:area\.(?:added|set|retired)|person\.(?:added|left)|team\.(?:set|retired)|(?:type|grant)\.)/
