import { Button } from '../ui/button.tsx'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { common } from '../words/common.ts'
import styles from './shell.module.css'

/** A page that could not be shown, or whose files a newer version has replaced: said calmly, with a way on. */
export function PageFault({ error }: { error: unknown }) {
  return (
    <div className={styles.fault}>
      <RefusalNote error={error} />
      <Button look="go" onPress={() => location.reload()}>
        {common.tryAgain}
      </Button>
    </div>
  )
}
