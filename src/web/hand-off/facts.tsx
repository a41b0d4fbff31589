import { type ReactNode, useState } from 'react'
import type { ItemDocument } from '../../domain/handoff/document.ts'
import { type Condition, conditions, type ItemKind } from '../../domain/handoff/kinds.ts'
import { common } from '../words/common.ts'
import { handOff } from '../words/hand-off.ts'
import { useComposing } from './composer-context.ts'
import { setLine } from './edit-lines.ts'
import { factKeys } from './edit-typed.ts'
import styles from './facts.module.css'
import { noteId } from './finding-note.tsx'
import type { Placed } from './server-findings.ts'
import { TimeField } from './time-field.tsx'
import { Written } from './written.tsx'

type Fact = Exclude<keyof typeof handOff.facts, 'condition'>

/** What a line of each kind is asked for; anything else can be added. */
const asked: Readonly<Record<ItemKind, readonly Fact[]>> = {
  hold: ['until', 'why'],
  contingency: ['until', 'may', 'by'],
  blocker: ['unblocker', 'next'],
  question: ['due'],
  work: ['next', 'due'],
  watch: ['until'],
  done: [],
}

const own: readonly Fact[] = ['may', 'limit', 'by', 'maxAge']
const all = factKeys
  .map(([, field]) => field)
  .filter(field => field !== 'condition' && field !== 'carries') as Fact[]

interface FactsProps {
  readonly lineKey: string
  readonly item: ItemDocument
  readonly findings: readonly Placed[]
  readonly children: ReactNode
}

/** The facts under a line, in one row that reads as `key value`. An open slot is asked for; nothing is guessed. */
export function Facts({ lineKey, item, findings, children }: FactsProps) {
  const { focus } = useComposing()
  const [opened, setOpened] = useState<readonly Fact[]>([])
  const flagged = findings.map(({ spot }) => spot.slice(spot.indexOf(':') + 1))
  const shown = all.filter(
    fact =>
      item[fact] !== null ||
      asked[item.kind].includes(fact) ||
      opened.includes(fact) ||
      flagged.includes(fact),
  )
  const others = all.filter(
    fact => !shown.includes(fact) && (item.kind === 'contingency' || !own.includes(fact)),
  )
  return (
    <div className={styles.facts}>
      {item.kind !== 'done' && <ConditionFact lineKey={lineKey} item={item} />}
      {shown.map(fact => (
        <FactField key={fact} lineKey={lineKey} item={item} fact={fact} findings={findings} />
      ))}
      {others.length > 0 && (
        <select
          className={styles.add}
          aria-label={handOff.addFact}
          value=""
          onChange={event => {
            const fact = event.target.value as Fact
            setOpened([...opened, fact])
            focus(`${lineKey}:${fact}`)
          }}
        >
          <option value="">+ {handOff.addFact.toLowerCase()}</option>
          {others.map(fact => (
            <option key={fact} value={fact}>
              {handOff.facts[fact][0]}
            </option>
          ))}
        </select>
      )}
      {children}
    </div>
  )
}

function FactField({ lineKey, item, fact, findings }: Omit<FactsProps, 'children'> & { fact: Fact }) {
  const { edit, author } = useComposing()
  const spot = `${lineKey}:${fact}`
  const mine = findings.filter(found => found.spot === spot)
  const [word, prompt] = handOff.facts[fact]
  const shared = {
    spot,
    label: handOff.factLabel(word, item.text.slice(0, 60)),
    look: 'fact',
    placeholder: prompt,
    describedBy: mine.map(noteId).join(' ') || undefined,
    invalid: mine.some(({ finding }) => finding.level === 'error' && item[fact] !== null),
  } as const
  const say = (value: string | null) => edit(setLine(lineKey, { [fact]: value }))
  return (
    <span className={styles.fact}>
      <span className={styles.word}>{word}</span>{' '}
      {fact === 'due' || fact === 'until' ? (
        <TimeField {...shared} value={item[fact]} author={author} onSay={say} />
      ) : (
        <Written {...shared} value={item[fact] ?? ''} onType={text => say(text === '' ? null : text)} />
      )}
    </span>
  )
}

function ConditionFact({ lineKey, item }: { lineKey: string; item: ItemDocument }) {
  const { edit, carried } = useComposing()
  const last = carried.find(({ id }) => id === item.carries)?.condition
  const usual = last ?? (item.kind === 'blocker' ? 'fragile' : 'stable')
  return (
    <select
      className={`${styles.add} ${item.condition === null ? '' : styles.said}`}
      aria-label={handOff.factLabel(handOff.head.condition, item.text.slice(0, 60))}
      data-spot={`${lineKey}:condition`}
      value={item.condition ?? ''}
      onChange={event =>
        edit(setLine(lineKey, { condition: (event.target.value || null) as Condition | null }))
      }
    >
      <option value="">{handOff.conditionUnsaid(usual, last !== undefined)}</option>
      {conditions.map(condition => (
        <option key={condition} value={condition}>
          {common.conditions[condition].toLowerCase()}
        </option>
      ))}
    </select>
  )
}
