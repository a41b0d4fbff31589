import { execFile } from 'node:child_process'
import { basename, resolve } from 'node:path'
import type { PrefillFact } from '../domain/handoff/prefill.ts'

/** H4: what local repositories say of unfinished work. It is read on the author's machine, and never fails. */
export async function gitFacts(
  paths: readonly string[],
  cwd: string,
  warn: (text: string) => void,
): Promise<PrefillFact[]> {
  const facts: PrefillFact[] = []
  for (const path of paths) {
    const git = gitIn(resolve(cwd, path))
    const top = await git(['rev-parse', '--show-toplevel'])
    const bare = top === null && (await git(['rev-parse', '--is-bare-repository']))?.trim() === 'true'
    if (top === null && !bare) {
      warn(`${path} is not a git repository; it is left out.`)
      continue
    }
    const name = basename(top?.trim() || resolve(cwd, path))
    facts.push(...(await branches(git, name)), ...(await stashes(git, name)))
  }
  return facts
}

/** The output of git, or null where it fails. */
type Git = (args: readonly string[]) => Promise<string | null>

const timeoutMs = 5_000
const mostPerRepository = 20

function gitIn(dir: string): Git {
  return args =>
    new Promise(done => {
      // The repository's own hooks and monitors are not run.
      const all = ['-C', dir, '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args]
      const options = { timeout: timeoutMs, maxBuffer: 4 * 1_024 * 1_024, windowsHide: true }
      try {
        execFile('git', all, options, (error, stdout) => done(error === null ? stdout : null))
      } catch {
        done(null)
      }
    })
}

async function branches(git: Git, repository: string): Promise<PrefillFact[]> {
  const format = '%(refname:short)%00%(upstream:short)'
  const listed = await git(['for-each-ref', '--sort=-committerdate', `--format=${format}`, 'refs/heads'])
  const main = await mainBranch(git)
  const facts: PrefillFact[] = []
  for (const line of lines(listed)) {
    if (facts.length === mostPerRepository) break
    const [branch = '', upstream = ''] = line.split('\0')
    const unmerged = main === null || branch === main.split('/').at(-1) ? 0 : await count(git, main, branch)
    const unpushed = upstream === '' ? 0 : await count(git, upstream, branch)
    const parts = [
      unmerged > 0 ? `${commits(unmerged)} not merged into ${main}` : '',
      unpushed > 0 ? `${commits(unpushed)} not pushed` : '',
      unmerged > 0 && upstream === '' ? 'never pushed' : '',
    ].filter(part => part !== '')
    if (parts.length > 0)
      facts.push({ kind: 'work', text: `Branch ${branch} of ${repository}: ${parts.join(', ')}` })
  }
  return facts
}

async function mainBranch(git: Git): Promise<string | null> {
  const head = await git(['symbolic-ref', '--short', 'refs/remotes/origin/HEAD'])
  if (head !== null && head.trim() !== '') return head.trim()
  for (const name of ['main', 'master']) {
    if ((await git(['rev-parse', '--verify', '--quiet', `refs/heads/${name}`])) !== null) return name
  }
  return null
}

async function count(git: Git, from: string, to: string): Promise<number> {
  const counted = await git(['rev-list', '--count', `${from}..refs/heads/${to}`, '--'])
  return Number(counted?.trim() ?? 0) || 0
}

async function stashes(git: Git, repository: string): Promise<PrefillFact[]> {
  const listed = await git(['stash', 'list', '--format=%gs'])
  return lines(listed)
    .slice(0, mostPerRepository)
    .map(text => ({ kind: 'work', text: `Stash in ${repository}: ${text}` }))
}

function lines(text: string | null): string[] {
  return (text ?? '').split('\n').filter(line => line !== '')
}

const commits = (n: number) => (n === 1 ? 'one commit' : `${n} commits`)
