import styles from './kbd.module.css'

/** Keys where they act. `mod` reads ⌘ on a Mac, Ctrl elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  const mac = /Mac|iPhone|iPad/.test(navigator.userAgent)
  const shown = keys.replaceAll('mod', mac ? '⌘' : 'Ctrl').replaceAll('enter', '↵')
  return <kbd className={styles.kbd}>{shown}</kbd>
}
