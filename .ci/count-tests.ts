import { readFileSync } from 'node:fs'

/**
 * node .ci/count-tests.ts REPORT FAILED_STEPS
 *
 * Prints `N passed, N failed` from vitest's JSON report. A test file that does not even load counts as one failure,
 * and so does each failed step; the test step itself only when its report shows no other reason.
 */
interface Report {
  readonly success: boolean
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly {
    readonly status: string
    readonly assertionResults: readonly { readonly status: string }[]
  }[]
}

const [file = '', failedSteps = '0'] = process.argv.slice(2)
const { passed, failed } = count(readReport(file), Number(failedSteps))
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 || passed === 0 ? 1 : 0

function count(report: Report | null, failedSteps: number): { passed: number; failed: number } {
  if (report === null) return { passed: 0, failed: Math.max(failedSteps, 1) }
  const unloadable = report.testResults.filter(
    result => result.status === 'failed' && !result.assertionResults.some(test => test.status === 'failed'),
  )
  const failedTests = report.numFailedTests + unloadable.length
  const failed = failedTests > 0 ? failedTests + failedSteps - 1 : failedSteps
  return { passed: report.numPassedTests, failed }
}

/** Null when the run died before it could report. */
function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return null
  }
}
