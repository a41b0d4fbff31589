import { useMemo, useState } from 'react'
import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { Person } from '../ui/person.tsx'
import { UnreadPart } from '../ui/unread.tsx'
import { team } from '../words/team.ts'
import { type ListedTeam, useNames, useTeams } from './everyone.ts'
import { listOf } from './lists.ts'
import styles from './team.module.css'
import { WindowList } from './window-list.tsx'

const words = team.teams
/** Longer teams show so many and open on request. */
const shownMembers = 24

const keyOfTeam = ({ id }: ListedTeam) => id

/** Teams with their members in the order in which they are asked. */
export function TeamsList() {
  const { items, complete, read } = useTeams()
  const nameOf = useNames()
  const [find, setFind] = useState('')
  const shown = useMemo(() => {
    const wanted = find.trim().toLocaleLowerCase()
    return items
      .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
      .sort((a, b) => a.name.localeCompare(b.name))
  }, [items, find])
  if (complete && items.length === 0)
    return (
      <div className={styles.bar}>
        <Empty says={words.none} />
        <SetTeam />
      </div>
    )
  return (
    <>
      <div className={styles.bar}>
        <SetTeam />
        <span className={styles.hint}>{words.orderHint}</span>
      </div>
      <UnreadPart read={read} known={items.length > 0} />
      <label className={styles.find}>
        {words.filter}
        <input type="search" value={find} onChange={({ target }) => setFind(target.value)} />
      </label>
      <p role="status" className={styles.count}>
        {words.count(shown.length, items.length)}
      </p>
      <WindowList
        items={shown}
        keyOf={keyOfTeam}
        rowHeight={64}
        label={words.heading}
        rowClass={styles.team}
        row={one => (
          <>
            <h2>{one.name}</h2>
            <Members team={one} nameOf={nameOf} />
            <SetTeam team={one} />
          </>
        )}
      />
    </>
  )
}

function Members({
  team: { members, teams },
  nameOf,
}: {
  team: ListedTeam
  nameOf: (handle: string) => string
}) {
  const person = (handle: string) => (
    <li key={handle}>
      <Person handle={handle} name={nameOf(handle)} />
    </li>
  )
  const rest = members.slice(shownMembers)
  return (
    <div>
      <ol className={styles.members}>
        {members.slice(0, shownMembers).map(person)}
        {teams.map(name => (
          <li key={name}>{words.nested(name)}</li>
        ))}
        {members.length + teams.length === 0 && <li className={styles.hint}>{words.empty}</li>}
      </ol>
      {rest.length > 0 && (
        <details className={styles.more}>
          <summary>+{rest.length}</summary>
          <ol className={styles.members}>{rest.map(person)}</ol>
        </details>
      )}
    </div>
  )
}

/** Makes a team, or states its members anew. */
function SetTeam({ team: one }: { team?: ListedTeam }) {
  const { me } = useReader()
  const form = team.form
  return (
    <DialogButton
      look={one === undefined ? 'plain' : 'bare'}
      label={one === undefined ? words.add : words.change}
      title={one === undefined ? words.add : words.changeTitle(one.name)}
      refusedBecause={me.person?.admin === true ? undefined : team.onlyAdministrators}
    >
      {close => (
        <CommandForm
          operation="team.set"
          fields={[
            ...(one === undefined ? [{ name: 'name', label: form.name, required: true }] : []),
            {
              name: 'members',
              label: form.members,
              hint: form.handles,
              type: 'text',
              value: one?.members.join(', ') ?? '',
            },
            { name: 'teams', label: form.nestedTeams, value: one?.teams.join(', ') ?? '' },
          ]}
          build={({ name = '', members, teams }) => ({
            name: one?.name ?? name,
            members: listOf(members),
            teams: listOf(teams),
          })}
          submit={form.save}
          onDone={close}
        />
      )}
    </DialogButton>
  )
}
