import type { ItemKind } from '../../domain/handoff/kinds.ts'
import { isBlank } from '../../domain/handoff/print.ts'
import { Button } from '../ui/button.tsx'
import { Term } from '../ui/term.tsx'
import { common } from '../words/common.ts'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { linesOf } from './composition.ts'
import { addBlank, nextKey, sayNone } from './edit-lines.ts'
import { FindingNote, noteId } from './finding-note.tsx'
import styles from './kind-part.module.css'
import { Line } from './line.tsx'

/** One kind: its heading in the margin, its lines, or that there are none. */
export function KindPart({ kind }: { kind: ItemKind }) {
  const { composition, placed, edit, focus } = useComposing()
  const lines = linesOf(composition, kind)
  const none = composition.document.none.includes(kind)
  const mine = placed.filter(({ at }) => typeof at === 'object' && 'kind' in at && at.kind === kind)
  const add = () => {
    edit(addBlank(kind))
    focus(`${nextKey(composition)}:text`)
  }
  return (
    <section className={styles.part} aria-label={common.kinds[kind]}>
      <div className={styles.margin}>
        <h2>
          <Term name={kind}>{common.kinds[kind]}</Term>
        </h2>
        <code>{handOff.kinds[kind].key}</code>
      </div>
      <div className={styles.lines}>
        <ul>
          {lines.map(({ key, item }) => (
            <Line key={key} lineKey={key} item={item} />
          ))}
        </ul>
        <div className={styles.foot}>
          <div className={styles.acts}>
            {none && (
              <p className={styles.none}>
                <span className={styles.said}>{handOff.none}</span> {handOff.noneSaid}
              </p>
            )}
            <button type="button" className={styles.add} data-spot={`kind:${kind}`} onClick={add}>
              + {handOff.addLine}
            </button>
            {(none || lines.every(({ item }) => isBlank(item))) && (
              <Button look="act" onPress={() => edit(sayNone(kind, !none))}>
                {none ? handOff.takeNoneBack : handOff.sayNone}
                <span className="unseen">: {common.kinds[kind]}</span>
              </Button>
            )}
          </div>
          <div>
            {mine.map(one => (
              <FindingNote key={noteId(one)} placed={one} />
            ))}
          </div>
        </div>
      </div>
    </section>
  )
}
