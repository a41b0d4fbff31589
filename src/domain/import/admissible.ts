import { isPlainlySeen } from '../record/disguise.ts'

/** Whether words of another tool can be handles, team names and area paths here, so that a reader can say which cannot. */

export function isHandle(text: string): boolean {
  const isWord = /^[\p{L}\p{N}](?:[\p{L}\p{N}._-]{0,62}[\p{L}\p{N}_-])?$/u.test(text)
  // "erased" stands where a name was erased (R4).
  return isWord && isPlainlySeen(text) && text.toLowerCase() !== 'erased'
}

/** A name with no spaces, at most 200 characters. */
export function isTeamName(text: string): boolean {
  return text.length <= 200 && isPlainlySeen(text) && /^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u.test(text)
}

/** Names with `/` between them, at most 400 characters. */
export function isAreaPath(text: string): boolean {
  const isPath = /^[\p{L}\p{N}][\p{L}\p{N}._-]*(?:\/[\p{L}\p{N}][\p{L}\p{N}._-]*)*$/u.test(text)
  return isPath && isPlainlySeen(text) && text.length <= 400
}

/** `Release Engineering` → `release-engineering`; empty where nothing of it can stand in a path. */
export function pathSegment(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[._-]+|[._-]+$/g, '')
}

/** Every area path above this one, the topmost first, then itself. */
export function pathsDownTo(path: string): string[] {
  return path.split('/').map((_, i, segments) => segments.slice(0, i + 1).join('/'))
}

/** `payments` for `payments/ledger`; `/` for a topmost area. */
export function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '/'
}
