import { acceptStanding } from './accept.ts'
import { declineStanding } from './decline.ts'
import { listStanding } from './list.ts'
import { showStanding } from './show.ts'

export const standingServices = {
  'standing.accept': acceptStanding,
  'standing.decline': declineStanding,
  'standing.list': listStanding,
  'standing.show': showStanding,
} as const
