import { useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { shell } from '../words/shell.ts'
import { keyActs, setSingleKeys, singleKeysOn } from './keys.ts'
import styles from './keys-sheet.module.css'

/** `?`: every key that acts now, and the switch for those without Ctrl or ⌘. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const [acts] = useState(keyActs)
  const [on, setOn] = useState(singleKeysOn)
  const change = (next: boolean) => {
    setSingleKeys(next)
    setOn(next)
  }
  return (
    <Dialog title={shell.keys.title} onClose={onClose}>
      {() => (
        <>
          <p className={styles.hint}>{shell.keys.hint}</p>
          <dl className={styles.keys}>
            {acts.map(({ keys, words }) => (
              <div key={keys}>
                <dt>{words}</dt>
                <dd>
                  {keys.split(' ').map((key, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may have the same key twice and never moves
                    <Kbd key={index} keys={key.replace('+', '')} />
                  ))}
                </dd>
              </div>
            ))}
          </dl>
          <label className={styles.switch}>
            <input type="checkbox" checked={on} onChange={event => change(event.target.checked)} />
            {shell.keys.switch}
          </label>
        </>
      )}
    </Dialog>
  )
}
