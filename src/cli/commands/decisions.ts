import { field, reads, spec, writes } from '../spec.ts'
import { answeredText, decisionListText, decisionText } from '../text/decision.ts'
import { standingListText, standingText } from '../text/standing.ts'
import { subjectFields } from './subject-fields.ts'

const id = field('<id>', 'which, such as D-12')
const standing = field('<id>', 'which, such as S-1')
const reason = field('--reason <text>', 'why')

/** Requests and decisions (D1–D7). */
export const decisionCommands = [
  spec(
    'decision request',
    writes('decision.request'),
    'Ask for a decision',
    decisionText,
    [
      ...subjectFields,
      field('--text <text>', 'what is to be decided'),
      field('--context <text>', 'what one needs to know'),
      field('--option <text>', 'one way to answer; repeat it. Without it: yes or no', 'many'),
      field('--needed-by <when>', 'when it lapses; in seven days by default'),
      field('--ref <ref>', 'a link or ticket; repeat it', 'many'),
      field('--different <text>', 'why what was decided before does not answer it'),
      field('--supersedes <id>', 'the decision it replaces'),
      field('--answered-by <entry>', 'what answers it already: nobody is asked'),
    ],
    {
      examples: [
        'decision request deploy.production payments --text "Ship release 413 tonight?" --env production',
      ],
    },
  ),
  spec(
    'decision decide',
    writes('decision.decide'),
    'Vote on a request',
    decisionText,
    [
      id,
      field('--outcome <option>', 'yes, no, or one of its options'),
      field('--rationale <text>', 'why'),
      field('--dissent <who=text>', '@handle=what they object; repeat it', 'pairs'),
      field('--revisit <text>', 'what would make us look at it again'),
      field('--review-by <when>', 'when you want to be asked about it'),
      field('--break-glass', 'the glass is broken', 'flag'),
    ],
    { examples: ['decision decide D-12 --outcome yes --rationale "Canary is green"'] },
  ),
  spec('decision pass', writes('decision.pass'), 'Give up your turn', decisionText, [id, reason]),
  spec('consult answer', writes('consult.answer'), 'Answer a consult', decisionText, [
    id,
    field('<text...>', 'what you say', 'words', 'text'),
  ]),
  spec(
    'decision answer',
    writes('decision.answer'),
    'Answer a question or request by an entry',
    answeredText,
    [
      field('<id>', 'a request such as D-14, or a question such as I-7 or Q-3'),
      field('--by <entry>', 'the entry that says it already, or what it is about, such as D-12'),
    ],
    { examples: ['decision answer D-14 --by D-12', 'decision answer Q-3 --by S-1'] },
  ),
  spec('decision withdraw', writes('decision.withdraw'), 'Take back your request', decisionText, [
    id,
    reason,
  ]),
  spec('decision ratify', writes('decision.ratify'), 'Say that it stands', decisionText, [
    id,
    field('--note <text>', 'a word to it'),
  ]),
  spec('decision reverse', writes('decision.reverse'), 'Reverse it, while it can be undone', decisionText, [
    id,
    reason,
  ]),
  spec('decision supersede', writes('decision.supersede'), 'Replace it by a new decision', decisionText, [
    id,
    field('--text <text>', 'what is decided now'),
    field('--rationale <text>', 'why'),
  ]),
  spec(
    'decision list',
    reads('decision.list'),
    'Requests and decisions, the newest first',
    decisionListText,
    [
      field('--state <state>', 'open, decided, lapsed, withdrawn, answered or imported'),
      field('--in-force', 'only what holds now', 'flag'),
      field('--waiting', 'only what waits for you', 'flag'),
      field('--type <type>', 'of this type and below'),
      field('--area <area>', 'of this area and below'),
      field('--limit <n>', 'how many', 'number'),
      field('--cursor <cursor>', 'where to go on'),
    ],
    { examples: ['decision list --waiting'] },
  ),
  spec('decision show', reads('decision.show'), 'One request or decision', decisionText, [id]),
  spec(
    'standing accept',
    writes('standing.accept'),
    'Keep an answer for the next who asks',
    standingText,
    [
      standing,
      field('--answer <text>', 'the answer; without it, what the entry says'),
      field('--question <text>', 'the question; without it, as it was first asked'),
      field('--until <when>', 'until when it holds; ninety days without it'),
      field('--cite <entry>', 'another entry it rests on; repeat it', 'many'),
    ],
    { examples: ['standing accept S-1 --answer "On Fridays not after noon" --until 2027-03-31'] },
  ),
  spec('standing decline', writes('standing.decline'), 'Keep none, or end yours', standingText, [
    standing,
    reason,
  ]),
  spec('standing list', reads('standing.list'), 'In force, or offered to you', standingListText, [
    field('--state <state>', 'offered, in-force, expired, declined or ended'),
    field('--area <path>', 'of this area and below'),
    field('--mine', 'only those you keep or are offered', 'flag'),
    field('--limit <n>', 'how many', 'number'),
    field('--cursor <cursor>', 'where to go on'),
  ]),
  spec('standing show', reads('standing.show'), 'One standing answer', standingText, [standing]),
]
