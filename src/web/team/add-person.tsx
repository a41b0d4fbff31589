import { useState } from 'react'
import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { team } from '../words/team.ts'
import { Invitation } from './invitation.tsx'
import { useZoneNames } from './use-zone-names.ts'

const words = team.form

/** An administrator adds a person, and gives them the link they first sign in with. */
export function AddPerson() {
  const { me } = useReader()
  return (
    <DialogButton
      label={team.people.add}
      refusedBecause={me.person?.admin === true ? undefined : team.onlyAdministrators}
    >
      {() => <AddForm />}
    </DialogButton>
  )
}

function AddForm() {
  const zones = useZoneNames()
  const [added, setAdded] = useState<{ handle: string; name: string; agent: boolean } | null>(null)
  if (added !== null)
    return (
      <>
        <p role="status">{added.agent ? added.name : words.added(added.name)}</p>
        {!added.agent && <Invitation handle={added.handle} />}
      </>
    )
  return (
    <CommandForm
      operation="person.add"
      fields={[
        { name: 'name', label: words.name, required: true },
        { name: 'handle', label: words.handle, hint: words.handleHint, required: true },
        { name: 'zone', label: words.zone, hint: words.zoneHint, known: zones },
        { name: 'agent', label: words.software, type: 'check' },
        { name: 'sponsor', label: words.sponsor },
      ]}
      build={({ name = '', handle = '', zone = '', agent, sponsor = '' }) => ({
        name,
        handle,
        ...(zone !== '' && { zone }),
        ...(agent === 'yes' && { agent: true }),
        ...(sponsor !== '' && { sponsor }),
      })}
      submit={words.add}
      onDone={(_, { handle = '', name = '', agent }) => setAdded({ handle, name, agent: agent === 'yes' })}
    />
  )
}
