import { type Outcome, ok, refuse } from '../../domain/refusal.ts'
import type { AnchorPlace } from '../../services/sealing/anchor.ts'
import { filePlace } from './file-place.ts'
import { gitPlace } from './git-place.ts'

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
