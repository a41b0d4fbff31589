import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import { filePlace } from './file-place.ts'
import { gitPlace } from './git-place.ts'

/** Where a checkpoint is remembered outside this server's reach (R2). */
export interface AnchorPlace {
  /** As it was named, and as the record of anchors tells it. */
  readonly name: string
  /** The checkpoint remembered last of an organisation's log, as a signed note. */
  recall(org: string): Promise<string | null>
  /** Remembers another in its place; `size` is for whoever reads the history. */
  remember(org: string, note: string, size: number): Promise<void>
}

/** `git:FOLDER`, `git:FOLDER#BRANCH` or `file:PATH`. */
export function placeNamed(name: string): Outcome<AnchorPlace> {
  const [, kind, path = '', branch = 'locum'] = /^(git|file):([^#]+)(?:#([\w./-]+))?$/.exec(name) ?? []
  if (kind === 'git') return ok(gitPlace(name, path, branch))
  if (kind === 'file') return ok(filePlace(name, path))
  return refuse(
    'bad_place',
    `${name} is no place to remember checkpoints in.`,
    'Write git:FOLDER for a Git repository (git:FOLDER#BRANCH), or file:PATH.',
    { path: 'to' },
  )
}
