import { field, reads, spec, writes } from '../spec.ts'
import { done } from '../text/done.ts'
import { page } from '../text/page.ts'
import { table } from '../text/table.ts'

export const paging = [
  field('--limit <n>', 'at most so many', 'number'),
  field('--cursor <cursor>', 'go on from here'),
]

const from = field('--from <when>', 'local time, instant or date')
const until = field('--until <when>', 'local time, instant or date')
const whose = field('--for <handle>', 'somebody else: the span is proposed until they confirm it')

const areaOptions = [
  field('--name <text>', 'a name beside its path'),
  field('--team <team>', 'the team that looks after it'),
  field('--managers <list>', 'comma-separated, in order', 'list'),
  field('--tech-leads <list>', 'comma-separated, in order', 'list'),
  field('--restricted', 'only its people may read it', 'flag'),
]

export const peopleCommands = [
  spec(
    'person add',
    writes('person.add'),
    'Add a person, or an agent with a sponsor',
    done('Added'),
    [
      field('<handle>', 'letters, digits, dot, dash and underscore'),
      field('--name <text>', 'their name'),
      field('--zone <zone>', 'such as Europe/Berlin'),
      field('--agent', 'a software agent', 'flag'),
      field('--sponsor <handle>', 'the human who answers for it'),
    ],
    {
      examples: [
        'person add li --name "Li Wei" --zone Asia/Kolkata',
        'person add bot --name Bot --agent --sponsor ana',
      ],
    },
  ),
  spec('person set', writes('person.set'), 'Change a person', done('Changed'), [
    field('<handle>', 'who'),
    field('--name <text>', 'their name'),
    field('--zone <zone>', 'such as Europe/Berlin'),
    field('--auditor <yes|no>', 'may read and verify, changes nothing', 'yes-no'),
  ]),
  spec('person merge', writes('person.merge'), 'Two handles are one person', done('Merged'), [
    field('<from>', 'the handle that goes'),
    field('<into>', 'the handle that stays'),
  ]),
  spec(
    'person leave',
    writes('person.leave'),
    'A person leaves; their open items are offered on',
    done('Left'),
    [field('<handle>', 'who')],
  ),
  spec(
    'person list',
    reads('person.list'),
    'People',
    table(['handle', 'name', 'kind', 'timeZone', 'reach']),
    [field('--reach', 'also who is on now', 'flag'), ...paging],
  ),
  spec('person show', reads('person.show'), 'One person', page, [field('<handle>', 'who')]),

  spec(
    'team set',
    writes('team.set'),
    'Make a team, or change its members',
    done('Set'),
    [
      field('<name>', 'its name'),
      field('--members <list>', 'comma-separated handles, in order', 'list'),
      field('--teams <list>', 'comma-separated teams inside it', 'list'),
    ],
    { examples: ['team set payments --members ana,li,noor'] },
  ),
  spec('team list', reads('team.list'), 'Teams', table(['name', 'members', 'teams']), paging),
  spec(
    'area add',
    writes('area.add'),
    'Add an area',
    done('Added'),
    [field('<path>', 'such as payments/ledger'), ...areaOptions],
    { examples: ['area add payments/ledger --team payments --managers mo --tech-leads ana'] },
  ),
  spec('area set', writes('area.set'), 'Change an area', done('Changed'), [
    field('<path>', 'which'),
    ...areaOptions,
  ]),
  spec('area move', writes('area.move'), 'Move an area with all below it', done('Moved'), [
    field('<path>', 'which'),
    field('<new>', 'its new path'),
  ]),
  spec('area retire', writes('area.retire'), 'Retire an area', done('Retired'), [field('<path>', 'which')]),
  spec(
    'area list',
    reads('area.list'),
    'Areas',
    table(['path', 'name', 'team', 'managers', 'techLeads']),
    paging,
  ),
  spec('area show', reads('area.show'), 'One area', page, [field('<path>', 'which')]),
  spec('follow', writes('area.follow'), 'Have an area in your brief', done('Following'), [
    field('<area>', 'which', 'text', 'path'),
  ]),
  spec('unfollow', writes('area.unfollow'), 'Leave an area out of your brief', done('Not following'), [
    field('<area>', 'which', 'text', 'path'),
  ]),

  spec(
    'window set',
    writes('window.set'),
    'The weekly hours you declare',
    done('Set'),
    [
      field('<hours>', 'such as "mon-fri 09:00-17:30"', 'text', 'windows'),
      field('--zone <zone>', 'such as Europe/Berlin'),
      whose,
    ],
    { examples: ['window set "mon-fri 09:00-17:30" --zone Europe/Berlin'] },
  ),
  spec('leave add', writes('leave.add'), 'Declare leave', done('Declared'), [from, until, whose], {
    examples: ['leave add --from 2026-12-21 --until 2027-01-04'],
  }),
  spec('cover add', writes('cover.add'), 'Declare hours you cover', done('Declared'), [
    field('--area <path>', 'for what'),
    from,
    until,
    whose,
  ]),
  spec('oncall add', writes('oncall.add'), 'Declare a span on call', done('Declared'), [
    field('--area <path>', 'for what'),
    field('--types <list>', 'comma-separated decision types; incident and rollback by default', 'list'),
    field('--wake <yes|no>', 'may be woken for these', 'yes-no'),
    from,
    until,
    whose,
  ]),
  spec('offline', writes('absence.add'), 'Declare yourself offline', done('Offline'), [until, from, whose], {
    examples: ['offline --until 2026-11-20T18:00'],
  }),
  spec('back', writes('absence.end'), 'Declare yourself back', done('Back')),
  spec(
    'span confirm',
    writes('span.confirm'),
    'Confirm a span somebody proposed for you',
    done('Confirmed'),
    [field('<id>', 'the span')],
  ),
  spec(
    'span cancel',
    writes('span.cancel'),
    'End a span now, or call it off before it begins',
    done('Ended'),
    [field('<id>', 'the span')],
  ),
]
