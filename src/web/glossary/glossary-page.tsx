import { useState } from 'react'
import { terms } from '../../domain/glossary.ts'
import { Empty } from '../ui/empty.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { TextField } from '../ui/text-field.tsx'
import { glossary } from '../words/glossary.ts'
import styles from './glossary-page.module.css'

const byWord = Object.entries(terms).sort(([, [a]], [, [b]]) => a.localeCompare(b, 'en'))

/** Every word of Locum with what it means; each has an address of its own. */
export function GlossaryPage() {
  const [text, setText] = useState('')
  const wanted = text.trim().toLowerCase()
  const shown = byWord.filter(([, [word, means]]) => `${word} ${means}`.toLowerCase().includes(wanted))
  return (
    <>
      <PageTitle title={glossary.title}>{glossary.lead}</PageTitle>
      <div className={styles.filter}>
        <TextField label={glossary.filter} type="search" value={text} onChange={setText} />
      </div>
      {shown.length === 0 && <Empty says={glossary.none} />}
      <dl className={styles.terms}>
        {shown.map(([name, [word, means]]) => (
          <div key={name} id={name} data-line="">
            <dt>{word}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
