import { answerByEntry } from './answer.ts'
import { answerConsult } from './answer-consult.ts'
import { decide } from './decide.ts'
import { listDecisions } from './list.ts'
import { passRequest } from './pass.ts'
import { ratifyDecision } from './ratify.ts'
import { reverseDecision, supersedeDecision } from './replace.ts'
import { requestDecision } from './request.ts'
import { showDecision } from './show.ts'
import { withdrawRequest } from './withdraw.ts'

/** The services of requests and decisions, by operation. */
export const decisionServices = {
  'decision.request': requestDecision,
  'decision.decide': decide,
  'decision.pass': passRequest,
  'consult.answer': answerConsult,
  'decision.answer': answerByEntry,
  'decision.withdraw': withdrawRequest,
  'decision.ratify': ratifyDecision,
  'decision.reverse': reverseDecision,
  'decision.supersede': supersedeDecision,
  'decision.list': listDecisions,
  'decision.show': showDecision,
} as const
