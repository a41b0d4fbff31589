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
  return (await get<Kept>(key).catch(() => undefined)) ?? null
}

export async function keep(key: string, kept: Kept): Promise<boolean> {
  return set(key, kept).then(
    () => true,
    () => false,
  )
}

export async function forget(key: string): Promise<void> {
  await del(key).catch(() => {})
}
