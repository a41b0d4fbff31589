import type { ItemDocument } from '../../domain/handoff/document.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { Glyph } from '../ui/glyph.tsx'
import { common } from '../words/common.ts'
import { handOff } from '../words/hand-off.ts'
import { CarriedVerdict } from './carried-verdict.tsx'
import { useComposing } from './composer-context.ts'
import { addBlank, nextKey, setKind, setLine } from './edit-lines.ts'
import { absorbKeys } from './edit-typed.ts'
import { Facts } from './facts.tsx'
import { FindingNote, noteId } from './finding-note.tsx'
import styles from './line.module.css'
import { typedTime } from './typed-time.ts'
import { Written } from './written.tsx'

/** One line of a handoff: its text, the facts under it, and what is missing beside it. */
export function Line({ lineKey, item }: { lineKey: string; item: ItemDocument }) {
  const { composition, placed, prompts, author, amends, edit, drop, focus } = useComposing()
  const { now } = useReader()
  const mine = placed.filter(({ at }) => typeof at === 'object' && 'line' in at && at.line === lineKey)
  const word = common.kinds[item.kind]
  // H5: a line that is published is closed or withdrawn on its own page, never dropped.
  const published = amends !== null && item.carries !== null
  const addBelow = () => {
    if (item.text.trim() === '') return
    edit(addBlank(item.kind, lineKey))
    focus(`${nextKey(composition)}:text`)
  }
  return (
    <li
      className={`${styles.line} ${mine.some(({ finding }) => finding.level === 'error') ? styles.unsettled : ''}`}
    >
      <div className={styles.text}>
        <span className={styles.glyph}>
          <Glyph kind={item.kind} />
        </span>
        <div className={styles.body}>
          <Written
            value={item.text}
            onType={text => edit(setLine(lineKey, { text }))}
            onLeave={() => edit(absorbKeys(lineKey, typed => typedTime(typed, author, now)))}
            onEnter={addBelow}
            onEmptied={() => published || drop(lineKey)}
            toKind={(kind, text) => {
              edit(setLine(lineKey, { text }))
              edit(setKind(lineKey, kind))
              focus(`${lineKey}:text`)
            }}
            spot={`${lineKey}:text`}
            label={handOff.lineLabel(word)}
            look="line"
            placeholder={prompts[item.kind] ?? handOff.linePlaceholder(word)}
            describedBy={mine.map(noteId).join(' ') || undefined}
            invalid={mine.some(
              ({ spot, finding }) => spot === `${lineKey}:text` && finding.level === 'error',
            )}
          />
          <Facts lineKey={lineKey} item={item} findings={mine}>
            {!published && (
              <Button
                look="act"
                label={handOff.dropLabel(item.text.slice(0, 60))}
                onPress={() => drop(lineKey)}
              >
                {handOff.drop}
              </Button>
            )}
          </Facts>
          {published && <p className={styles.published}>{item.carries}</p>}
          {item.carries !== null && !published && <CarriedVerdict lineKey={lineKey} id={item.carries} />}
        </div>
      </div>
      <div className={styles.side}>
        {mine.map(one => (
          <FindingNote
            key={noteId(one)}
            placed={one}
            written={writtenTime(item, one.spot)}
            onReading={text =>
              edit(setLine(lineKey, one.spot.endsWith(':due') ? { due: text } : { until: text }))
            }
          />
        ))}
      </div>
    </li>
  )
}

function writtenTime(item: ItemDocument, spot: string): string | undefined {
  if (spot.endsWith(':due')) return item.due ?? undefined
  return spot.endsWith(':until') ? (item.until ?? undefined) : undefined
}
