import type { Row } from '../spec.ts'
import { page } from './page.ts'

export function briefText(answer: Row): string {
  return page(answer)
}
