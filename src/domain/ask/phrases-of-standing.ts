import type { Phrasing } from './phrases.ts'

const may = 'may|can|could|might|must|should|would'
/** What nobody may decide by a type of the map: it is asked whether a hold forbids it. */
const touch = 'touch|restart|change|edit|stop|delete|modify|rerun|kill|turn|switch|disable'
const use = `${touch}|run|deploy|move|leave|roll|remove|drop|rotate|merge|use`

/** How something stands: blocked, done, safe to touch, until when, what is next. */
export const standingPhrasings: readonly Phrasing[] = [
  {
    form: 'state',
    want: 'blocked',
    phrases: [
      'is|are|was|were … blocked|stuck|stalled|waiting|impeded on|by|for? …',
      'is|are anything|something blocking|stopping|holding up? …',
      'what is|are|was blocking|stopping|holding|delaying up? …',
      'what blocks|stops|delays …',
      'what is|are|was … waiting|blocked|stuck on|for|by',
      'why is|are|was … blocked|stuck|stalled|waiting|not moving',
      'who is|are blocking …',
      'what|which is in the way of …',
      'do|does|did … have|has a|any? blocker|blockers',
      'what is|are|was|do|does i|we? … waiting|wait|need|needs for|on …',
      'who is|can unblocking|unblock|unblocks …',
      'who unblocks …',
    ],
  },
  {
    form: 'state',
    want: 'done',
    phrases: [
      'is|are|was|were … done|finished|complete|completed|closed|ready|over|live|released|shipped|fixed|resolved|implemented|merged …',
      'has|have|had … been? finished|completed|closed|done|shipped|released|fixed|resolved|landed|implemented|merged …',
      'did|do|does … finish|complete|land|ship|close …',
      'is|are … still? open|pending|outstanding|unfinished|underway|running|ongoing',
      'who closed|finished|completed|resolved|fixed|ended|reopened …',
      'when was|were|did|is … closed|close|finished|finish|completed|done|resolved|fixed|released|shipped|merged|landed|land …',
      'who was|is … closed|finished|completed|resolved|fixed by',
    ],
  },
  {
    form: 'state',
    want: 'safe',
    phrases: [
      `is|are|would it|this|that? be? safe|okay|ok|fine|alright to ${use} off? …`,
      `is|are|was … safe|ok|okay|fine to ${use} off? …`,
      'is|are … safe|untouchable|off …',
      `${may} i|we|you|one|anyone|anybody ${touch} off? …`,
      `ok|okay|safe|fine? to ${touch} off? …`,
      'should|must i|we leave|avoid|keep … alone',
      'is|are … on hold|held',
      'do|does i|we have|need to leave … alone',
      'what happens if i|we touch|restart|change|stop …',
    ],
  },
  {
    form: 'state',
    want: 'condition',
    phrases: [
      'is|are|was|were … stable|fragile|unstable|healthy|broken|okay|ok|fine|safe|stale|current|valid|in|under|superseded|replaced|rejected|withdrawn|deferred …',
      'has|have|had … been? replaced|superseded|rejected|withdrawn|deprecated|deferred|accepted|abandoned …',
      'what is|was the? status|state|condition|progress|standing of|for|on|with …',
      'what state|condition|status|stage is|are|was … in',
      'what is|was … status|state|condition|stage',
      'how is|are|was … doing|going|looking|getting|coming on|along? …',
      'how is|are|was …',
      'how far is|are|along is? …',
      'where do|does|are we stand|things? with|on …',
      'where do|does … stand',
      'status|state of …',
      'what became|happened to|of|with …',
      'was|were|is|are|did|got … get|been? removed|dropped|cancelled|canceled|reverted|kept|stopped|paused|postponed …',
      'what|which milestone|stage|version|status|condition|release is|are|was|does|for? …',
      '… what|which milestone|stage|version|status|condition|release',
      'what is|are|was the? next step|steps|action for|on|with|of|in? …',
      'what is|comes next for|on|with …',
      'what was|has|have been? tried for|on|with|in? …',
      'what did|have|has … try|tried for|on|with|in? …',
      'until|till when|what is|are|do|does|must|should|can …',
      'when is|are|was|will|must|should|does|do … be? due|over|end|ends|ending|expire|expires|needed|run out?',
      'when must|should|will … be? decided',
      'until|till when do|does|must|should|can|may i|we|one have|need? to? leave|keep|avoid … alone?',
      'until|till when do|does|must|should|can|may nobody|noone|i|we|one|anyone not? touch|restart|change|edit|use|run …',
      'what happens|happen if|when|once …',
      'what should|do|must|can i|we|one do if|when|once …',
      'by when must|should|is|does|do|will|has|are …',
      'how long is|are|does|do|will|must|should … last|hold|holds|stay|valid|frozen',
      'for how long is|are|does|do|will|must|should …',
    ],
  },
]
