import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useReader } from '../time/reader.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { team } from '../words/team.ts'
import { AreasTree } from './areas-tree.tsx'
import { CoverFor } from './cover-for.tsx'
import { PeopleList } from './people-list.tsx'
import styles from './team.module.css'
import { TeamsList } from './teams-list.tsx'

const views = ['people', 'areas', 'teams'] as const
type View = (typeof views)[number]

/** People, areas and teams, each a view with its own URL. `?cover=HANDLE&from=…&until=…` opens the form of a cover. */
export function TeamPage() {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const navigate = useNavigate()
  const { handle } = useReader()
  const view: View = views.find(name => name === search.view) ?? 'people'
  const find = search.find === undefined ? '' : String(search.find)
  const cover = search.cover === undefined ? null : String(search.cover)
  return (
    <>
      <PageTitle
        title={team.title}
        margin={
          <Link to="/team/$handle" params={{ handle }}>
            {team.me}
          </Link>
        }
      >
        {team.intro}
      </PageTitle>
      <nav aria-label={team.views.label} className={styles.views}>
        {views.map(name => (
          <Link
            key={name}
            to="/team"
            search={{ view: name }}
            aria-current={name === view ? 'page' : undefined}
          >
            {team.views[name]}
          </Link>
        ))}
      </nav>
      {view === 'people' && (
        <PeopleList
          find={find}
          onlyOn={search.on === true}
          onChange={(text, on) =>
            void navigate({
              to: '/team',
              search: { find: text === '' ? undefined : text, on: on || undefined },
              replace: true,
            })
          }
        />
      )}
      {view === 'areas' && <AreasTree />}
      {view === 'teams' && <TeamsList />}
      {cover !== null && (
        <Dialog
          title={team.form.coverFor(cover)}
          onClose={() => void navigate({ to: '/team', search: {}, replace: true })}
        >
          {close => <CoverFor handle={cover} from={search.from} until={search.until} onDone={close} />}
        </Dialog>
      )}
    </>
  )
}
