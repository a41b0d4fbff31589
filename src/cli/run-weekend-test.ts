import { basename, resolve } from 'node:path'
import type { CodeownersTable, OwnersTable } from '../domain/owners/path-table.ts'
import { type RepositoryWeekend, repositoryWeekend } from '../domain/owners/weekend.ts'
import type { Outcome } from '../domain/refusal.ts'
import { readCodeownersFile, readOwnersTree } from './import/owners.ts'
import { gathering, type Skipped } from './import/reading.ts'
import type { LocalContext } from './local.ts'
import { UsageError } from './usage-error.ts'

/** The weekend test of one repository: no organisation, no server, nothing kept. */
export interface RepositoryWeekendAnswer extends RepositoryWeekend {
  readonly repository: {
    readonly dialect: 'owners' | 'codeowners'
    /** The folder or file that was read. */
    readonly name: string
    readonly files: number
  }
  readonly skipped: readonly Skipped[]
  readonly skippedFolders: number
}

/**
 * A13 without an organisation: reads an `OWNERS` tree or a `CODEOWNERS` file here, and says what one person alone
 * approves and what waits for those away. Neither or both named is wrong usage.
 */
export async function runWeekendTest(
  input: Record<string, unknown>,
  context: LocalContext,
): Promise<Outcome<RepositoryWeekendAnswer>> {
  const { codeowners, owners } = input
  const without = Array.isArray(input.without) ? input.without.map(String) : []
  if (typeof codeowners === 'string' && typeof owners === 'string')
    throw new UsageError('--codeowners and --owners are two questions.', 'Ask them one after the other.')
  const into = gathering()
  if (typeof codeowners === 'string') {
    const path = resolve(context.host.cwd, codeowners)
    const read = await readCodeownersFile(path, codeowners, into)
    if (read === null) throw nothingRead(codeowners, into.reading().skipped)
    return answer({ table: read.table, files: 1, name: codeowners, reviewers: new Map() })
  }
  if (typeof owners !== 'string')
    throw new UsageError(
      'What to read is missing.',
      'Name a CODEOWNERS file with --codeowners FILE, or a checkout with OWNERS files with --owners DIR.',
    )
  const dir = resolve(context.host.cwd, owners)
  const read = await readOwnersTree(dir, into)
  if (read.files === 0) throw nothingRead(owners, into.reading().skipped)
  return answer({ ...read, name: basename(dir) })

  function answer(read: Read): Outcome<RepositoryWeekendAnswer> {
    const { table, reviewers, files, name } = read
    const { skipped, skippedFolders } = into.reading()
    const repository = { dialect: table.dialect, name, files }
    const weekend = repositoryWeekend(table, reviewers, without)
    return { ok: true, value: { repository, ...weekend, skipped, skippedFolders } }
  }
}

interface Read {
  readonly table: OwnersTable | CodeownersTable
  readonly reviewers: ReadonlyMap<string, readonly string[]>
  readonly files: number
  readonly name: string
}

function nothingRead(name: string, skipped: readonly Skipped[]): UsageError {
  const itself = skipped.find(({ file }) => file === '.' || file === name)
  const [first] = skipped
  const why = first === undefined ? '' : `: ${first.file} ${first.reason}`
  return new UsageError(
    itself === undefined ? `${name} has no OWNERS file that can be read${why}.` : `${name} ${itself.reason}.`,
    'Name a CODEOWNERS file with --codeowners FILE, or a checkout with OWNERS files with --owners DIR.',
  )
}
