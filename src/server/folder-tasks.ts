import type { RestoreInput } from '../cli/host.ts'
import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { parseInstant } from '../domain/time/instant-text.ts'
import type { Environment } from '../services/environment.ts'
import { listOrganisations, type StoredOrganisation } from '../storage/organisations.ts'
import type { Store } from '../storage/store.ts'
import type { Composed } from './compose.ts'
import { environment } from './environment.ts'
import { faultLog } from './log.ts'
import { openStore } from './open-store.ts'
import { pageUrlOf } from './page-url.ts'
import { nextSealingSeed, replaceSealingSeed, secretKey } from './secret-key.ts'
import { isServed } from './server-file.ts'

/** Makes the sample organisation; its story ends now unless an anchor is given. */
export async function makeSample(
  env: Environment,
  { org, anchor }: { readonly org?: string; readonly anchor?: string },
): Promise<Outcome<unknown>> {
  const parsed = anchor === undefined ? null : parseInstant(anchor)
  if (parsed?.ok === false) return parsed
  const { loadSample } = await import('./sample/load.ts')
  return await loadSample(env, {
    ...(parsed !== null && { anchor: parsed.value }),
    ...(org !== undefined && { slug: org }),
  })
}

/** Replays the record into the views, or with `check` only compares and changes nothing. */
export async function rebuild(
  env: Environment,
  { org: slug, check }: { readonly org?: string; readonly check: boolean },
): Promise<Outcome<unknown>> {
  const org = await theOrganisation(env, slug)
  if (!org.ok) return org
  if (check) {
    const { checkRecord } = await import('../services/record/check-record.ts')
    return ok(await checkRecord(env, org.value.no))
  }
  const { rebuildViews } = await import('../services/record/rebuild.ts')
  return ok({ ok: true, versions: await rebuildViews(env, org.value.no) })
}

/** Writes the whole record as plain files, sealed up to its head where this process holds the key. */
export async function exportRecordTo(
  { env, sealer }: Composed,
  holdsKey: boolean,
  { org: slug, dir }: { readonly org?: string; readonly dir: string },
): Promise<Outcome<unknown>> {
  const org = await theOrganisation(env, slug)
  if (!org.ok) return org
  if (holdsKey) {
    const { sealRecord } = await import('../services/sealing/seal-record.ts')
    await sealRecord(env, org.value.no, sealer())
  }
  const { exportFolder } = await import('./export-folder.ts')
  return await exportFolder(env, org.value, dir)
}

/** Writes the database into one file, sealed up to its head where this process holds the key. */
export async function backupTo(
  { env, store, sealer }: Composed,
  dataDir: string,
  holdsKey: boolean,
  { org: slug, file }: { readonly org?: string; readonly file: string },
): Promise<Outcome<unknown>> {
  const named = slug === undefined ? null : await theOrganisation(env, slug)
  if (named?.ok === false) return named
  if (holdsKey) {
    const { sealAll } = await import('../services/sealing/seal-all.ts')
    await sealAll(env, sealer(), null)
  }
  const { backup } = await import('./backup.ts')
  return await backup(dataDir, store, file)
}

/** Puts a backup in the place of a folder's database, while no server runs on it, or into an empty PostgreSQL. */
export async function restoreInto(input: RestoreInput): Promise<Outcome<unknown>> {
  const { dataDir } = input
  if (isServed(dataDir))
    return refuse('server_running', 'A server runs on this folder.', 'Stop it, restore, and start it again.')
  const { restore } = await import('./restore.ts')
  const key = secretKey(dataDir, process.env.LOCUM_KEY || null)
  const logFault = faultLog()
  const options = {
    ...input,
    environmentOf: (store: Store) => environment({ store, key, logFault, pageUrl: pageUrlOf(dataDir) }),
  }
  const databaseUrl = process.env.DATABASE_URL || null
  if (databaseUrl === null) return await restore(options)
  const into = await openStore({ dataDir, databaseUrl })
  try {
    return await restore({ ...options, into })
  } finally {
    await into.close()
  }
}

/** Has the latest checkpoint remembered outside this folder. */
export async function anchorTo(
  { env, sealer }: Composed,
  holdsKey: boolean,
  { org: slug, to }: { readonly org?: string; readonly to: string },
): Promise<Outcome<unknown>> {
  const { placeNamed } = await import('./anchoring/place-named.ts')
  const place = placeNamed(to)
  if (!place.ok) return place
  const org = await theOrganisation(env, slug)
  if (!org.ok) return org
  if (holdsKey) {
    const { sealAll } = await import('../services/sealing/seal-all.ts')
    await sealAll(env, sealer(), [org.value.no])
  }
  const { anchor } = await import('../services/sealing/anchor.ts')
  return await anchor(env, org.value, place.value)
}

/** Another key seals every log of this folder from now on; each says so, signed by both. */
export async function rotateKeys({ env, sealer }: Composed, dataDir: string): Promise<Outcome<unknown>> {
  if (process.env.LOCUM_SEALING_KEY)
    return refuse(
      'key_given',
      'The key is given by LOCUM_SEALING_KEY.',
      'Put it into keys/sealing.key of a data folder, rotate there, and hand out what stands there then.',
    )
  const { sealAll } = await import('../services/sealing/seal-all.ts')
  await sealAll(env, sealer(), null)
  const { mayRotate, rotateKey } = await import('../services/record/log-entries.ts')
  const { SealingKey } = await import('./sealing-key.ts')
  const next = new SealingKey(nextSealingSeed(dataDir))
  const to = (origin: string) => next.signerFor(origin)
  const organisations = await env.store.read(0, listOrganisations)
  for (const { no, slug } of organisations)
    if (!(await mayRotate(env, no, sealer(), to)))
      return refuse(
        'other_key',
        `The log of ${slug} is sealed with another key.`,
        'Use the folder that has it.',
      )
  const keys: { org: string; key: string | null }[] = []
  for (const { no, slug } of organisations)
    keys.push({ org: slug, key: await rotateKey(env, no, sealer(), to) })
  replaceSealingSeed(dataDir, new Date().toISOString())
  return ok({ keys })
}

async function theOrganisation(
  env: Environment,
  slug: string | undefined,
): Promise<Outcome<StoredOrganisation>> {
  const all = await env.store.read(0, listOrganisations)
  const [first, second] = slug === undefined ? all : all.filter(org => org.slug === slug)
  if (first === undefined) {
    return all.length === 0
      ? refuse(
          'no_organisation',
          'There is no organisation here yet.',
          'Make one with locum init or locum sample.',
        )
      : refuse('unknown_organisation', 'There is no such organisation.', 'Name one of those here with --org.')
  }
  if (second !== undefined) {
    return refuse('which_organisation', 'There are several organisations here.', 'Name one with --org.')
  }
  return ok(first)
}
