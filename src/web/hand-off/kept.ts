import { del, get, set } from 'idb-keyval'
import type { Composition } from './composition.ts'

/** H4: a draft lives on its author's device, and nowhere else. */
export interface Kept {
  readonly composition: Composition
  readonly at: number
}

export interface Which {
  readonly org: string
  readonly handle: string
  readonly area: string | null
  readonly template: string | null
  readonly behalf: string | null
  /** The handoff that is being corrected. */
  readonly amends: string | null
}

/** One draft for each area or template of each person who writes here. */
export function keptKey({ org, handle, area, template, behalf, amends }: Which): string {
  const usual = ['handoff', org, handle, area ?? '', template ?? '', behalf ?? '']
  return [...usual, ...(amends === null ? [] : [amends])].join('|')
}

/** A device that keeps nothing (private browsing) is no fault: the page then says so. */
export async function readKept(key: string): Promise<Kept | null> {
  const kept = (await get<Kept>(key).catch(() => undefined)) ?? null
  const left = readLeft(key)
  return left !== null && (kept === null || left.at >= kept.at) ? left : kept
}

/** What was written while the page was being left: the database may not answer any more, this store does at once. */
export function keepLeaving(key: string, kept: Kept): void {
  try {
    localStorage.setItem(key, JSON.stringify(kept))
  } catch {
    // A device that keeps nothing; the page has said so.
  }
}

function readLeft(key: string): Kept | null {
  try {
    const text = localStorage.getItem(key)
    return text === null ? null : (JSON.parse(text) as Kept)
  } catch {
    return null
  }
}

export async function keep(key: string, kept: Kept): Promise<boolean> {
  return set(key, kept).then(
    () => true,
    () => false,
  )
}

export async function forget(key: string): Promise<void> {
  try {
    localStorage.removeItem(key)
  } catch {
    // Nothing was kept there.
  }
  await del(key).catch(() => {})
}
