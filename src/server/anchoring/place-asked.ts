import { type Outcome, ok, refuse } from '../../domain/refusal.ts'

/** Asks something of a place; where that fails, why, and what whoever runs Locum can do about it. */
export async function askedOf<T>(
  name: string,
  work: () => Promise<T>,
  adviceOn: (why: string) => string,
): Promise<Outcome<T>> {
  try {
    return ok(await work())
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return refuse('anchor_unusable', `Nothing can be remembered in ${name}: ${why}.`, adviceOn(why), {
      path: 'to',
    })
  }
}
