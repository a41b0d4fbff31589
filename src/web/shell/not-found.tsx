import { Link } from '@tanstack/react-router'
import { Door } from '../sign-in/door.tsx'
import { shell } from '../words/shell.ts'

/** An address that no page has: said so, with a way on. */
export function NotFound() {
  return (
    <Door title={shell.notFound}>
      <p>
        {shell.notFoundSays} <Link to="/">{shell.toBrief}</Link>
      </p>
    </Door>
  )
}
