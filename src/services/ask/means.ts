import type { Replied } from '../../domain/ask/answer.ts'
import { meaningOf } from '../../domain/ask/meaning.ts'
import type { Asked } from '../../domain/ask/recognise.ts'
import type { Script } from '../../storage/sql.ts'
import { pathOfArea } from '../resolve.ts'
import type { Scope } from '../scope.ts'
import { rootBasis } from './citing.ts'
import { allNamed, areaNamed, unknownSubject } from './named.ts'
import { ownerReply } from './owner.ts'
import { answered, refused, sentence } from './reply.ts'

/** What a word of Locum means; of an area, a team or a ticket who looks after it. */
export function* meansReply(scope: Scope, asked: Asked): Script<Replied> {
  const { area, unclear } = areaNamed(scope, asked)
  const meaning = meaningOf(asked.subject.map(({ text }) => text))
  if (meaning !== null && (area === null || asked.mentions.some(({ nearly }) => nearly))) {
    const basis = yield* rootBasis(scope)
    return answered([sentence(`${meaning.name}: ${meaning.text}`, basis.cites, basis.saidAt)])
  }
  if (unclear !== null) return unclear
  if (asked.rest.length > 0) return unknownSubject(asked)
  const named =
    area !== null ||
    allNamed(asked, 'team').length > 0 ||
    allNamed(asked, 'id').length > 0 ||
    allNamed(asked, 'ref').length > 0
  if (named) return yield* ownerReply(scope, { ...asked, form: 'owner', want: 'owner' })
  const [type] = asked.types.types
  if (type !== undefined) {
    const holders = [...scope.gov.map.grants.values()].filter(grant => grant.types.includes(type))
    const entry = holders.map(grant => scope.gov.map.saidBy.get(grant.grant)).find(id => id !== undefined)
    if (entry !== undefined) {
      const areas = [...new Set(holders.map(grant => pathOfArea(scope, grant.area)))]
      const basis = yield* rootBasis(scope)
      return answered([
        sentence(`${type} is a type of decision, granted in ${areas.join(', ')}.`, [entry], basis.saidAt),
      ])
    }
  }
  if (asked.subject.length === 0)
    return refused('unknown_subject', 'It is not clear which word is meant.', 'Ask: what does WORD mean?')
  return unknownSubject(asked)
}
