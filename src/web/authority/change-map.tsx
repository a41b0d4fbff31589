import { settled, useCommand } from '../api/query.ts'
import { Moment } from '../time/moment.tsx'
import { Button } from '../ui/button.tsx'
import { Cite } from '../ui/cite.tsx'
import { DialogButton } from '../ui/dialog.tsx'
import { moneyText } from '../ui/money.ts'
import { RefusalNote } from '../ui/refusal-note.tsx'
import { WordsOf } from '../ui/words-of.tsx'
import { authority } from '../words/authority.ts'
import type { ShownMap } from './answer.tsx'
import { useCalled } from './called.ts'
import styles from './map.module.css'
import { DelegateForm, FenceForm, FreezeForm, GrantForm, LiftButton, TypeForm } from './map-forms.tsx'
import type { Sentence } from './question.ts'
import { useMayNot } from './use-may-change.ts'

const words = authority.change

/** What changes the map, for those who may; others see each control and why not (A16). */
export function ChangeMap({ map, sentence }: { map: ShownMap; sentence: Sentence }) {
  const { type, area } = sentence
  const notGrant = useMayNot('map.grant', area)
  const notFreeze = useMayNot('map.freeze', area)
  const notFence = useMayNot('map.fence', area)
  const subject = { types: type, area }
  return (
    <div className={styles.change}>
      <h3>{words.title}</h3>
      <div className={styles.acts}>
        <DialogButton label={words.grant} refusedBecause={notGrant}>
          {close => <GrantForm {...subject} holders="" onDone={close} />}
        </DialogButton>
        <DialogButton label={words.delegate}>
          {close => <DelegateForm {...subject} to="" onDone={close} />}
        </DialogButton>
        <DialogButton label={words.freeze} refusedBecause={notFreeze}>
          {close => <FreezeForm {...subject} onDone={close} />}
        </DialogButton>
        <DialogButton label={words.fence} refusedBecause={notFence}>
          {close => <FenceForm {...subject} onDone={close} />}
        </DialogButton>
        <DialogButton label={words.type} refusedBecause={notGrant}>
          {close => <TypeForm onDone={close} />}
        </DialogButton>
      </div>
      {(notGrant ?? notFreeze) !== undefined && (
        <p className={styles.quiet}>
          {[...new Set([notGrant, notFreeze, notFence])].filter(Boolean).join(' ')}
        </p>
      )}
      <InForce map={map} />
    </div>
  )
}

/** Grants, delegations, freezes and fences in force, each with the entry that said it. */
function InForce({ map }: { map: ShownMap }) {
  const called = useCalled(map.names)
  const revokeGrant = useCommand('grant.revoke')
  const revokeDelegation = useCommand('delegation.revoke')
  const removeFence = useCommand('fence.remove')
  return (
    <>
      {(map.freezes.length > 0 || map.delegations.length > 0 || map.fences.length > 0) && (
        <h3>{words.inForce}</h3>
      )}
      <ul className={styles.inForce}>
        {map.freezes.map(freeze => (
          <li key={freeze.id}>
            <span>
              {words.freezes(freeze.types.includes('all') ? words.all : freeze.types.join(', '), freeze.area)}{' '}
              {freeze.reason !== null && <WordsOf text={freeze.reason} />}
            </span>
            <Until at={freeze.until} />
            <LiftButton id={freeze.id} label={words.lift} />
            {freeze.cite !== null && <Cite entry={freeze.cite} />}
          </li>
        ))}
        {map.delegations.map(one => (
          <li key={one.id}>
            <span>
              {words.delegationOf(called(one.from), called(one.to), one.types.join(', '), one.area)}
              {one.standIn && `, ${words.standIn}`}
              {one.clipped && `, ${words.clipped}`}
            </span>
            <Until at={one.until} />
            <Button onPress={() => settled(revokeDelegation.mutateAsync({ id: one.id }), () => {})}>
              {words.revoke}
            </Button>
            {one.cite !== null && <Cite entry={one.cite} />}
          </li>
        ))}
        {map.fences.map(fence => (
          <li key={fence.id}>
            <span>{words.fenceOf(fence.type, fence.area)}</span>
            <span />
            <Button onPress={() => settled(removeFence.mutateAsync({ id: fence.id }), () => {})}>
              {words.revoke}
            </Button>
            {fence.cite !== null && <Cite entry={fence.cite} />}
          </li>
        ))}
      </ul>
      <RefusalNote error={revokeDelegation.error ?? removeFence.error ?? revokeGrant.error} />
      <details className={styles.grants}>
        <summary>
          {words.grants} ({map.grants.length})
        </summary>
        <ul className={styles.inForce}>
          {map.grants.slice(0, 200).map(grant => (
            <li key={grant.id}>
              <span>
                <b>{words.grantOf(grant.types.join(', '), grant.area)}</b> {grant.holders.join(', ')}
                {grant.quorum > 1 && `, ${grant.quorum}`}
                {grant.breakGlass && `, ${authority.through.breakGlass}`}
                {grant.limits.amount !== undefined && `, ${authority.limit(moneyText(grant.limits.amount))}`}
              </span>
              <Until at={grant.until} />
              <Button onPress={() => settled(revokeGrant.mutateAsync({ id: grant.id }), () => {})}>
                {words.revoke}
              </Button>
              {grant.cite !== null && <Cite entry={grant.cite} />}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Until({ at }: { at: string | null }) {
  return <span className={styles.quiet}>{at === null ? words.noEnd : <Moment at={at} />}</span>
}
