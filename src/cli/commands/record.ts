import { field, reads, spec, writes } from '../spec.ts'
import { askText } from '../text/ask.ts'
import { briefText } from '../text/brief.ts'
import { dayLineText } from '../text/day-line.ts'
import { done } from '../text/done.ts'
import { page } from '../text/page.ts'
import { checkpointText, entryText } from '../text/proof.ts'
import { table } from '../text/table.ts'
import { paging } from './people.ts'

const ground = field('--ground <text>', 'on what ground')

export const recordCommands = [
  spec(
    'brief',
    reads('brief.read'),
    'What is yours now, what not to touch, what changed since you were last here',
    briefText,
    [
      field('--area <path>', 'the page of an area instead'),
      field('--open <list>', 'sections to show whole, comma-separated', 'list'),
    ],
    { examples: ['brief', 'brief --area payments', 'brief --at 2026-11-20T09:00Z'] },
  ),
  spec(
    'day-line',
    reads('day-line.read'),
    'Who is on when, and when nobody of a team is reachable',
    dayLineText,
    [
      field('--from <when>', 'where it begins; a date is the start of that day'),
      field('--hours <n>', '24 to 168; 48 when not given', 'number'),
      field('--teams <list>', 'comma-separated; yours when not given', 'list'),
    ],
    { examples: ['day-line', 'day-line --from 2026-11-20 --hours 72 --teams payments,platform'] },
  ),
  spec(
    'ask',
    reads('record.ask'),
    'Ask the record: an answer with its sources, whom to ask instead, or why not',
    askText,
    [
      field('<question...>', 'in your own words', 'words', 'question'),
      field('--leave', 'leave it with its owner where the record has no answer', 'flag'),
    ],
    {
      examples: [
        'ask "who may decide deploy.production in payments?"',
        'ask "is the ledger backfill safe to touch?"',
        'ask --leave "why is the export weekly?"',
      ],
    },
  ),
  spec(
    'question leave',
    writes('question.leave'),
    'Ask, and leave what the record does not answer with its owner',
    askText,
    [field('<question...>', 'in your own words', 'words', 'question')],
  ),
  spec(
    'record list',
    reads('record.list'),
    'The record, entry by entry',
    table(['seq', 'at', 'kind', 'actor', 'subject', 'id']),
    [
      field('--kind <list>', 'comma-separated kinds'),
      field('--area <path>', 'in this area'),
      field('--subject <id>', 'about this'),
      field('--author <handle>', 'by this person'),
      field('--after <seq>', 'later than this entry', 'number'),
      field('--before <seq>', 'earlier than this entry', 'number'),
      field('--since <when>', 'recorded at or after this'),
      field('--until <when>', 'recorded before this'),
      field('--newest-first', 'the latest first', 'flag'),
      ...paging,
    ],
    { examples: ['record list --area payments --newest-first'] },
  ),
  spec(
    'record show',
    reads('record.show'),
    'One entry with its state and proof',
    entryText,
    [field('<id>', 'an entry'), field('--proof', 'its proof alone, as a tlog-proof file', 'flag')],
    {
      examples: ['record show ent_0199', 'record show ent_0199 --proof --format text > entry.tlog-proof'],
      isNo: answer => answer.proofFile === null,
    },
  ),
  spec(
    'record checkpoint',
    reads('record.checkpoint'),
    'What to remember of the record, to verify it by later',
    checkpointText,
    [field('--since <n>', 'the size of a checkpoint you remember', 'number')],
    { examples: ['record checkpoint --format text > remembered.txt'] },
  ),
  spec(
    'record leaves',
    reads('record.leaves'),
    'The log as a verifier reads it: exact bytes and hashes',
    table(['seq', 'leaf']),
    [
      field('--after <seq>', 'later than this entry', 'number'),
      field('--limit <n>', 'at most so many, 1000 at most', 'number'),
    ],
    { examples: ['record leaves --after 1000'] },
  ),
  spec(
    'entry confirm',
    writes('entry.confirm'),
    "Confirm an agent's entry, or what was published for you",
    done('Confirmed'),
    [field('<id>', 'an entry or a proposal')],
  ),
  spec(
    'entry decline',
    writes('entry.decline'),
    'Say no to what an agent of yours proposed',
    done('Declined'),
    [field('<id>', 'a proposal, or its entry'), field('--reason <text>', 'why not')],
  ),
  spec(
    'erase',
    reads('erase.find'),
    'Find where a text stands, before erasing',
    table(['id', 'kind', 'at', 'actor']),
    [
      field('--find <text>', 'candidates only; nothing is erased', 'text', 'text'),
      field('--limit <n>', 'at most so many', 'number'),
    ],
    { examples: ['erase --find "Li Wei"', 'erase entry ent_0199 --ground "a secret slipped in"'] },
  ),
  spec('erase person', writes('erase.person'), "Erase a person's profile", done('Erased'), [
    field('<handle>', 'who'),
    ground,
    field('--words', 'the words they wrote, too', 'flag'),
  ]),
  spec('erase entry', writes('erase.entry'), 'Erase the words of an entry', done('Erased'), [
    field('<id>', 'an entry'),
    ground,
  ]),
  spec(
    'import sigs',
    { local: 'import sigs' },
    'Import people, teams and areas of a Kubernetes community',
    page,
    [field('<path>', 'a folder with community/ and org/')],
  ),
  spec(
    'import people',
    { local: 'import people' },
    'Import people from a table',
    page,
    [field('<file>', 'a CSV file')],
    {
      examples: ['import people people.csv'],
    },
  ),
  spec(
    'import reports',
    { local: 'import reports' },
    'Import Markdown shift reports',
    page,
    [
      field('<dir>', 'the folder of the reports'),
      field('--map <file>', 'how to read them; see docs/IMPORT.md'),
    ],
    { examples: ['import reports ./triage --map docs/import/triage-map.yaml'] },
  ),
]
