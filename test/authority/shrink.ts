import type { Reachability } from '../../src/domain/availability/reach.ts'
import type { PersonId } from '../../src/domain/ids.ts'
import { withMap } from './change-works.ts'
import type { World } from './worlds.ts'

/** The smallest world that is still so, by dropping rows while it is. */
export function shrunk(world: World, isSo: (world: World) => boolean): World {
  let smallest = world
  for (let again = true; again; ) {
    again = false
    for (const smaller of smallerThan(smallest)) {
      if (!isSo(smaller)) continue
      smallest = smaller
      again = true
      break
    }
  }
  return smallest
}

function* smallerThan(world: World): Generator<World> {
  const { map } = world.gov
  for (const id of map.grants.keys()) yield withMap(world, one => one.grants.delete(id))
  for (const id of map.fences.keys()) yield withMap(world, one => one.fences.delete(id))
  for (const id of map.freezes.keys()) yield withMap(world, one => one.freezes.delete(id))
  for (const id of map.delegations.keys()) yield withMap(world, one => one.delegations.delete(id))
  for (const one of world.contingencies)
    yield { ...world, contingencies: world.contingencies.filter(other => other !== one) }
  for (const [id, grant] of map.grants) {
    for (const holder of grant.holders)
      if (grant.holders.length > 1)
        yield withMap(world, one =>
          one.grants.set(id, { ...grant, holders: grant.holders.filter(other => other !== holder) }),
        )
    if (Object.keys(grant.limits).length > 0)
      yield withMap(world, one => one.grants.set(id, { ...grant, limits: {} }))
  }
  yield* withLessAsked(world)
  for (const [person, reach] of world.reach) yield* withLessHours(world, person, reach)
  if (world.gov.admins.length > 0) yield { ...world, gov: { ...world.gov, admins: [] } }
}

function* withLessAsked(world: World): Generator<World> {
  const { request, ...question } = world.question
  for (const key of Object.keys(question) as (keyof typeof question)[]) {
    if (key === 'type' || key === 'area') continue
    const { [key]: _, ...less } = world.question
    yield { ...world, question: less as World['question'] }
  }
  if (request === undefined) return
  yield { ...world, question }
  for (const vote of request.votes) {
    const votes = request.votes.filter(one => one !== vote)
    yield { ...world, question: { ...question, request: { ...request, votes } } }
  }
  for (const pass of request.passes) {
    const passes = request.passes.filter(one => one !== pass)
    yield { ...world, question: { ...question, request: { ...request, passes } } }
  }
}

function* withLessHours(world: World, person: PersonId, reach: Reachability): Generator<World> {
  const put = (less: Reachability) => ({ ...world, reach: new Map([...world.reach, [person, less]]) })
  for (const span of reach.spans) yield put({ ...reach, spans: reach.spans.filter(one => one !== span) })
  if (reach.windows !== null) yield put({ ...reach, windows: null })
}
