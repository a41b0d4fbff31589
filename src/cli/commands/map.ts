import { field, reads, spec, writes } from '../spec.ts'
import { mayText, whoText } from '../text/authority.ts'
import { bandsText, conflictsText, gapsText } from '../text/authority-reports.ts'
import { done } from '../text/done.ts'
import { mapText } from '../text/map.ts'
import { page } from '../text/page.ts'
import { table } from '../text/table.ts'
import { subjectFields } from './subject-fields.ts'

const types = field('<types>', 'comma-separated types such as deploy.production', 'list')
const area = field('<area>', 'where: this area and everything below')
const from = field('--from <when>', 'local time, instant or date; now by default')
const until = field('--until <when>', 'local time, instant or date')
const id = field('<id>', 'which')

const limits = [
  field('--max-amount <minor>', 'up to this amount, in minor units'),
  field('--currency <code>', 'such as EUR'),
  field('--max-risk <risk>', 'low, medium or high'),
  field('--only-reversible', 'only what can still be undone', 'flag'),
  field('--env <list>', 'comma-separated environments', 'list'),
  field('--least-assurance <level>', 'token, session or verified'),
]

const question = [
  ...subjectFields,
  field('--asker <handle>', 'who asks for it'),
  field('--request <id>', 'a request under way: its turns and votes count'),
  field('--break-glass', 'the glass is broken', 'flag'),
  field('--assurance <level>', 'how whoever decides will be known; verified by default'),
]

export const mapCommands = [
  spec(
    'who',
    reads('authority.who'),
    'Who may decide this: now, or with --at at another time',
    whoText,
    [...question, field('--without <list>', 'comma-separated handles taken as away', 'list')],
    { examples: ['who deploy.production payments', 'who spend payments --amount 25000 --currency EUR'] },
  ),
  spec(
    'may',
    reads('authority.may'),
    'Whether a person may decide this, why or why not, and what would change it',
    mayText,
    [field('<handle>', 'who'), ...question],
    {
      examples: ['may noor rollback payments/refunds'],
      isNo: answer => answer.outcome === 'no',
    },
  ),
  spec(
    'gaps',
    reads('authority.gaps'),
    'When nobody could decide; without a type, of those that ask for coverage',
    gapsText,
    [field('[type]', 'one type'), field('[area]', 'one area'), from, until],
    { examples: ['gaps deploy.production payments --until 2026-11-27'] },
  ),
  spec(
    'bands',
    reads('authority.bands'),
    'Who could decide what at every instant of a span, as the day line draws it',
    bandsText,
    [
      field('[type]', 'one type; without it those that ask for coverage'),
      field('[area]', 'one area'),
      field('--without <list>', 'comma-separated handles taken out', 'list'),
      from,
      until,
    ],
    { examples: ['bands deploy.production payments'] },
  ),
  spec('conflicts', reads('authority.conflicts'), 'What of the map cannot work as it stands', conflictsText),

  spec(
    'type add',
    writes('type.add'),
    'Declare a decision type',
    done('Declared'),
    [
      field('<name>', 'a dotted name: deploy.production is part of deploy'),
      field('--coverage <hours>', 'when somebody must be there: none, always or a calendar'),
    ],
    { examples: ['type add deploy.production --coverage always'] },
  ),
  spec(
    'type start',
    writes('type.start'),
    'Declare a tree of types to begin with, and which lead holds each',
    done('Declared'),
  ),
  spec('type list', reads('type.list'), 'Decision types', table(['name', 'coverage', 'grants'])),
  spec(
    'calendar add',
    writes('calendar.add'),
    'Name weekly hours in which somebody must be there',
    done('Added'),
    [
      field('<name>', 'such as office'),
      field('<hours>', 'such as "mon-fri 09:00-17:30"'),
      field('--zone <zone>', 'such as Europe/Berlin'),
    ],
    { examples: ['calendar add office "mon-fri 09:00-17:30" --zone Europe/Berlin'] },
  ),
  spec(
    'grant add',
    writes('grant.add'),
    'Say who decides a type in an area and below',
    done('Granted'),
    [
      types,
      area,
      field('--holders <list>', 'in order: @ana,team:payments,role:tech-lead', 'list'),
      field('--mode <mode>', 'succession (by turns) or any (whoever is there)'),
      field('--quorum <n>', 'how many have to agree', 'number'),
      field('--asker-may-decide <yes|no>', 'by default with a quorum of one only', 'yes-no'),
      ...limits,
      field('--consult <list>', 'who has to be asked', 'list'),
      field('--inform <list>', 'who is told', 'list'),
      field('--escalate-after <time>', 'when the next is asked; 30m by default'),
      from,
      until,
      field('--delegable <yes|no>', 'whether holders may delegate it', 'yes-no'),
      field('--break-glass', 'for emergencies only', 'flag'),
    ],
    { examples: ['grant add deploy.production payments --holders @ana,role:tech-lead --env production'] },
  ),
  spec('grant revoke', writes('grant.revoke'), 'End a grant', done('Revoked'), [id]),
  spec(
    'fence add',
    writes('fence.add'),
    'Stop grants from above on one type, in an area and below',
    done('Fenced'),
    [field('<type>', 'a type such as deploy.production'), area],
  ),
  spec('fence remove', writes('fence.remove'), 'Take a fence away', done('Removed'), [id]),
  spec(
    'freeze add',
    writes('freeze.add'),
    'Stop all deciding of some types in an area for a time',
    done('Frozen'),
    [
      field('<types>', 'comma-separated types, or all', 'list'),
      area,
      from,
      until,
      field('--reason <text>', 'why'),
      field('--except <list>', 'break-glass grants that still work', 'list'),
    ],
    { examples: ['freeze add deploy payments --until 2026-11-23T09:00 --reason "Ledger migration"'] },
  ),
  spec('freeze lift', writes('freeze.lift'), 'Lift a freeze', done('Lifted'), [id]),
  spec(
    'delegate',
    writes('delegation.add'),
    'Let somebody decide for you for a time, within what you hold',
    delegatedText,
    [
      types,
      area,
      field('--to <handle>', 'to whom'),
      from,
      until,
      ...limits,
      field('--for <handle>', 'a stand-in for somebody suddenly absent'),
    ],
    { examples: ['delegate deploy payments --to @ben --until 2026-11-23T09:00'] },
  ),
  spec('delegate revoke', writes('delegation.revoke'), 'End a delegation', done('Revoked'), [id]),
  spec(
    'observe',
    writes('observation.add'),
    'Say that what a contingency waits for was seen',
    page,
    [
      field('<item>', 'the contingency'),
      field('--saw <text>', 'what was seen'),
      field('--ref <url>', 'where it can be looked at'),
      field('--observed-at <when>', 'when; now by default'),
    ],
    { examples: ['observe I-118 --saw "p95 is 5.1 s since 03:10" --ref https://graphs/p95'] },
  ),
  spec(
    'map show',
    reads('map.show'),
    'The map: grants, delegations, freezes, fences, and who is up now',
    mapText,
    [field('--area <path>', 'what bears on this area'), field('--type <type>', 'of this type')],
    { examples: ['map show --area payments'] },
  ),
]

function delegatedText(answer: Parameters<typeof page>[0]): string {
  const clipped = answer.clipped === true ? ' Only a part of it is held, and only that counts.' : ''
  return `${done(answer.standIn === true ? 'Stands in' : 'Delegated')(answer)}${clipped}`
}
