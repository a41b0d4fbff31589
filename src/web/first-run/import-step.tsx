import { Door } from '../sign-in/door.tsx'
import { Button } from '../ui/button.tsx'
import { firstRun } from '../words/first-run.ts'
import { ImportPeople } from './import-people.tsx'
import styles from './welcome.module.css'

const words = firstRun.importing

/** The people from a file here and now; what else can be imported is run where the files are. */
export function ImportStep({ commands, onDone }: { commands: readonly string[]; onDone: () => void }) {
  return (
    <Door title={words.title}>
      <p className={styles.says}>{words.says}</p>
      <ImportPeople />
      <details className={styles.more}>
        <summary>{words.other}</summary>
        <p className={styles.says}>{words.otherSays}</p>
        <ul className={styles.commands}>
          {commands.map(command => (
            <li key={command}>
              <code>{command}</code>
            </li>
          ))}
        </ul>
      </details>
      <p>
        <Button onPress={onDone}>{words.done}</Button>
      </p>
    </Door>
  )
}
