import { Link } from '@tanstack/react-router'
import { CommandForm } from '../ui/command-form.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Shown } from './decision-view.tsx'

const words = decide.replace

/** D5: a decision in force is replaced by a new one: at once by whoever may, else by asking. */
export function Replace({ shown, onReplaced }: { shown: Shown; onReplaced: (id: string) => void }) {
  return (
    <p className={styles.acts}>
      {shown.imported === null && (
        <DialogButton label={words.act}>
          {close => (
            <CommandForm
              operation="decision.supersede"
              intro={words.says}
              fields={[
                { name: 'text', label: words.text, required: true },
                { name: 'rationale', label: decide.rationale, type: 'words', required: true },
              ]}
              build={({ text = '', rationale = '' }) => ({ id: shown.id, text, rationale })}
              submit={words.send}
              onDone={({ id }) => {
                close()
                onReplaced(id)
              }}
            />
          )}
        </DialogButton>
      )}
      <Link
        to="/decide"
        search={{ ask: 'yes', type: shown.type, area: shown.area, supersedes: shown.id }}
        className={styles.askAnew}
      >
        {words.ask}
      </Link>
    </p>
  )
}
