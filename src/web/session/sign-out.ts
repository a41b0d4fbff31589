import type { QueryClient } from '@tanstack/react-query'
import { tellWho } from '../api/live.ts'
import { ask } from './ask.ts'

/** Ends this session, or all of this person's; every tab notices. */
export async function signOut(client: QueryClient, everywhere = false): Promise<void> {
  await ask('POST', '/auth/sign-out', { everywhere })
  await tellWho(client)
}
