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
    'Check an export, offline, and say what that does not prove',
    answer => verificationText(answer as unknown as Verification),
    [
      field('<target>', 'the folder of an export'),
      field('--checkpoint <file>', 'a checkpoint remembered elsewhere; may be repeated', 'many'),
    ],
    {
      examples: ['verify ./record-2026-11 --checkpoint remembered.txt'],
      isNo: answer => answer.ok === false,
    },
  ),
]
