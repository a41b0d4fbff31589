import { durationWords } from '../../domain/time/duration.ts'
import { useReader } from '../time/reader.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { handOff } from '../words/hand-off.ts'
import styles from './carried-verdict.module.css'
import { useComposing } from './composer-context.ts'
import { unsettled } from './composition.ts'
import { markDone, stillTrue, type Verdict, withNextStep } from './edit-carried.ts'
import type { Edit } from './edit-lines.ts'

const keys: Readonly<Record<Verdict, string>> = { true: '.', done: 'x', next: '>' }
const edits: Readonly<Record<Verdict, (key: string) => Edit>> = {
  true: stillTrue,
  done: markDone,
  next: withNextStep,
}

/** A carried line is gone through with one key, and the focus goes on to the next: `.` still true, `x` done, `>` next step. */
export function CarriedVerdict({ lineKey, id }: { lineKey: string; id: string }) {
  const { composition, carried, edit, focus, directory } = useComposing()
  const { now } = useReader()
  const settled = composition.settled.includes(id)
  const fact = carried.find(item => item.id === id)
  const author = directory.people.find(({ handle }) => handle === fact?.saidBy)?.name ?? fact?.saidBy ?? ''
  const say = (verdict: Verdict) => {
    edit(edits[verdict](lineKey))
    if (verdict === 'next') return focus(`${lineKey}:next`)
    const waiting = unsettled(composition).filter(key => key !== lineKey)
    const at = composition.keys.indexOf(lineKey)
    const onward = waiting.find(key => composition.keys.indexOf(key) > at) ?? waiting[0]
    focus(onward === undefined ? 'front:summary' : `${onward}:verdict`)
  }
  const ago = fact === undefined ? '' : durationWords(now - Date.parse(fact.saidAt))
  return (
    <div className={styles.row}>
      <span>
        {id} · {handOff.carried(author, ago === '' ? '' : `${ago} ago`)}
        {fact?.next != null && ` · ${handOff.lastNext(fact.next)}`}
      </span>
      {settled && <span className={styles.through}>✓ {handOff.verdicts.through}</span>}
      <fieldset
        className={`${styles.verdicts} ${settled ? styles.settled : ''}`}
        aria-label={handOff.verdicts.label}
        onKeyDown={event => {
          const found = (Object.keys(keys) as Verdict[]).find(verdict => keys[verdict] === event.key)
          if (found === undefined || event.ctrlKey || event.metaKey || event.altKey) return
          event.preventDefault()
          say(found)
        }}
      >
        {(Object.keys(keys) as Verdict[]).map(verdict => (
          <button
            key={verdict}
            type="button"
            data-spot={verdict === 'true' ? `${lineKey}:verdict` : undefined}
            aria-keyshortcuts={keys[verdict]}
            onClick={() => say(verdict)}
          >
            <Kbd keys={keys[verdict]} /> {handOff.verdicts[verdict]}
          </button>
        ))}
      </fieldset>
    </div>
  )
}
