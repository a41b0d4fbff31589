import { type FirstRunInput, firstRunInput } from '../contract/first-run.ts'
import { parseWindows } from '../domain/availability/windows.ts'
import type { PersonId } from '../domain/ids.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import type { AuthOptions, Begun } from '../http/auth/options.ts'
import type { Environment } from '../services/environment.ts'
import type { Locum } from '../services/run.ts'
import type { SignIn } from '../services/sign-in/sign-in.ts'
import { listOrganisations, removeOrganisation } from '../storage/organisations.ts'

interface FirstRunOptions {
  readonly env: Environment
  readonly locum: Locum
  readonly signIn: SignIn
  /** `serve --simulated`: what is made here is a rehearsal. */
  readonly isSimulated: boolean
}

/** How an empty store begins, and how the sample begins again. */
export function firstRun(options: FirstRunOptions): Pick<AuthOptions, 'begin' | 'resetSample'> {
  const { env, signIn } = options
  // One at a time: two would make two organisations.
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => null)
    return mine
  }
  return {
    begin: (input, agent) => inTurn(() => begin(options, input, agent)),
    resetSample: (session, agent) =>
      inTurn(async () => {
        const slug = await signIn.slugOf(session.org)
        if (slug === null) return nothingToReset()
        await env.store.write(session.org, () => removeOrganisation(session.org))
        return await sample(options, slug, agent)
      }),
  }
}

async function begin(options: FirstRunOptions, input: unknown, agent: string): Promise<Outcome<Begun>> {
  if (await options.signIn.hasOrganisation()) {
    return refuse('already_set_up', 'There is an organisation here already.', 'Open a sign-in link for it.')
  }
  const parsed = firstRunInput.safeParse(input)
  if (!parsed.success) {
    const errors = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
    const [first] = errors
    return refuse('invalid_input', first?.message ?? 'This is not complete.', 'Correct it and try again.', {
      path: first?.path ?? '',
      details: { errors },
    })
  }
  const chosen = parsed.data
  if (chosen.choice === 'sample') return await sample(options, 'sample', agent)
  if (chosen.choice === 'just-me') {
    const hours = parseWindows(chosen.hours)
    if (!hours.ok) return { ok: false, refusal: { ...hours.refusal, path: 'hours' } }
  }
  return await organisation(options, chosen, agent)
}

async function sample(options: FirstRunOptions, slug: string, agent: string): Promise<Outcome<Begun>> {
  const { loadSample } = await import('./sample/load.ts')
  const loaded = await loadSample(options.env, { slug })
  return loaded.ok ? await signedIn(options, slug, 'ana', agent, []) : loaded
}

async function organisation(
  options: FirstRunOptions,
  chosen: Exclude<FirstRunInput, { choice: 'sample' }>,
  agent: string,
): Promise<Outcome<Begun>> {
  const { locum, isSimulated } = options
  const handle = chosen.handle ?? handleFrom(chosen.name)
  const { name: adminName, zone } = chosen
  const made = await locum.init({
    org: 'locum',
    admin: handle,
    adminName,
    zone,
    simulated: isSimulated,
    startTypes: true,
  })
  if (!made.ok) return made
  const commands = chosen.choice === 'import' ? imports : []
  const begun = await signedIn(options, 'locum', handle, agent, commands)
  if (!begun.ok || chosen.choice !== 'just-me') return begun
  const settled = await settle(locum, begun.value.opened.secret, handle, chosen)
  return settled.ok ? begun : settled
}

const imports = [
  'bin/locum import people people.csv --as HANDLE',
  'bin/locum import sigs sigs.yaml --as HANDLE',
  'bin/locum import reports FOLDER --map MAP --as HANDLE',
]

/** One person who hands off to themselves: hours, a team of one, and the area it looks after. */
async function settle(
  locum: Locum,
  session: string,
  handle: string,
  { area, hours, zone }: Extract<FirstRunInput, { choice: 'just-me' }>,
): Promise<Outcome<unknown>> {
  const segments = area.split('/')
  const paths = segments.map((_, index) => segments.slice(0, index + 1).join('/'))
  const steps: readonly (readonly [string, object])[] = [
    ['window.set', { windows: hours, zone }],
    ['team.set', { name: handle, members: [handle] }],
    ...paths.map(path => ['area.add', { path, team: handle, techLeads: [handle] }] as const),
  ]
  for (const [operation, input] of steps) {
    const credential = { kind: 'session', session, via: 'web' } as const
    const done = await locum.call({ operation, input, credential })
    if (!done.ok) return done
  }
  return ok(null)
}

async function signedIn(
  { env, locum, signIn }: FirstRunOptions,
  slug: string,
  handle: string,
  agent: string,
  commands: readonly string[],
): Promise<Outcome<Begun>> {
  const credential = { kind: 'asserted', handle, osUser: null, via: 'web' } as const
  const shown = await locum.call({ org: slug, operation: 'session.show', input: {}, credential })
  if (!shown.ok) return shown
  const { person } = shown.value as { person: { id: PersonId } }
  const all = await env.store.read(0, listOrganisations)
  const org = all.find(found => found.slug === slug)
  if (org === undefined) return nothingToReset()
  const opened = await signIn.open(org.no, person.id, agent)
  const said = commands.map(command => command.replace('HANDLE', handle))
  return ok({ opened, person: handle, org: slug, commands: said })
}

function nothingToReset(): Extract<Outcome<never>, { ok: false }> {
  return refuse('no_organisation', 'There is no organisation here.', 'Open a sign-in link.')
}

/** `Ana Brandt` is `ana`. */
function handleFrom(name: string): string {
  const [first = ''] = name.toLowerCase().match(/[\p{L}\p{N}]+/u) ?? []
  return first === '' ? 'me' : first.slice(0, 40)
}
