import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readReports } from '../../src/cli/import/reports.ts'
import type { ReportFact } from '../../src/domain/import/facts.ts'
import { publicFiles } from './public-files.ts'

const dir = publicFiles('rustc-perf-triage')
const mapFile = fileURLToPath(new URL('../../docs/import/triage-map.yaml', import.meta.url))

describe.skipIf(dir === null)(
  'import reports of two years of weekly triage, with the example map',
  async () => {
    if (dir === null) return
    const startedAt = performance.now()
    const reading = await readReports(dir, mapFile)
    const tookMs = performance.now() - startedAt
    process.stdout.write(`reports read in ${Math.round(tookMs)} ms\n`)
    const reports = reading.facts.filter((fact): fact is ReportFact => fact.kind === 'report')
    const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md'))
    const rawOf = (report: ReportFact) => readFileSync(join(dir, report.key.replace('report:', '')), 'utf8')

    it('reads all 104 reports', () => {
      expect([reports.length, files.length, reading.complete]).toEqual([104, 104, true])
    })

    it('knows of each report who wrote it and when', () => {
      for (const report of reports) {
        const raw = rawOf(report)
        expect(raw.toLowerCase()).toContain(`triage done by **@${report.author?.toLowerCase()}**`)
        expect(raw).toContain(`# ${new Date(report.saidAt).toISOString().slice(0, 10)} Triage Log`)
        expect(report.summary).not.toBe(report.title)
      }
    })

    it('makes an item of every entry, with its link, and of no other line', () => {
      for (const report of reports) {
        const raw = rawOf(report)
        const entries = raw.split('(Comparison Link)').length - 1
        const untriaged = raw.match(/^- \[#\d+ /gm)?.length ?? 0
        expect(report.items).toHaveLength(entries + untriaged)
        for (const item of report.items) {
          expect(item.refs[0]).toMatch(/^https:\/\/github\.com\/.+\/\d+$/)
          expect(item.text).not.toMatch(/Comparison Link|\| ?-|\]\(/)
          expect(item.text.length).toBeLessThanOrEqual(2_000)
        }
      }
      expect(reports.flatMap(report => report.items)).toHaveLength(1_144 + 90)
    })

    it('stands in the order it was written', () => {
      expect(reports.map(report => report.saidAt)).toEqual(
        reports.map(report => report.saidAt).sort((a, b) => a - b),
      )
    })
  },
)
