import type { Phrasing } from './phrases.ts'

const decide =
  'decide|decides|approve|approves|authorise|authorises|authorize|authorizes|allow|allows|permit|permits|sanction|sanctions|greenlight|ok'
const may = 'may|can|could|might|must|should|would'
const own = 'owns|own|holds|hold|has|maintains|maintain|runs|handles|handle|looks|carries'

/** Who may decide, who owns or holds, when somebody is back. */
export const peoplePhrasings: readonly Phrasing[] = [
  {
    form: 'decide',
    want: 'who-may',
    phrases: [
      `who ${may} ${decide} on|about? …`,
      `who ${may} make|take|sign|give|grant …`,
      `who ${decide} on|about? …`,
      `who is|are allowed|entitled|authorised|authorized|permitted|empowered|able to ${decide}? on? …`,
      'who has|have|holds the? authority|right|power|permission|say|mandate|approval|rights over|for|on|to|about|in? …',
      'who|whom do|should|must|can|would i|we ask|need|get for? approval|permission|authorisation|sign for|to|on|about …',
      `who|whom do|should i|we ask to|if|for ${decide}|may|sign …`,
      'whose approval|decision|authority|permission|call|sign do|does|is|would i|we? need|needs|required? …',
      'whose approval|decision|call|authority|permission is …',
      'who signs|sign off? on? …',
      'who will|gets|is going? to? decide|approve on|about? …',
      'who has|have to|must sign|approve …',
      'who gives|grants permission|approval|authority for|to …',
      'who is the? approver|approvers|decider|deciders for|of|on|in …',
      'who are the? approver|approvers|decider|deciders for|of|on|in …',
      'what|which approvals|approval do|does i|we need …',
    ],
  },
  {
    form: 'decide',
    want: 'who-may',
    naming: ['type', 'file', 'area'],
    phrases: [
      'who would|will|must|has|have have|need? to? approve|decide|sign|authorise|authorize|allow off? on? …',
      `who ${may} …`,
      'who is|are allowed|able|authorised|authorized|permitted|entitled to …',
      'who approves|decides …',
    ],
  },
  {
    form: 'decide',
    want: 'may',
    naming: ['person', 'me'],
    phrases: [
      `${may} … ${decide} on|about? …`,
      'is|are|am|was … allowed|entitled|authorised|authorized|permitted|able to …',
      'does|do|did … have|hold the? authority|permission|right|power|say to|for|over|on|in? …',
    ],
  },
  { form: 'decide', want: 'may', naming: ['type', 'file'], phrases: ['may|can|could|might … …'] },
  {
    form: 'decide',
    want: 'holdings',
    naming: ['person', 'me'],
    phrases: [
      'what|which can|may|could|is|am|are … allowed? to? decide|approve|authorise|authorize in|on? …',
      'what|which decisions|decision can|may|could|does|do … make|take|decide|hold in|on? …',
      'what|which authority|rights|powers|permissions|grants do|does … have|hold in|on? …',
    ],
  },
  {
    form: 'owner',
    want: 'person',
    naming: ['person', 'me'],
    phrases: [
      'who is|are …',
      'what does|do … do',
      'what is|are … role|roles|job|position',
      'what|which role|roles|job does|do … have|hold|play',
      'what|which area|areas|team|teams|group|groups does|do|did|is|are … lead|manage|run|own|hold|chair|maintain|in|on|belong|part to|of?',
      'what|which area|areas|team|teams|group|groups does|do|did … look|take care? after|of',
    ],
  },
  {
    form: 'owner',
    want: 'on-call',
    phrases: [
      'who is|are on call for|in|on? …',
      'who is|has the? pager|duty for|in|on? …',
      'who is oncall for|in? …',
    ],
  },
  {
    form: 'owner',
    want: 'on-next',
    phrases: [
      'who is|are on next for|in|on? …',
      'who is|are next on for|in? …',
      'who is|comes next for|in|on …',
      'who is|are covering for|in? …',
      'who covers for|in? …',
      'who is|are on shift|duty for|in? …',
      'who is|are on|up now|today? for|in …',
      'who takes|picks over|up? next for|in? …',
      'who is|are around|reachable|available for|in|on …',
    ],
  },
  {
    form: 'owner',
    want: 'manager',
    phrases: [
      'who manages|chairs|heads …',
      'who is|are the? manager|managers|chair|chairs|head|chairperson|chairpersons of|for|in …',
      'who is|are … manager|managers|chair|chairs',
      'which people chair|manage …',
    ],
  },
  {
    form: 'owner',
    want: 'tech-lead',
    phrases: [
      'who is|are the? tech|technical lead|leads of|for|in|on …',
      'who is|are … tech|technical lead|leads',
      'who is|are the? lead|leads|leader|leaders of|for|in|on …',
      'who is|are … lead|leads',
    ],
  },
  {
    form: 'owner',
    want: 'members',
    phrases: [
      'who is|are in|on the? team|group …',
      'who is|are in|on …',
      'who is|are a|the? member|members|people of|in|on …',
      'which people are in|on …',
      'how many people|members|engineers are|work|is in|on|at …',
      'who belongs|works to|on|in …',
      'what|which people|members make|does up? …',
    ],
  },
  {
    form: 'owner',
    want: 'author',
    phrases: [
      'who wrote|published|said|reported|declared|authored|filed|did|raised|noted …',
      'who handed over|off …',
      'who is|are the? author|authors of …',
    ],
  },
  {
    form: 'owner',
    want: 'owner',
    phrases: [
      `who ${own} after? …`,
      'who currently|now owns|holds|has|maintains|runs|handles …',
      'who looks|takes after|care of? …',
      'who is|are the? owner|owners|holder|holders|maintainer|maintainers|contact|contacts|steward of|for|on|in …',
      'who is|are responsible|accountable|answerable for …',
      'who is|are in charge of …',
      'who is|are taking|looking care|after of? …',
      'who is|are working|busy on|with …',
      'who is|are holding|owning|running|handling|maintaining …',
      'who took|accepted|got|picked over|up? …',
      'who is|are … owner|owners|maintainer|maintainers|holder|contact',
      'who does … belong to',
      'who is … with|owned|held|maintained|handled by?',
      'whose is|are …',
      'whose job|responsibility|task|area|turf is …',
      'which team|people|group|person owns|holds|has|maintains|handles|runs|looks after? …',
      'what team|person|group owns|holds|has|maintains|handles|runs|looks after? …',
      'which|what team is|are responsible for …',
      'who do|should|can|must|would i|we talk|speak|turn|go|write to about|for|regarding? …',
      'who do|should|can|would i|we ask|contact|ping|approach about|for|regarding|on …',
      'who has|have the? ball|responsibility|ownership for|of|on …',
      'who leads …',
      'owner|owners of …',
    ],
  },
  {
    form: 'back',
    want: 'back',
    naming: ['person', 'me'],
    phrases: [
      'when is|are|was|will|does|do|would … back|return|returns|returning|be|come|comes|start|starts|in|around|available|reachable|again|on|off|leave …',
      'when can|could|may i|we|one|you reach|expect|get|talk|speak|catch … …',
      'until|till when is|are|was|will … …',
      'how long is|are|will|was … away|gone|out|off|on|be …',
      'what time is|are|will|does … back|return|on|in|start|be …',
    ],
  },
  {
    form: 'back',
    want: 'hours',
    naming: ['person', 'me'],
    phrases: [
      'what are|is … hours|window|windows|schedule|shift|shifts|shift',
      'what|which hours|days does|do|is … work|on|reachable …',
      'when does|do … work|working|shift …',
      'what is|are the? hours|window|windows|schedule|shift|zone of|for …',
    ],
  },
  {
    form: 'back',
    want: 'reach',
    naming: ['person', 'me'],
    phrases: [
      'is|are|was|were|will … be? on|at leave|holiday|vacation|shift|duty|work|break …',
      'is|are|was|were|will … be? away|out|off|back|reachable|available|around|in|working|gone|here|on|at|absent …',
      'can|could|may i|we reach|ask|contact|talk|speak to? … now|today|tonight|tomorrow? …',
    ],
  },
  {
    form: 'back',
    want: 'back',
    phrases: [
      'when is|are|will … be? back|returning|available|reachable',
      'when does|do|will … come|get|be|return back?',
      'until when is|are … away|out|off|gone',
    ],
  },
]
