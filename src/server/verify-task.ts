import { existsSync, readFileSync } from 'node:fs'
import type { VerifyInput } from '../cli/host.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { askServer, NotAnswered } from '../verify/ask-server.ts'
import { UnknownEntry, verifyExport } from '../verify/verify-export.ts'
import { verifyServer } from '../verify/verify-server.ts'

/** Checks an export in a folder, or what a live server shows, against checkpoints remembered in files. */
export async function verify({ target, checkpoints, token, entry }: VerifyInput): Promise<Outcome<unknown>> {
  const missing = checkpoints.find(file => !existsSync(file))
  if (missing !== undefined)
    return refuse('no_file', `There is no file ${missing}.`, 'Name one that holds a checkpoint.', {
      path: 'checkpoint',
    })
  const remembered = checkpoints.map(file => ({ file, note: readFileSync(file, 'utf8') }))
  if (/^https?:\/\//.test(target)) {
    if (entry !== null)
      return refuse(
        'not_of_a_server',
        'Only from an export is the proof of an entry computed here.',
        `A server gives it itself: locum record show ${entry} --proof.`,
        { path: 'entry' },
      )
    try {
      return ok(await verifyServer(askServer(target, token), remembered))
    } catch (error) {
      if (!(error instanceof NotAnswered)) throw error
      const next = 'Check the address, and that LOCUM_TOKEN is a token of that server; nothing was verified.'
      return refuse('not_answered', `Nothing was verified: ${error.message}.`, next, { path: 'target' })
    }
  }
  if (!existsSync(target))
    return refuse('no_file', `There is no folder ${target}.`, 'Name the folder of an export.', {
      path: 'target',
    })
  try {
    return ok(verifyExport(target, remembered, entry))
  } catch (error) {
    if (!(error instanceof UnknownEntry)) throw error
    return refuse(
      'unknown_entry',
      `There is no entry ${entry} in ${target}.`,
      'Name one by its id or place.',
      {
        path: 'entry',
      },
    )
  }
}
