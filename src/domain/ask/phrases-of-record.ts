import type { Phrasing } from './phrases.ts'

/** What changed and was handed over, why something was decided. */
export const recordPhrasings: readonly Phrasing[] = [
  {
    form: 'changed',
    want: 'changed',
    phrases: [
      'what changed|happened …',
      'what has|have|had|is|was|were changed|happened|new|moved|different|done|going on? …',
      'what was|were|is|are|has been? done|decided|said|declared|published|recorded|reported|handed|announced …',
      'what is|are the? news|latest|changes|updates in|for|on|from|about|since …',
      'what did i|we miss …',
      'what did … do|change|say|publish|report|decide|declare|hand|finish|close …',
      'what have|has i|we missed …',
      'any|anything|something new|news|changes|change|updates|update|happen|happened|changed …',
      'is|are|was|were there any|anything|something new|news|changes|updates|different …',
      'did|has|have anything|something change|changed|happen|happened …',
      'which|what changes were|was|have|happened|are been? made? …',
      'catch me up on|with? …',
      'list|show the|me|all? changes|news|updates …',
    ],
  },
  {
    form: 'changed',
    want: 'handed-over',
    phrases: [
      'what did … hand|handed over|off|last? …',
      'what was|is|were in … handoff|handover|handoffs …',
      '… last|latest|recent|newest|previous handoff|handover …',
      'last|latest|recent|newest handoff|handover in|of|for|from|by? …',
      'who accepted|declined|accepts|took … handoff|handover …',
      'did|has|have anyone|anybody|someone|somebody accept|accepted|decline|declined|take|taken over? … handoff|handover? …',
      'was|is|were … handoff|handover … accepted|declined …',
    ],
  },
  {
    form: 'changed',
    want: 'handed-over',
    naming: ['person'],
    phrases: ['what did … publish|hand last|over|off …', 'who took|takes over from …'],
  },
  {
    form: 'changed',
    want: 'received',
    naming: ['person', 'me'],
    phrases: [
      'why did|has … decline|declined|refuse|refused|accept|accepted …',
      'did|has|have … accept|accepted|decline|declined|take|taken over? … handoff|handover? …',
      'what did|has|have … accept|accepted|decline|declined last? …',
    ],
  },
  {
    form: 'changed',
    want: 'changed',
    phrases: [
      'when did|was|were|has … show|come|appear|land|happen|turn|crop|reported|mentioned|noted|said up|in? …',
      'what did|do|does … say|write|report|note|mention about|on|of …',
      'what was|is|were said|reported|noted|written about|on|of …',
    ],
  },
  {
    form: 'why',
    want: 'why',
    phrases: [
      'why was|were|is|are|did|do|does|has|have|had … …',
      'why … decided|chosen|picked|approved|rejected|accepted',
      'what is|was|were|are the? reason|reasons|rationale|reasoning|thinking|grounds|motivation|justification for|behind|of|on …',
      'how come …',
      'on what grounds was|were|did|is …',
      'for what reason was|were|did|is …',
    ],
  },
  {
    form: 'why',
    want: 'who-decided',
    phrases: [
      'who decided|approved|chose|rejected|authorised|authorized|accepted|voted|agreed on|for|against|about|to? …',
      'who made|took|signed the|off? decision|call|choice on|about|for|to …',
      'who signed off? on? …',
      'who was|were|is|are|has behind|involved …',
      'who objected|dissented|disagreed to|with|about|on|from? …',
      'did|has|have|was|were … object|objected|dissent|dissented|disagree|disagreed|objections|objection to|with|about|on|from? …',
      'who said|says yes|no to|on|about …',
      'who voted|votes yes|no|for|against|on|about? …',
      'who still? has|have|needs to vote|decide on|about? …',
      'by whom was|were … decided|approved|accepted|rejected',
    ],
  },
  {
    form: 'why',
    want: 'what-decided',
    phrases: [
      'what was|were|is|has|did been? we? decided|decide|agreed|chosen|the decision|outcome|verdict about|on|for|in|regarding|of|with? …',
      'what is|was|are|were the? decision|decisions|outcome|verdict|conclusion|result about|on|for|in|regarding|of|with …',
      'what did we|they|you|anyone decide|choose|agree|conclude|settle|pick about|on|for|with|regarding? …',
      'what|which option did|was|do we? choose|chosen|pick|picked …',
      'how was|were|did|is … decided|settled|resolved|decide',
    ],
  },
  {
    form: 'why',
    want: 'whether-decided',
    phrases: [
      'was|were|is|are|has|have … been? decided|approved|agreed|rejected|accepted|settled|chosen|ratified …',
      'did we|they|you|anyone|somebody decide|choose|agree|approve|settle|reject|accept|pick on|about|to? …',
      'have|has we|they|anyone|somebody decided|agreed|chosen|settled on|about|to? …',
      'is|are|was there a|any decision|decisions on|about|for|in|regarding …',
      'when was|were|did … decided|approved|agreed|rejected|accepted|decide|approve',
      'what did … vote for|on? …',
      'has|have|did … voted|vote on|for|about? …',
    ],
  },
]
