import type { Environment } from '../../services/environment.ts'
import { latestAnchored, latestCheckpoint } from '../../storage/checkpoints.ts'
import { listOrganisations } from '../../storage/organisations.ts'
import { anchor } from './anchor.ts'
import type { AnchorPlace } from './place.ts'

/** Anchors every log in a place, now and then; tells each time where it may not. Returns how to stop. */
export function anchorEvery(env: Environment, place: AnchorPlace, everyMs: number): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => anchorAll(env, place))
  }, everyMs).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function anchorAll(env: Environment, place: AnchorPlace): Promise<void> {
  const alarm = (error: unknown) => env.logFault({ id: env.uuid(), operation: 'anchoring', error })
  try {
    for (const org of await env.store.read(0, listOrganisations)) {
      const isNew = await env.store.read(org.no, function* () {
        const sealed = yield* latestCheckpoint(org.no)
        return sealed !== null && sealed.size > ((yield* latestAnchored(org.no))?.size ?? 0)
      })
      const outcome = isNew ? await anchor(env, org, place) : null
      if (outcome?.ok === false) alarm(new Error(outcome.refusal.message))
    }
  } catch (error) {
    alarm(error)
  }
}
