import { Link } from '@tanstack/react-router'
import type { EntryKind } from '../../domain/record/kinds.ts'
import { kindsIn } from '../record/filters.ts'
import { PageTitle } from '../ui/page-title.tsx'
import { Section } from '../ui/section.tsx'
import { kept, privacy } from '../words/privacy.ts'
import { kindGroups, kindNames } from '../words/record.ts'
import styles from './settings.module.css'

/** Made from the kinds of entries there are: what is recorded, who reads it, what is never collected, how erasure works. */
export function PrivacyPage() {
  return (
    <>
      <PageTitle title={privacy.title} margin={<Link to="/settings">{privacy.back}</Link>}>
        {privacy.intro}
      </PageTitle>
      <Section title={privacy.never} part>
        <Sayings says={privacy.neverSay} />
      </Section>
      <Section title={privacy.readers}>
        <Sayings says={privacy.readersSay} />
      </Section>
      <Section title={privacy.erasure}>
        <Sayings says={privacy.erasureSay} />
      </Section>
      <Section title={privacy.beside}>
        <Sayings says={privacy.besideSay} />
      </Section>
      <Section title={privacy.recorded} hint={privacy.recordedHint} count={Object.keys(kept).length}>
        <p className={styles.every}>{privacy.every}</p>
        {kindGroups.map(([name, label, prefixes]) => (
          <Kinds key={name} label={label} kinds={kindsIn(prefixes)} />
        ))}
      </Section>
    </>
  )
}

function Sayings({ says }: { says: readonly string[] }) {
  return (
    <ul className={styles.sayings}>
      {says.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

function Kinds({ label, kinds }: { label: string; kinds: readonly EntryKind[] }) {
  return (
    <table className={styles.kinds}>
      <caption>{label}</caption>
      <thead>
        <tr>
          <th scope="col">{privacy.columns.kind}</th>
          <th scope="col">{privacy.columns.facts}</th>
          <th scope="col">{privacy.columns.words}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(kind => (
          <tr key={kind}>
            <th scope="row">{kindNames[kind]}</th>
            <td>{kept[kind].facts}</td>
            <td>{kept[kind].words ?? <span className={styles.hint}>{privacy.noWords}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
