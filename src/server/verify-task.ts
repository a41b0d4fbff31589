import { existsSync, readFileSync } from 'node:fs'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { verifyExport } from '../verify/verify-export.ts'

export interface VerifyInput {
  readonly target: string
  readonly checkpoints: readonly string[]
}

/** Checks an export in a folder against checkpoints remembered in files. */
export async function verify({ target, checkpoints }: VerifyInput): Promise<Outcome<unknown>> {
  const missing = checkpoints.find(file => !existsSync(file))
  if (missing !== undefined)
    return refuse('no_file', `There is no file ${missing}.`, 'Name one that holds a checkpoint.', {
      path: 'checkpoint',
    })
  if (!existsSync(target))
    return refuse('no_file', `There is no folder ${target}.`, 'Name the folder of an export.', {
      path: 'target',
    })
  const remembered = checkpoints.map(file => ({ file, note: readFileSync(file, 'utf8') }))
  return ok(verifyExport(target, remembered))
}
