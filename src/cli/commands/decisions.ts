import { field, reads, spec, writes } from '../spec.ts'
import { decisionListText, decisionText } from '../text/decision.ts'
import { subjectFields } from './subject-fields.ts'

const id = field('<id>', 'which, such as D-12')
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
  spec('decision answer', writes('decision.answer'), 'Answer a request by an entry', decisionText, [
    id,
    field('--by <entry>', 'the entry that says it already'),
  ]),
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
]
