export interface RateLimitOptions {
  /** Sustained requests per second of one token. */
  readonly perSecond: number
  /** How many may come at once. */
  readonly burst: number
  readonly monotonic: () => number
}

interface Bucket {
  left: number
  at: number
}

/** A bucket of requests for each token, in memory: generous, so that only a loop gone wild meets it. */
export class RateLimit {
  readonly #options: RateLimitOptions
  readonly #buckets = new Map<string, Bucket>()

  constructor(options: RateLimitOptions) {
    this.#options = options
  }

  /** Seconds to wait, or 0 when the request may pass. */
  take(key: string): number {
    const { perSecond, burst, monotonic } = this.#options
    const now = monotonic()
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now }
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond)
    bucket.at = now
    this.#buckets.delete(key)
    this.#buckets.set(key, bucket)
    if (this.#buckets.size > 10_000) this.#forgetOldest()
    if (bucket.left < 1) return Math.max(1, Math.ceil((1 - bucket.left) / perSecond))
    bucket.left -= 1
    return 0
  }

  #forgetOldest(): void {
    const [oldest] = this.#buckets.keys()
    if (oldest !== undefined) this.#buckets.delete(oldest)
  }
}
