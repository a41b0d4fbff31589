import { existsSync, readFileSync } from 'node:fs'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { verifyExport } from '../verify/verify-export.ts'
import { type Ask, verifyServer } from '../verify/verify-server.ts'

export interface VerifyInput {
  readonly target: string
  readonly checkpoints: readonly string[]
  readonly token: string | null
}

/** Checks an export in a folder, or what a server has sealed, against checkpoints remembered in files. */
export async function verify({ target, checkpoints, token }: VerifyInput): Promise<Outcome<unknown>> {
  const missing = checkpoints.find(file => !existsSync(file))
  if (missing !== undefined)
    return refuse('no_file', `There is no file ${missing}.`, 'Name one that holds a checkpoint.', {
      path: 'checkpoint',
    })
  const remembered = checkpoints.map(file => ({ file, note: readFileSync(file, 'utf8') }))
  if (/^https?:\/\//.test(target)) return ok(await verifyServer(askServer(target, token), remembered))
  if (!existsSync(target))
    return refuse('no_file', `There is no folder ${target}.`, 'Name the folder of an export.', {
      path: 'target',
    })
  return ok(verifyExport(target, remembered))
}

function askServer(url: string, token: string | null): Ask {
  return async since => {
    const answer = await fetch(`${url.replace(/\/$/, '')}/api/v1/record.checkpoint`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token !== null && { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(since === null ? {} : { since }),
    })
    return (await answer.json()) as Awaited<ReturnType<Ask>>
  }
}
