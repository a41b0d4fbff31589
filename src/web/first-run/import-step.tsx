import { useQuery } from '@tanstack/react-query'
import { call } from '../api/call.ts'
import { Door } from '../sign-in/door.tsx'
import { Button } from '../ui/button.tsx'
import { firstRun } from '../words/first-run.ts'
import styles from './welcome.module.css'

const words = firstRun.importing
const pollMs = 2_000

/** What to run for an import, and how many people have arrived by now. */
export function ImportStep({ commands, onDone }: { commands: readonly string[]; onDone: () => void }) {
  const { data } = useQuery({
    queryKey: ['person.list', 'arriving'],
    queryFn: () => call('person.list', { limit: 200 }),
    refetchInterval: pollMs,
  })
  const count = data?.items.length ?? 1
  return (
    <Door title={words.title}>
      <p className={styles.says}>{words.says}</p>
      <ul className={styles.commands}>
        {commands.map(command => (
          <li key={command}>
            <code>{command}</code>
          </li>
        ))}
      </ul>
      <p role="status">{data?.next == null ? words.people(count) : words.more(count)}</p>
      <Button look="go" onPress={onDone}>
        {words.done}
      </Button>
    </Door>
  )
}
