import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AnchorPlace } from '../../services/sealing/anchor.ts'
import { askedOf } from './place-asked.ts'

const author = { GIT_AUTHOR_NAME: 'Locum', GIT_AUTHOR_EMAIL: 'locum@localhost' }
const committer = { GIT_COMMITTER_NAME: 'Locum', GIT_COMMITTER_EMAIL: 'locum@localhost' }

/**
 * A branch of a Git repository, bare or a clone: one commit for each checkpoint. No file of a clone is touched. Where
 * it has a remote `origin`, what is remembered is what is there, and each commit is pushed, never by force.
 */
export function gitPlace(name: string, folder: string, branch: string): AnchorPlace {
  const git = (args: readonly string[], more: { input?: string; env?: Record<string, string> } = {}) =>
    run(['-C', folder, ...args], more)
  const local = `refs/heads/${branch}`
  const tip = async () => {
    const isPushed = (await git(['remote'])).split('\n').includes('origin')
    const remote = `refs/remotes/origin/${branch}`
    if (isPushed && (await git(['ls-remote', '--heads', 'origin', branch])) !== '')
      await git(['fetch', '--quiet', 'origin', `+${local}:${remote}`])
    const ref = isPushed ? remote : local
    const commit = await git(['rev-parse', '--verify', '--quiet', ref]).catch(() => '')
    return { isPushed, commit: commit.trim() }
  }
  const asked = <T>(work: () => Promise<T>) => askedOf(name, work, adviceOn)
  const recall = async (org: string) => {
    const { commit } = await tip()
    if (commit === '') return null
    const path = `${org}/checkpoint`
    const listed = await git(['ls-tree', '--name-only', commit, path])
    return listed.trim() === '' ? null : await git(['show', `${commit}:${path}`])
  }
  const remember = async (org: string, note: string, size: number) => {
    const { isPushed, commit } = await tip()
    const blob = (await git(['hash-object', '-w', '--stdin'], { input: note })).trim()
    const tree = await treeWith(git, commit, `100644,${blob},${org}/checkpoint`)
    const parents = commit === '' ? [] : ['-p', commit]
    const env = { ...author, ...committer }
    const made = (
      await git(['commit-tree', tree, ...parents, '-m', `Checkpoint over ${size} entries`], { env })
    ).trim()
    if (isPushed) await git(['push', '--quiet', 'origin', `${made}:${local}`])
    else await git(['update-ref', local, made, commit === '' ? '0'.repeat(made.length) : commit])
  }
  return {
    name,
    recall: org => asked(() => recall(org)),
    remember: (org, note, size) => asked(() => remember(org, note, size)),
  }
}

function adviceOn(why: string): string {
  if (/rejected|cannot lock ref|fetch first/.test(why))
    return 'Something else was written to that branch meanwhile, or may be written there alone: look at it, and run this again.'
  if (/not a git repository|cannot change to/.test(why))
    return 'Make it with git init --bare FOLDER, or name the folder of another repository with git:FOLDER.'
  return 'Check that git runs here, and that whoever runs this may write to that repository and to its remote origin.'
}

/** The tree of a commit with one file put into it, through an index of its own. */
async function treeWith(
  git: (args: readonly string[], more?: { env?: Record<string, string> }) => Promise<string>,
  commit: string,
  entry: string,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'locum-anchor-'))
  const env = { GIT_INDEX_FILE: join(folder, 'index') }
  try {
    if (commit !== '') await git(['read-tree', commit], { env })
    await git(['update-index', '--add', '--cacheinfo', entry], { env })
    return (await git(['write-tree'], { env })).trim()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(
  args: readonly string[],
  { input, env }: { input?: string; env?: Record<string, string> },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const spoken = { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' }
    const options = { env: { ...process.env, ...spoken, ...env }, timeout: 60_000 }
    const child = execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(whyOf(stderr) ?? error.message, { cause: error }))
    })
    child.stdin?.on('error', () => {})
    child.stdin?.end(input ?? '')
  })
}

/** What Git gives as its reason, on one line and without what an address of a remote may hold of credentials. */
function whyOf(said: string): string | null {
  const lines = said.split('\n').filter(line => /^(?:fatal|error): | ! \[/.test(line))
  const [first] = lines
  return (
    first
      ?.replace(/^(?:fatal|error): | ! /, '')
      .replace(/\/\/[^@\s/]*@/g, '//')
      .replace(/[.\s]+$/, '') ?? null
  )
}
