import { useId, useState } from 'react'
import { amountText } from '../../domain/authority/amounts.ts'
import { codeWords } from '../../domain/authority/code-words.ts'
import { nameIn } from '../../domain/people/name-in.ts'
import type { Output } from '../api/call.ts'
import { useRead } from '../api/query.ts'
import { useEveryone } from '../team/everyone.ts'
import { useReader } from '../time/reader.tsx'
import { Button } from '../ui/button.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { moneyText } from '../ui/money.ts'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { authority } from '../words/authority.ts'
import styles from './answer.module.css'
import { OutcomeSign, type ShownMap, useSays } from './answer.tsx'
import { inSentence, useCalled } from './called.ts'
import { Sign } from './chain.tsx'
import { DelegateForm, GrantForm, LiftButton, ObserveForm } from './map-forms.tsx'
import { askedOf, type Sentence, withPart } from './question.ts'

type May = Output<'authority.may'>

interface MayProps {
  readonly sentence: Sentence
  readonly person: string
  readonly onPerson: (handle: string) => void
  readonly onSay: (sentence: Sentence) => void
  readonly map: ShownMap | undefined
}

/** "May this person?": yes with its bounds, or no with every clause that fails and the one change that would do. */
export function MayPerson({ sentence, person, onPerson, onSay, map }: MayProps) {
  const words = authority.may
  const { items } = useEveryone()
  const id = useId()
  const [typed, setTyped] = useState(person)
  const may = useRead(
    'authority.may',
    { handle: person, ...askedOf(sentence) },
    sentence.at === undefined ? {} : { at: sentence.at },
  )
  const names = Object.fromEntries(items.map(({ handle, name }) => [handle, name]))
  const go = (text: string) => {
    const handle = text.trim().replace(/^@/, '')
    if (handle !== '' && handle !== person) onPerson(handle)
  }
  return (
    <section className={styles.side} aria-label={words.title}>
      <h2>
        <label htmlFor={id}>{words.title}</label>
      </h2>
      <input
        id={id}
        list={`${id}-known`}
        aria-label={words.field}
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onFocus={event => event.target.select()}
        onChange={event => {
          setTyped(event.target.value)
          if (nameIn(names, event.target.value) !== undefined) go(event.target.value)
        }}
        onBlur={() => go(typed)}
        onKeyDown={event => event.key === 'Enter' && go(typed)}
      />
      <datalist id={`${id}-known`}>
        {items.slice(0, 400).map(({ handle, name }) => (
          <option key={handle} value={handle}>
            {name}
          </option>
        ))}
      </datalist>
      {may.error !== null && <RefusalNote error={may.error} />}
      {may.data !== undefined && may.error === null && (
        <Said may={may.data} person={person} names={names} sentence={sentence} onSay={onSay} map={map} />
      )}
    </section>
  )
}

interface SaidProps extends Omit<MayProps, 'onPerson'> {
  readonly may: May
  readonly names: Readonly<Record<string, string>>
}

function Said({ may, person, names, sentence, onSay, map }: SaidProps) {
  const words = authority.may
  const { handle: me } = useReader()
  const failing = [...new Set(may.failing.flatMap(one => one.codes))]
  const codes = failing.length > 0 ? failing : may.codes
  return (
    <div role="status">
      <p className={styles.mayIs}>
        {may.outcome === 'yes' ? <OutcomeSign outcome="yes" /> : <Sign is="stopped" mine={false} />}
        {may.outcome === 'yes' ? words.yes : may.outcome === 'no' ? words.no : words.needs}
      </p>
      {may.outcome === 'yes' ? (
        <Bounds may={may} you={person === me} />
      ) : (
        <p className={styles.why}>
          {words.because(codeWords(codes, person === me))}
          <code>{codes.join(' ')}</code>
        </p>
      )}
      {may.outcome !== 'yes' && (
        <Change may={may} person={person} names={names} sentence={sentence} onSay={onSay} map={map} />
      )}
    </div>
  )
}

function Bounds({ may, you }: { may: May; you: boolean }) {
  const words = authority.may
  const away = may.reach === 'away' || may.reach === 'undeclared'
  return (
    <div className={styles.why}>
      <p>{you ? words.yourTurn : words.yesTurn}</p>
      {may.path?.bounds.map(({ dimension, margin, limit }) => {
        if (dimension !== 'amount' || margin === null || typeof limit !== 'string') return null
        const currency = /[A-Z]{3}/.exec(limit)?.[0]
        return currency === undefined ? null : (
          <p key={limit}>{words.room(moneyText({ minor: margin, currency }))}</p>
        )
      })}
      {away && <p>{you ? words.outsideYours : words.outside}</p>}
    </div>
  )
}

function Change({ may, person, names, sentence, onSay, map }: SaidProps) {
  const words = authority.may
  const { handle: me } = useReader()
  const called = useCalled(may.names, names, map?.names)
  const says = useSays()
  const change = may.change
  if (change === null)
    return (
      <div className={styles.change}>
        <p>{words.noChange}</p>
      </div>
    )
  const text = (key: string) => String((change as Record<string, unknown>)[key] ?? '')
  const kind = change.kind
  const subject = { types: sentence.type, area: sentence.area }
  return (
    <div className={styles.change}>
      <h3>{words.oneChange}</h3>
      <blockquote>{sentenceOf()}</blockquote>
      {kind === 'wait' && (
        <Button onPress={() => onSay({ ...sentence, at: text('until') })}>{words.does.wait}</Button>
      )}
      {kind === 'smaller_amount' && (
        <Button onPress={() => onSay(withPart(sentence, 'amount', amountText(less())))}>
          {words.does.smaller_amount}
        </Button>
      )}
      {kind === 'delegate' && (
        <>
          <DialogButton label={words.does.delegate}>
            {close => (
              <DelegateForm
                {...subject}
                to={person}
                {...(text('from') !== me && { standInFor: text('from') })}
                onDone={close}
              />
            )}
          </DialogButton>
          <p className={styles.within}>
            {text('from') === me ? words.within : words.onlyGiver(called(text('from')))}
          </p>
        </>
      )}
      {kind === 'observe' && (
        <DialogButton label={words.does.observe}>
          {close => <ObserveForm item={text('item')} onDone={close} />}
        </DialogButton>
      )}
      {kind === 'lift' && <LiftButton id={text('freeze')} label={words.does.lift} />}
      {kind === 'extend' && (
        <DialogButton label={words.does.extend}>
          {close => <GrantForm {...subject} holders={`@${person}`} onDone={close} />}
        </DialogButton>
      )}
    </div>
  )

  function less() {
    return { minor: Number(text('minor')), currency: text('currency') }
  }
  function sentenceOf(): string {
    switch (kind) {
      case 'wait':
        return words.changes.wait(says.moment(text('until')))
      case 'state':
        return words.changes.state(authority.dimensions[text('dimension')] ?? text('dimension'))
      case 'smaller_amount':
        return words.changes.smaller_amount(moneyText(less()))
      case 'observe':
        return words.changes.observe(text('item'))
      case 'delegate':
        return words.changes.delegate(
          called(text('from')),
          inSentence(called(person)),
          sentence.type,
          sentence.area,
        )
      case 'lift':
        return words.changes.lift(text('freeze'))
      case 'extend':
        return words.changes.extend(text('grant'))
      default:
        return words.changes.answer_consult
    }
  }
}
