/** A stretch of text that should not be published; `what` completes "looks like …". */
export interface SecretMatch {
  readonly from: number
  readonly to: number
  readonly what: string
}

/** `hint` is in every such secret: most texts have none, and need no more than looking for it. */
const known: readonly (readonly [what: string, hint: string, pattern: RegExp])[] = [
  ['a private key', 'PRIVATE KEY', /-----BEGIN [A-Z ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g],
  ['an AWS access key', 'AKIA', /(?<![A-Za-z0-9])AKIA[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  ['an AWS access key', 'ASIA', /(?<![A-Za-z0-9])ASIA[A-Z0-9]{16}(?![A-Za-z0-9])/g],
  [
    'a GitHub token',
    '_',
    /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{40,255})/g,
  ],
  ['a Slack token', 'xox', /(?<![A-Za-z0-9])xox[abeprs]-[A-Za-z0-9-]{10,255}/g],
  [
    'a signed token',
    'eyJ',
    /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,4096}\.eyJ[A-Za-z0-9_-]{8,8192}\.[A-Za-z0-9_-]{8,1024}/g,
  ],
  ['a Locum token', 'locum_', /(?<![A-Za-z0-9])locum_[A-Za-z0-9_-]{16,255}/g],
]

/** `password: xyz`, `api_key=…`: a word that names a secret, then its value. */
const assignment =
  /(?<![A-Za-z0-9])(?:password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|secret[_-]?key|client[_-]?secret|auth[_-]?token)["']?\s{0,5}[:=]\s{0,5}["']?([^\s"'`,;]{8,512})/gi

/**
 * What in a text looks like a secret (H3), in order and without overlap. It knows the shapes of common tokens, and
 * values given to a word such as `password`. Commit hashes, UUIDs, addresses and ticket ids are not secrets.
 */
export function looksLikeSecret(text: string): SecretMatch[] {
  const found: SecretMatch[] = []
  for (const [what, hint, pattern] of known) {
    if (!text.includes(hint)) continue
    for (const match of text.matchAll(pattern)) {
      found.push({ from: match.index, to: match.index + match[0].length, what })
    }
  }
  if (!text.includes(':') && !text.includes('=')) return withoutOverlap(found)
  for (const match of text.matchAll(assignment)) {
    const value = match[1]!
    const to = match.index + match[0].length
    if (isRandom(value)) found.push({ from: to - value.length, to, what: 'a password or key' })
  }
  return withoutOverlap(found)
}

/** Long enough, mixed enough and not one of the shapes that are harmless. */
function isRandom(value: string): boolean {
  if (harmless.some(shape => shape.test(value))) return false
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/].filter(kind => kind.test(value)).length
  const bits = entropy(value) * value.length
  return (classes >= 3 && bits >= 24) || (classes >= 2 && /[0-9]/.test(value) && bits >= 36)
}

const harmless: readonly RegExp[] = [
  /^[0-9a-f]{7,16}[.)]?$/i,
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i,
  /^[a-z][a-z0-9+.-]{1,20}:\/\//i,
  /^[A-Z][A-Z0-9]+-[0-9]+$/,
  /^\d{4}-\d\d-\d\d/,
  /^[@#$<{[(*.]/,
  /^(?:[a-z]+|\d+)(?:[._/:#-](?:[a-z]+|\d+))*[.)]?$/i,
]

/** Shannon entropy in bits per character. */
function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const char of value) counts.set(char, (counts.get(char) ?? 0) + 1)
  let sum = 0
  for (const count of counts.values()) sum -= (count / value.length) * Math.log2(count / value.length)
  return sum
}

function withoutOverlap(found: SecretMatch[]): SecretMatch[] {
  if (found.length < 2) return found
  const kept: SecretMatch[] = []
  for (const match of found.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (match.from >= (kept.at(-1)?.to ?? 0)) kept.push(match)
  }
  return kept
}
