import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { isUnreachable, Refused } from '../api/call.ts'
import { ask } from '../session/ask.ts'
import { common } from '../words/common.ts'

type Module<K extends string> = { readonly [name in K]: ComponentType }

/** A page whose files load when it is first opened. */
export function late<K extends string>(load: () => Promise<Module<K>>, name: K) {
  return lazyRouteComponent<Module<K>, K>(() => load().catch(whyNot), name)
}

/** Why files did not come: no server, or one that has newer ones. */
export async function whyNot(): Promise<never> {
  const answered = await ask('GET', '/auth/me').then(
    () => true,
    error => !isUnreachable(error),
  )
  throw new Refused(answered ? common.newer : common.noServer)
}
