import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` tells. Labels are operation names and statuses: bounded, and nobody's data. */
export class Metrics {
  readonly #registry = new Registry()
  readonly #requests: Counter<'operation' | 'status'>
  readonly #duration: Histogram<'operation'>
  readonly #streams: Gauge

  constructor() {
    const registers = [this.#registry]
    collectDefaultMetrics({ register: this.#registry })
    this.#requests = new Counter({
      name: 'locum_requests_total',
      help: 'Requests answered, by operation and status.',
      labelNames: ['operation', 'status'],
      registers,
    })
    this.#duration = new Histogram({
      name: 'locum_request_seconds',
      help: 'Time from a request to its answer.',
      labelNames: ['operation'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    })
    this.#streams = new Gauge({ name: 'locum_streams', help: 'Open entry streams.', registers })
  }

  answered(operation: string, status: number, seconds: number): void {
    this.#requests.inc({ operation, status: String(status) })
    this.#duration.observe({ operation }, seconds)
  }

  streamsChanged(by: 1 | -1): void {
    this.#streams.inc(by)
  }

  async render(): Promise<Response> {
    return new Response(await this.#registry.metrics(), {
      headers: { 'Content-Type': this.#registry.contentType },
    })
  }
}
