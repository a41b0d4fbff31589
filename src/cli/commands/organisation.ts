import { field, reads, spec, writes } from '../spec.ts'
import { done } from '../text/done.ts'
import { page } from '../text/page.ts'
import { table } from '../text/table.ts'

const simulated = field(
  '--simulated',
  'for rehearsal: its clock can be set forward; never becomes a real one',
  'flag',
)

export const organisationCommands = [
  spec(
    'init',
    { local: 'init' },
    'Make an organisation and its first administrator',
    page,
    [
      field('--org <slug>', 'its short name', 'text'),
      field('--admin <handle>', 'the first administrator'),
      field('--admin-name <text>', 'their name'),
      field('--zone <zone>', 'such as Europe/Berlin'),
      simulated,
    ],
    { examples: ['init --admin ana --zone Europe/Berlin', 'init --simulated --admin ana'] },
  ),
  spec(
    'sample',
    { local: 'sample' },
    'Make the simulated sample organisation',
    page,
    [field('--anchor <instant>', 'the instant its story ends at; now by default')],
    { examples: ['sample', 'sample --anchor 2026-11-20T17:40:00Z'] },
  ),
  spec(
    'serve',
    { local: 'serve' },
    'Serve the web application and the HTTP API',
    page,
    [field('[port]', 'the port; PORT, else 7014'), field('--port <n>', 'the same'), simulated],
    { examples: ['serve', 'serve --port 9000 --data /var/lib/locum'] },
  ),
  spec(
    'mcp',
    { local: 'mcp' },
    'Offer this organisation to an assistant, over standard input and output',
    page,
    [],
    { examples: ['mcp --as ana'] },
  ),
  spec(
    'rebuild',
    { local: 'rebuild' },
    'Compute every view again from the record',
    page,
    [field('--check', 'compare only, change nothing', 'flag')],
    { examples: ['rebuild --check'], isNo: answer => answer.equal === false || answer.ok === false },
  ),

  spec('zone list', reads('zone.list'), 'The names of all time zones', page),
  spec('zone rows', reads('zone.rows'), 'The data of some time zones, as browsers are sent it', page, [
    field('<zones>', 'comma-separated, such as Europe/Berlin,Asia/Kolkata', 'list'),
  ]),
  spec('org show', reads('org.show'), 'The organisation, its settings, clock and data versions', page),
  spec(
    'org set',
    writes('org.set'),
    'Change a setting',
    done('Set'),
    [
      field('<key>', 'defaultTransfer, grace, escalateAfter, neededBy, agentConfirm or leastAssurance'),
      field('<value>', 'such as 90m, author or token'),
    ],
    { examples: ['org set grace 90m', 'org set defaultTransfer author'] },
  ),
  spec(
    'clock set',
    writes('clock.set'),
    'Move the clock of a simulated organisation forward',
    done('The clock is set'),
    [field('<instant>', 'an instant, or a local time')],
    { examples: ['clock set 2026-11-21T03:00Z'] },
  ),
  spec(
    'clock reset',
    writes('clock.reset'),
    'Go on although the clock was set back',
    done('The clock is accepted'),
  ),
  spec(
    'zone adopt',
    writes('zone.adopt'),
    'Compute with the current zone data from here on',
    done('Adopted'),
  ),
  spec('rules adopt', writes('rules.adopt'), 'Compute with the current rules from here on', done('Adopted')),
  spec('admin add', writes('admin.add'), 'Make a person an administrator', done('Added'), [
    field('<handle>', 'who'),
  ]),

  spec(
    'token create',
    writes('token.create'),
    'Make a token for the API; it is shown once',
    page,
    [
      field('--as <handle>', 'whom it speaks for'),
      field('--scope <list>', 'comma-separated operations or nouns; all by default', 'list'),
      field('--expires <instant>', 'when it ends'),
    ],
    { examples: ['token create --as ana --expires 2026-12-31'] },
  ),
  spec('token revoke', writes('token.revoke'), 'End a token at once', done('Revoked'), [
    field('<id>', 'its id'),
  ]),
  spec(
    'token list',
    reads('token.list'),
    'Tokens and when they end',
    table(['id', 'person', 'scopes', 'expiresAt', 'revokedAt']),
    [field('--limit <n>', 'at most so many', 'number'), field('--cursor <cursor>', 'go on from here')],
  ),
]
