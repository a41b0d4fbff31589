import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { fileOf, formatErrors, typeFile } from './edit-markdown.ts'
import { FindingNote, noteId } from './finding-note.tsx'
import styles from './markdown-view.module.css'

/** The very same handoff as a file: what is typed here is what the page shows, and the other way round. */
export function MarkdownView() {
  const { composition, placed, edit } = useComposing()
  const text = fileOf(composition)
  const errors = formatErrors(composition)
  return (
    <div className={styles.view}>
      <textarea
        className={styles.file}
        aria-label={handOff.markdownLabel}
        data-spot="front:summary"
        value={text}
        rows={Math.max(18, text.split('\n').length + 2)}
        spellCheck={false}
        onChange={event => edit(typeFile(event.target.value))}
      />
      <div>
        {errors.map(({ line, column, message }) => (
          <p key={`${line}:${column}`} className={styles.error}>
            <code>{handOff.unread(line)}</code> {message}
          </p>
        ))}
        {errors.length === 0 && placed.map(one => <FindingNote key={noteId(one)} placed={one} asFile />)}
      </div>
    </div>
  )
}
