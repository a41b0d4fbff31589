import { type Outcome, ok, type Refusal, refuse } from '../refusal.ts'
import type { WindowRule } from './spans.ts'

/**
 * T3: weekly hours as people write them: `mon-fri 09:00-17:30, sat 10:00-12:00`. Several days may share hours
 * (`mon,wed 9-12`), a range without days keeps the days before it, `24:00` is the end of the day, hours that end at
 * or before their start run over midnight, and `none` means no hours at all.
 */
export function parseWindows(text: string): Outcome<WindowRule[]> {
  const rules: WindowRule[] = []
  let waiting: number[] = []
  let last: readonly number[] = []
  const whole = text.trim().toLowerCase().replace(/[–—]/g, '-')
  if (whole === 'none') return ok([])
  for (const part of whole.split(/[,;\n]/).map(piece => piece.trim())) {
    const match = /^([a-z]+(?:\s*-\s*[a-z]+)?)?\s*([\d:]+\s*-\s*[\d:]+)?$/.exec(part)
    const days = match?.[1] === undefined ? [] : daysOf(match[1])
    if (match === null || part === '' || days === null) return badWindows(part, 'is not days and hours')
    waiting.push(...days)
    if (match[2] === undefined) continue
    if (waiting.length > 0) last = [...new Set(waiting)].sort((a, b) => a - b)
    if (last.length === 0) return badWindows(part, 'has no day')
    const hours = hoursOf(match[2])
    if (typeof hours === 'string') return badWindows(part, hours)
    rules.push({ days: last, ...hours })
    waiting = []
  }
  return waiting.length > 0 ? badWindows(whole, 'ends with days that have no hours') : ok(rules)
}

/** What `parseWindows` reads. */
export function printWindows(rules: readonly WindowRule[]): string {
  if (rules.length === 0) return 'none'
  return rules
    .map(rule => `${printDays(rule.days)} ${printTime(rule.from)}-${printTime(rule.until)}`)
    .join(', ')
}

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

function daysOf(text: string): number[] | null {
  if (text === 'daily') return [1, 2, 3, 4, 5, 6, 7]
  const [first, last] = text.split('-').map(name => dayOf(name.trim()))
  if (first === undefined || first === 0 || last === 0) return null
  if (last === undefined) return [first]
  return Array.from({ length: ((last - first + 7) % 7) + 1 }, (_, i) => ((first - 1 + i) % 7) + 1)
}

/** 1 to 7, or 0 for what is no day. */
function dayOf(name: string): number {
  return name.length < 3 ? 0 : dayNames.findIndex(day => day.startsWith(name)) + 1
}

function hoursOf(text: string): { from: number; until: number } | string {
  const [from, until] = text.split('-').map(time => minutesOf(time.trim()))
  if (from === undefined || until === undefined || from === null || until === null)
    return 'has a time that is not on the clock'
  if (from === 1_440) return 'begins at 24:00; write 00:00 on the next day'
  if (from === until) return 'begins and ends at the same time; for a whole day write 00:00-24:00'
  return { from, until: until === 0 ? 1_440 : until }
}

function minutesOf(text: string): number | null {
  const match = /^(\d{1,2})(?::(\d\d))?$/.exec(text)
  if (match === null) return null
  const minute = Number(match[2] ?? 0)
  const minutes = Number(match[1]) * 60 + minute
  return minute < 60 && minutes <= 1_440 ? minutes : null
}

function badWindows(part: string, what: string): { ok: false; refusal: Refusal } {
  const shown = part.length > 60 ? `${part.slice(0, 60)}…` : part
  return refuse(
    'bad_windows',
    `"${shown}" ${what}.`,
    'Write hours like mon-fri 09:00-17:30, sat 10:00-12:00.',
    {
      details: { part },
    },
  )
}

function printDays(days: readonly number[]): string {
  const runs: [first: number, last: number][] = []
  for (const day of [...days].sort((a, b) => a - b)) {
    const run = runs.at(-1)
    if (run !== undefined && run[1] === day - 1) run[1] = day
    else runs.push([day, day])
  }
  return runs
    .map(([first, last]) => (first === last ? printDay(first) : `${printDay(first)}-${printDay(last)}`))
    .join(',')
}

function printDay(day: number): string {
  return dayNames[day - 1]!.slice(0, 3)
}

function printTime(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
