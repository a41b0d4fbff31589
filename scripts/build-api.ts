import { writeFileSync } from 'node:fs'
import { apiPage } from '../src/contract/api-page.ts'

/** Writes docs/API.md from the table of operations. */
writeFileSync(new URL('../docs/API.md', import.meta.url), apiPage())
