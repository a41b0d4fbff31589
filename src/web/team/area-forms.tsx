import { useReader } from '../time/reader.tsx'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import type { FieldSpec, Values } from '../ui/form-field.tsx'
import { team } from '../words/team.ts'
import { type ListedArea, useTeams } from './everyone.ts'
import { listOf } from './lists.ts'
import styles from './team.module.css'

const words = team.form

function useRefusal(): string | undefined {
  const { me } = useReader()
  return me.person?.admin === true ? undefined : team.onlyAdministrators
}

function useHeldFields(area?: ListedArea): FieldSpec[] {
  const { items } = useTeams()
  return [
    { name: 'name', label: words.name, value: area?.name ?? '' },
    { name: 'team', label: words.team, value: area?.team ?? '', known: items.map(({ name }) => name) },
    { name: 'techLeads', label: words.leads, value: area?.techLeads.join(', ') ?? '', hint: words.handles },
    { name: 'managers', label: words.managers, value: area?.managers.join(', ') ?? '', hint: words.handles },
    { name: 'restricted', label: words.restricted, type: 'check', value: area?.restricted ? 'yes' : '' },
  ]
}

const held = ({ name = '', team: holder = '', techLeads, managers, restricted }: Values) => ({
  ...(name !== '' && { name }),
  team: holder === '' ? null : holder,
  techLeads: listOf(techLeads),
  managers: listOf(managers),
  restricted: restricted === 'yes',
})

export function AddArea() {
  return (
    <DialogButton label={team.areas.add} refusedBecause={useRefusal()}>
      {close => <AddForm onDone={close} />}
    </DialogButton>
  )
}

function AddForm({ onDone }: { onDone: () => void }) {
  const fields = useHeldFields()
  return (
    <CommandForm
      operation="area.add"
      fields={[{ name: 'path', label: words.path, hint: words.pathHint, required: true }, ...fields]}
      build={values => ({ path: values.path ?? '', ...held(values) })}
      submit={words.add}
      onDone={onDone}
    />
  )
}

/** Who holds an area, its place in the tree, and its end. */
export function ChangeArea({ area }: { area: ListedArea }) {
  return (
    <DialogButton
      look="bare"
      label={team.areas.change}
      title={team.areas.changeTitle(area.path)}
      refusedBecause={useRefusal()}
    >
      {close => (
        <>
          <SetForm area={area} onDone={close} />
          <details className={styles.more}>
            <summary>{words.move}</summary>
            <CommandForm
              operation="area.move"
              intro={words.moveIntro}
              fields={[{ name: 'new', label: words.newPath, value: area.path, required: true }]}
              build={values => ({ path: area.path, new: values.new ?? '' })}
              submit={words.move}
              onDone={close}
            />
          </details>
          <details className={styles.more}>
            <summary>{words.retire}</summary>
            <CommandForm
              operation="area.retire"
              intro={words.retireIntro}
              fields={[]}
              build={() => ({ path: area.path })}
              submit={words.retire}
              onDone={close}
            />
          </details>
        </>
      )}
    </DialogButton>
  )
}

function SetForm({ area, onDone }: { area: ListedArea; onDone: () => void }) {
  return (
    <CommandForm
      operation="area.set"
      fields={useHeldFields(area)}
      build={values => ({ path: area.path, ...held(values) })}
      submit={words.save}
      onDone={onDone}
    />
  )
}
