/** The name that an answer gives for a handle. A handle may be a word that every object answers to, as `constructor` is. */
export function nameIn(names: Readonly<Record<string, string>>, handle: string | null): string | undefined {
  return handle !== null && Object.hasOwn(names, handle) ? names[handle] : undefined
}
