import { useState } from 'react'
import { setSingleKeys, singleKeysOn } from '../shell/keys.ts'
import { chooseTheme, chosenTheme, type Theme } from '../shell/theme.ts'
import { Section } from '../ui/section.tsx'
import { settings } from '../words/settings.ts'
import styles from './settings.module.css'

const words = settings.browser
const themes: readonly Theme[] = ['system', 'light', 'dark']

/** What this browser alone remembers. */
export function BrowserSettings() {
  const [theme, setTheme] = useState<Theme>(chosenTheme)
  const [keys, setKeys] = useState(singleKeysOn)
  return (
    <Section title={words.title} hint={words.hint} part>
      <fieldset className={styles.choices}>
        <legend>{words.theme}</legend>
        {themes.map(choice => (
          <label key={choice}>
            <input
              type="radio"
              name="theme"
              checked={theme === choice}
              onChange={() => {
                chooseTheme(choice)
                setTheme(choice)
              }}
            />
            {words.themes[choice]}
          </label>
        ))}
      </fieldset>
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={keys}
          aria-describedby="single-keys-hint"
          onChange={({ target }) => {
            setSingleKeys(target.checked)
            setKeys(target.checked)
          }}
        />
        {words.singleKeys}
      </label>
      <p id="single-keys-hint" className={styles.hint}>
        {words.singleKeysHint}
      </p>
    </Section>
  )
}
