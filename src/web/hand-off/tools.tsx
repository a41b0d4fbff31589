import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { templates } from '../../domain/handoff/kinds.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { personNamed } from './directory.ts'
import { formatErrors } from './edit-markdown.ts'
import styles from './tools.module.css'
import { Written } from './written.tsx'

interface ToolsProps {
  readonly template: string | null
  readonly behalf: string | null
  readonly asFile: boolean
  readonly onFile: (asFile: boolean) => void
  readonly onStartOver: () => void
}

/** What kind of handoff this is, in whose name, and as what it is written. */
export function Tools({ template, behalf, asFile, onFile, onStartOver }: ToolsProps) {
  const { composition, directory, amends } = useComposing()
  const { handle } = useReader()
  const navigate = useNavigate()
  const go = (change: Record<string, string | undefined>) =>
    void navigate({
      to: '/hand-off',
      search: (before: Record<string, unknown>) => ({ ...before, ...change }) as never,
    })
  const [typing, setTyping] = useState<string | null>(null)
  const [sure, setSure] = useState(false)
  const leave = (text: string | null) => {
    setTyping(null)
    if (text === null) return
    const person = personNamed(directory, text.trim())
    const named = person?.kind === 'human' && person.handle !== handle ? person.handle : null
    if (named !== behalf && (named !== null || text.trim() === '')) go({ for: named ?? undefined })
  }
  const unread = formatErrors(composition).length > 0
  return (
    <div className={styles.tools}>
      {amends === null ? (
        <>
          <label>
            {handOff.template}{' '}
            <select
              value={template ?? ''}
              onChange={event => go({ template: event.target.value || undefined })}
            >
              {(['', ...templates] as const).map(one => (
                <option key={one} value={one}>
                  {handOff.templates[one]}
                </option>
              ))}
            </select>
          </label>
          <div className={styles.behalf}>
            {handOff.behalf}{' '}
            <Written
              value={typing ?? (behalf === null ? '' : `@${behalf}`)}
              onType={setTyping}
              onLeave={() => leave(typing)}
              spot="front:for"
              label={handOff.behalf}
              look="fact"
              placeholder={handOff.behalfNobody}
            />
          </div>
        </>
      ) : (
        <Link to="/handoff/$id" params={{ id: amends }}>
          {handOff.amend.leave(amends)}
        </Link>
      )}
      <Button
        look="act"
        onPress={() => onFile(!asFile)}
        refusedBecause={asFile && unread ? handOff.markdownUnread : undefined}
      >
        {asFile ? handOff.page : handOff.markdown}
      </Button>
      <Button look="act" onPress={sure ? onStartOver : () => setSure(true)}>
        {sure ? handOff.startOverSure : handOff.startOver}
      </Button>
      {behalf !== null && (
        <p className={styles.hint}>
          {handOff.behalfHint(directory.people.find(person => person.handle === behalf)?.name ?? behalf)}
        </p>
      )}
    </div>
  )
}
