import { addPerson } from './add.ts'
import { leavePerson } from './leave.ts'
import { listPeople } from './list.ts'
import { listTeams } from './list-teams.ts'
import { mergePeople } from './merge.ts'
import { setPerson } from './set.ts'
import { setTeam } from './set-team.ts'
import { showPerson } from './show.ts'

/** The services of people, by operation. */
export const peopleServices = {
  'person.add': addPerson,
  'person.set': setPerson,
  'person.merge': mergePeople,
  'person.leave': leavePerson,
  'person.list': listPeople,
  'person.show': showPerson,
  'team.set': setTeam,
  'team.list': listTeams,
} as const
