import { monitorEventLoopDelay } from 'node:perf_hooks'
import { batches } from '../src/domain/import/batches.ts'
import { type FactDraft, statedFacts } from '../src/domain/import/facts.ts'
import { openBench } from './folder.ts'
import { type Bench, rounded } from './measure.ts'

/** An import of 3,000 people, 300 teams and 300 areas: how long it takes and how long it holds the event loop. */
export const bench: Bench = async report => {
  for (const engine of ['sqlite', 'postgres'] as const) {
    const opened = await openBench(engine)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    try {
      const facts = statedFacts(invented(), text => String(text.length))
      delay.enable()
      const startedAt = performance.now()
      for (const batch of batches(facts)) {
        await opened.call('ana', 'import.apply', { importer: 'people', root: 'bench', facts: batch })
      }
      const tookMs = performance.now() - startedAt
      delay.disable()
      const common = { better: 'lower' } as const
      report({
        ...common,
        bench: `import of 3,600 facts, ${engine}`,
        value: rounded(tookMs / 1_000),
        unit: 's',
        goal: 20,
      })
      report({
        ...common,
        bench: `event loop held while importing, ${engine}`,
        value: rounded(delay.max / 1e6, 1),
        unit: 'ms',
        goal: 50,
      })
    } finally {
      await opened.close()
    }
  }
}

function invented(): FactDraft[] {
  const people = Array.from({ length: 3_000 }, (_, n): FactDraft => {
    const hours = { zone: 'Europe/Berlin', windows: 'mon-fri 09:00-17:30' }
    return { kind: 'person', handle: `person-${n}`, name: `Person ${n}`, ...hours }
  })
  const teams = Array.from({ length: 300 }, (_, n): FactDraft => {
    const members = Array.from({ length: 10 }, (_, at) => `person-${n * 10 + at}`)
    return { kind: 'team', name: `team-${n}`, members, teams: [] }
  })
  const areas = Array.from({ length: 300 }, (_, n): FactDraft => {
    return { kind: 'area', path: `area-${n}`, parent: '/', team: `team-${n}`, managers: [`person-${n}`] }
  })
  return [...people, ...teams, ...areas]
}
