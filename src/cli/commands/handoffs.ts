import { field, type Row, reads, spec, writes } from '../spec.ts'
import { done } from '../text/done.ts'
import { findingsText } from '../text/findings.ts'
import { handoffText, returnsText } from '../text/handoff.ts'
import { page } from '../text/page.ts'
import { table } from '../text/table.ts'
import { paging } from './people.ts'

const file = field('<file>', 'a handoff file; - for standard input', 'file', 'markdown')
const id = field('<id>', 'such as H-12')
const offered = field('<id>', 'a handoff such as H-12, or one line such as I-118')
const item = field('<id>', 'such as I-118')

export const handoffCommands = [
  spec(
    'handoff draft',
    reads('handoff.draft'),
    'A draft with your open items and the facts you keep',
    draftText,
    [
      field('--area <path>', 'for this area'),
      field('--template <name>', 'weekend, leave or oncall'),
      field('--amend <handoff>', 'a handoff of yours as it stands, to correct it with handoff amend'),
      field(
        '--git [path...]',
        'offer unmerged branches and stashes of these local repositories',
        'optional-list',
        'git',
      ),
      field('--refs <file>', 'offer the links in a file; - for standard input', 'file', 'refs'),
    ],
    {
      examples: [
        'handoff draft --format text > today.md',
        'handoff draft --git ~/src/payments',
        'gh pr list | locum handoff draft --refs -',
      ],
    },
  ),
  spec(
    'handoff check',
    reads('handoff.check'),
    'What the next shift could not do with this',
    findingsText,
    [
      file,
      field('--delegate <types=handle>', 'as if published with it; may be repeated', 'many'),
      field('--for <handle>', 'as if on behalf of somebody absent'),
    ],
    {
      examples: ['handoff check today.md'],
      isNo: answer => answer.ok === false,
    },
  ),
  spec(
    'handoff away',
    reads('handoff.away'),
    'Who is on next, and when nobody is reachable, while you are away',
    page,
    [
      field('--area <path>', 'of this area'),
      field('--offline <when>', 'from here on; now if left out'),
      field('--back <when>', 'until here'),
      field('--for <handle>', 'while somebody else is away'),
    ],
    { examples: ['handoff away --area payments --back 2026-11-23T09:00'] },
  ),
  spec(
    'handoff publish',
    writes('handoff.publish'),
    'Publish in your name and go offline when it says',
    handoffText,
    [
      file,
      field('--override <code>', 'publish despite a warning: CODE or CODE=REASON', 'pairs', 'override'),
      field(
        '--delegate <types=handle>',
        'TYPE,…=@handle decides until you are back; may be repeated',
        'many',
      ),
      field('--for <handle>', 'on behalf of somebody absent'),
    ],
    {
      examples: [
        'handoff publish today.md',
        'handoff publish today.md --delegate deploy,rollback=@noor',
        'handoff publish today.md --override next_missing="no time"',
      ],
    },
  ),
  spec('handoff amend', writes('handoff.amend'), 'Correct what you published', handoffText, [
    id,
    file,
    field('--override <code>', 'despite a warning: CODE or CODE=REASON', 'pairs', 'override'),
  ]),
  spec(
    'handoff accept',
    writes('handoff.accept'),
    'Take over what is offered to you',
    handoffText,
    [
      offered,
      field('--read-back <text>', 'in one line, what you understood'),
      field('--item <id>', 'only this line; may be repeated', 'many', 'items'),
      field('--question <item=text>', 'accept and ask; may be repeated', 'pairs', 'questions'),
    ],
    { examples: ['handoff accept H-12 --read-back "Backfill stays alone until 06:00Z"'] },
  ),
  spec('handoff decline', writes('handoff.decline'), 'Pass an offer on; a normal answer', handoffText, [
    offered,
    field('--reason <text>', 'why'),
    field('--item <id>', 'only this line; may be repeated', 'many', 'items'),
  ]),
  spec('handoff undo', writes('handoff.undo'), 'Take back an acceptance within ten minutes', handoffText, [
    id,
  ]),
  spec(
    'handoff list',
    reads('handoff.list'),
    'Handoffs',
    table(['id', 'author', 'offlineAt', 'backAt', 'condition', 'summary']),
    [
      field('--area <path>', 'in this area'),
      field('--author <handle>', 'by this person'),
      field('--mine', 'your own', 'flag'),
      ...paging,
    ],
  ),
  spec('handoff show', reads('handoff.show'), 'One handoff', handoffText, [
    id,
    field('--history', 'also what was said and done about it and its lines, as JSON', 'flag'),
  ]),
  spec('handoff returns', reads('handoff.returns'), 'What became of what you handed over', returnsText),

  spec(
    'item note',
    writes('item.note'),
    'Note progress',
    done('Noted'),
    [item, field('<text...>', 'one line', 'words', 'text')],
    {
      examples: ['item note I-118 "Backfill at 80 %, counts equal so far"'],
    },
  ),
  spec('item confirm', writes('item.confirm'), 'Still true until …', done('Confirmed'), [
    item,
    field('--until <when>', 'local time, instant or date'),
  ]),
  spec('item close', writes('item.close'), 'Close with an outcome', done('Closed'), [
    item,
    field('--outcome <text>', 'what came of it'),
  ]),
  spec('item reopen', writes('item.reopen'), 'Undo a close', done('Reopened'), [item]),
  spec(
    'item release',
    writes('item.release'),
    'Offer to whoever is on next; it stays yours until accepted',
    done('Released'),
    [item, field('--reason <text>', 'why')],
  ),
  spec(
    'item withdraw',
    writes('item.withdraw'),
    'Take back a line you published; its words are erased',
    done('Withdrawn'),
    [item],
  ),
  spec('item ask', writes('item.ask'), 'Ask about a line', done('Asked'), [
    item,
    field('<text...>', 'the question', 'words', 'text'),
    field('--of <handle>', 'whom; its holder by default'),
  ]),
  spec('item answer', writes('item.answer'), 'Answer a question', done('Answered'), [
    field('<question>', 'such as Q-3'),
    field('<text...>', 'the answer', 'words', 'text'),
  ]),
  spec(
    'item list',
    reads('item.list'),
    'Open items',
    table(['id', 'kind', 'condition', 'area', 'owner', 'text']),
    [
      field('--area <path>', 'in this area'),
      field('--owner <handle>', 'held by this person'),
      field('--closed', 'closed ones instead', 'flag'),
      ...paging,
    ],
  ),
  spec('item show', reads('item.show'), 'One item with its history', page, [item]),
]

function draftText(answer: Row): string {
  return String(answer.markdown ?? '').trimEnd()
}
