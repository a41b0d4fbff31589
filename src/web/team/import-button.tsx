import { lazy, Suspense } from 'react'
import { useReader } from '../time/reader.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { Loading } from '../ui/loading.tsx'
import { team } from '../words/team.ts'

const ImportPeople = lazy(async () => ({
  default: (await import('../first-run/import-people.tsx')).ImportPeople,
}))

/** The same import as in the first run: a table of people may come again whenever it changes. */
export function ImportButton() {
  const { me } = useReader()
  return (
    <DialogButton
      label={team.people.importing}
      refusedBecause={me.person?.admin === true ? undefined : team.onlyAdministrators}
    >
      {() => (
        <Suspense fallback={<Loading />}>
          <ImportPeople />
        </Suspense>
      )}
    </DialogButton>
  )
}
