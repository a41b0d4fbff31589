import type { Verification } from '../../domain/record/verification.ts'
import { verificationText } from '../../domain/record/verification-text.ts'
import { field, spec } from '../spec.ts'
import { page } from '../text/page.ts'

/** Taking the record out, and checking what was taken out. */
export const proofCommands = [
  spec(
    'export',
    { local: 'export' },
    'Write the whole record as plain files, with proofs',
    page,
    [field('<dir>', 'a new or empty folder')],
    { examples: ['export ./record-2026-11', 'verify ./record-2026-11 --checkpoint remembered.txt'] },
  ),
  spec(
    'verify',
    { local: 'verify' },
    'Check an export offline, or a live server, and say what that does not prove',
    answer => verificationText(answer as unknown as Verification),
    [
      field('<target>', 'the folder of an export, or the address of a server (with LOCUM_TOKEN)'),
      field('--checkpoint <file>', 'a checkpoint remembered elsewhere; may be repeated', 'many'),
      field('--entry <id>', 'of an export that holds, the proof of this entry alone, as a tlog-proof file'),
    ],
    {
      examples: [
        'verify ./record-2026-11 --checkpoint remembered.txt',
        'verify ./record-2026-11 --entry ent_0199 --format text > entry.tlog-proof',
        'verify https://locum.example.org --checkpoint remembered.txt',
      ],
      isNo: answer =>
        answer.ok === false || (answer.entry as { proofFile: null } | undefined)?.proofFile === null,
    },
  ),
  spec(
    'anchor',
    { local: 'anchor' },
    'Have the latest checkpoint remembered where this server cannot reach',
    page,
    [field('<to>', 'git:FOLDER, git:FOLDER#BRANCH or file:PATH')],
    { examples: ['anchor git:/srv/checkpoints.git', 'anchor file:/mnt/auditor/locum.checkpoint'] },
  ),
  spec(
    'backup',
    { local: 'backup' },
    'Write the data of this folder, or of the PostgreSQL of DATABASE_URL, into one file, while others write',
    page,
    [field('<file>', 'a new file')],
    { examples: ['backup /backups/locum-2026-11-20.db'] },
  ),
  spec(
    'restore',
    { local: 'restore' },
    'Put a backup in the place of the data of this folder, or into the empty PostgreSQL of DATABASE_URL',
    page,
    [
      field('<file>', 'a backup'),
      field('--fork', 'although more was sealed since: the record will say so for ever', 'flag'),
      field(
        '--keep-sign-ins',
        'sessions, links and tokens too: for a move, where none was revoked since',
        'flag',
      ),
    ],
    { examples: ['restore /backups/locum-2026-11-20.db --data /var/lib/locum'] },
  ),
  spec('key rotate', { local: 'key rotate' }, 'Seal with another key from now on', page),
]
