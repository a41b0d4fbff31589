import { field, reads, spec, writes } from '../spec.ts'
import { done } from '../text/done.ts'
import { page } from '../text/page.ts'
import { table } from '../text/table.ts'

const paging = [
  field('--limit <n>', 'at most so many', 'number'),
  field('--cursor <cursor>', 'go on from here'),
]

export const signInCommands = [
  spec(
    'link create',
    writes('link.create'),
    'Make a link that signs a person in again',
    page,
    [field('--as <handle>', 'whom it signs in')],
    { examples: ['link create --as ana'] },
  ),
  spec(
    'invitation create',
    writes('invitation.create'),
    'Make a link that signs a person in for the first time',
    page,
    [field('<person>', 'their handle')],
    { examples: ['invitation create ben'] },
  ),
  spec(
    'invitation list',
    reads('invitation.list'),
    'Invitations, and whether they were used',
    table(['id', 'person', 'by', 'expiresAt', 'state']),
    paging,
  ),
  spec('invitation revoke', writes('invitation.revoke'), 'Withdraw an invitation', done('Withdrawn'), [
    field('<id>', 'its id'),
  ]),
  spec('session show', reads('session.show'), 'Who you are here', page),
  spec(
    'session list',
    reads('session.list'),
    'Where you are signed in',
    table(['id', 'agent', 'seenAt', 'expiresAt']),
    paging,
  ),
  spec('session end', writes('session.end'), 'Sign one of your browsers out', done('Signed out'), [
    field('<id>', 'its id'),
  ]),
  spec('passkey list', reads('passkey.list'), 'Your passkeys', table(['id', 'name', 'usedAt']), paging),
  spec('passkey remove', writes('passkey.remove'), 'Remove one of your passkeys', done('Removed'), [
    field('<id>', 'its id'),
  ]),
]
