import type { Environment } from '../services/environment.ts'
import type { AnchorPlace } from '../services/sealing/anchor.ts'
import { anchorAll } from '../services/sealing/anchor-all.ts'

/** Anchors every log in a place, now and then; tells each time where it may not. Returns how to stop. */
export function anchorEvery(env: Environment, place: AnchorPlace, everyMs: number): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = running.then(() => anchorNow(env, place))
  }, everyMs).unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function anchorNow(env: Environment, place: AnchorPlace): Promise<void> {
  const alarm = (error: unknown) => env.logFault({ id: env.uuid(), operation: 'anchoring', error })
  try {
    for await (const outcome of anchorAll(env, place))
      if (!outcome.ok) alarm(new Error(outcome.refusal.message))
  } catch (error) {
    alarm(error)
  }
}
