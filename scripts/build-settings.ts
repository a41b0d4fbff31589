import { writeFileSync } from 'node:fs'
import { settingsPage } from '../src/server/settings.ts'

/** Writes docs/SETTINGS.md from the list of settings. */
writeFileSync(new URL('../docs/SETTINGS.md', import.meta.url), settingsPage())
