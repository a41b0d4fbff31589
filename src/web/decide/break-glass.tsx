import { useEffect, useRef, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { decide } from '../words/decide.ts'
import styles from './decide.module.css'
import type { Shown } from './decision-view.tsx'
import { VoteForm } from './vote-form.tsx'

const words = decide.glass

/** A4: whoever may decide only by breaking the glass is told what that means before the form is there. */
export function BreakGlass({ shown }: { shown: Shown }) {
  const [broken, setBroken] = useState(false)
  const warning = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (broken) warning.current?.focus()
  }, [broken])
  return (
    <section className={styles.glass} aria-labelledby="break-glass">
      <h3 id="break-glass" ref={warning} tabIndex={-1}>
        {words.title}
      </h3>
      <ul>
        {words.means.map(says => (
          <li key={says}>{says}</li>
        ))}
      </ul>
      {broken ? (
        <VoteForm shown={shown} breakGlass />
      ) : (
        <Button onPress={() => setBroken(true)}>{words.begin}</Button>
      )}
    </section>
  )
}
