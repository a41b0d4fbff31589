import type { Sentence } from '../../domain/ask/answer.ts'
import { joined, listed, people, type Told, told } from '../../domain/ask/told.ts'
import { amountText } from '../../domain/authority/amounts.ts'
import type { WhoAnswer } from '../../domain/authority/answers.ts'
import { codeWords } from '../../domain/authority/code-words.ts'
import { may } from '../../domain/authority/may.ts'
import type { Authority, Question } from '../../domain/authority/question.ts'
import { who } from '../../domain/authority/who.ts'
import type { PersonId } from '../../domain/ids.ts'
import type { Script } from '../../storage/sql.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { areaBasis, basisOfIds } from './citing.ts'
import { sentence } from './reply.ts'

/** Who may decide (A12), with what says so. */
export function* whoSentence(scope: Scope, authority: Authority, q: Question, when: Told): Script<Sentence> {
  const found = who(authority, q, scope.at)
  const what = `${q.type} in ${pathOfArea(scope, q.area)}${q.path === undefined ? '' : ` for ${q.path}`}`
  const cites = citesOf(scope, found)
  const basis =
    cites.length > 0
      ? yield* basisOfIds(scope, cites)
      : yield* areaBasis(scope, q.area, ['techLeads', 'managers', 'team'])
  return sentence(
    told`${verdict(found, what, when)}${meanwhile(found)}`,
    basis.cites,
    basis.saidAt,
    found.validUntil,
  )
}

function verdict(found: WhoAnswer, what: string, when: Told): Told {
  const waiting = found.chain.filter(row => !row.turn && row.entitled === 'yes').map(row => row.person)
  const inChain = people(found.chain.map(row => row.person))
  const may = people(found.holders.map(({ person }) => person))
  const then = waiting.length === 0 ? '' : told` After them: ${listed(people(waiting.slice(0, 5)))}.`
  switch (found.outcome) {
    case 'yes':
      return told`${listed(may)} may decide ${what} ${when}.${then}`
    case 'asleep': {
      const who = listed(may.length === 0 ? inChain : may)
      const next =
        found.next === null
          ? ''
          : told` Next: ${{ person: found.next.person }}, from ${{ at: found.next.at }}.`
      return told`${who} may decide ${what}, but too few of them can be reached ${when}.${next}`
    }
    case 'needs': {
      const bands = found.bands.map(({ upTo, currency, holders }) => {
        const bound = upTo === null ? 'above that' : `up to ${amountText({ minor: upTo, currency })}`
        return told`${bound} ${holders.length === 0 ? 'nobody' : listed(people(holders))}`
      })
      const depends = bands.length > 0 ? joined(bands, '; ') : listed(inChain)
      const on = listed(found.missing.map(dimension => dimensionNames[dimension] ?? dimension))
      return told`Who may decide ${what} depends on ${on}: ${depends.length === 0 ? 'nobody without it' : depends}.`
    }
    case 'nobody':
      return told`Nobody may decide ${what}${found.codes.length === 0 ? '' : `: ${codeWords(found.codes)}`}.`
  }
}

const dimensionNames: Readonly<Record<string, string>> = {
  amount: 'the amount',
  risk: 'the risk',
  reversible: 'whether it can be undone',
  environment: 'the environment',
  path: 'the file',
}

/** A12: what may be done while nobody decides. */
function meanwhile({ outcome, meanwhile: all }: WhoAnswer): Told {
  if (outcome === 'yes') return []
  const [first] = all
  if (first?.kind === 'contingency') return told` Meanwhile: ${first.item} is allowed in advance.`
  if (first?.kind === 'on_call')
    return told` Meanwhile: ${{ person: first.person }} is on call for ${first.type}.`
  if (first?.kind === 'break_glass')
    return told` Meanwhile: ${listed(people(first.people))} may break the glass.`
  return []
}

function citesOf(scope: Scope, found: WhoAnswer): string[] {
  const { saidBy } = scope.gov.map
  const ways = found.holders.flatMap(({ via }) => via)
  const said = ways.flatMap(way =>
    [way.grant, way.delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? []))),
  )
  return [...said, ...ways.flatMap(way => way.observation ?? [])]
}

/** Whether this person may (A12a), with what says so; where not, who may. */
export function* maySentence(
  scope: Scope,
  authority: Authority,
  person: PersonId,
  q: Question,
  when: Told,
): Script<Sentence> {
  const found = may(authority, person, q, scope.at)
  const name = { person }
  const what = `${q.type} in ${pathOfArea(scope, q.area)}`
  const { saidBy } = scope.gov.map
  const ways = [...(found.path === null ? [] : [found.path]), ...found.failing]
  const ids = ways.flatMap(way =>
    [way.grant, way.delegation].flatMap(id => (id === null ? [] : (saidBy.get(id) ?? []))),
  )
  const others = found.outcome === 'no' ? who(authority, q, scope.at) : null
  const cites = ids.length > 0 ? ids : others === null ? [] : citesOf(scope, others)
  const basis =
    cites.length > 0
      ? yield* basisOfIds(scope, cites)
      : yield* areaBasis(scope, q.area, ['techLeads', 'managers', 'team'])
  const instead = others === null || others.holders.length === 0 ? '' : told` ${verdict(others, what, when)}`
  const text =
    found.outcome === 'yes'
      ? told`Yes: ${name} may decide ${what} ${when}.`
      : found.outcome === 'needs'
        ? told`Whether ${name} may decide ${what} depends on ${listed(found.missing.map(one => dimensionNames[one] ?? one))}.`
        : told`No: ${name} may not decide ${what} ${when}: ${codeWords(found.codes)}.${instead}`
  return sentence(text, basis.cites, basis.saidAt, found.validUntil)
}
