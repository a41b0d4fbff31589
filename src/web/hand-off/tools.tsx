import { useNavigate } from '@tanstack/react-router'
import { templates } from '../../domain/handoff/kinds.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { formatErrors } from './edit-markdown.ts'
import styles from './tools.module.css'

interface ToolsProps {
  readonly template: string | null
  readonly behalf: string | null
  readonly asFile: boolean
  readonly onFile: (asFile: boolean) => void
  readonly onStartOver: () => void
}

/** What kind of handoff this is, in whose name, and as what it is written. */
export function Tools({ template, behalf, asFile, onFile, onStartOver }: ToolsProps) {
  const { composition, directory } = useComposing()
  const { handle } = useReader()
  const navigate = useNavigate()
  const go = (change: Record<string, string | undefined>) =>
    void navigate({
      to: '/hand-off',
      search: (before: Record<string, unknown>) => ({ ...before, ...change }) as never,
    })
  const unread = formatErrors(composition).length > 0
  const others = directory.people.filter(person => person.kind === 'human' && person.handle !== handle)
  return (
    <div className={styles.tools}>
      <label>
        {handOff.template}{' '}
        <select value={template ?? ''} onChange={event => go({ template: event.target.value || undefined })}>
          {(['', ...templates] as const).map(one => (
            <option key={one} value={one}>
              {handOff.templates[one]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {handOff.behalf}{' '}
        <select value={behalf ?? ''} onChange={event => go({ for: event.target.value || undefined })}>
          <option value="">{handOff.behalfNobody}</option>
          {others.map(person => (
            <option key={person.id} value={person.handle}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <Button
        look="act"
        onPress={() => onFile(!asFile)}
        refusedBecause={asFile && unread ? handOff.markdownUnread : undefined}
      >
        {asFile ? handOff.page : handOff.markdown}
      </Button>
      <Button look="act" onPress={onStartOver}>
        {handOff.startOver}
      </Button>
      {behalf !== null && (
        <p className={styles.hint}>
          {handOff.behalfHint(directory.people.find(person => person.handle === behalf)?.name ?? behalf)}
        </p>
      )}
    </div>
  )
}
