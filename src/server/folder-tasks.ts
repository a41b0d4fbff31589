import { type Outcome, ok, refuse } from '../domain/refusal.ts'
import { parseInstant } from '../domain/time/instant-text.ts'
import type { Environment } from '../services/environment.ts'
import { listOrganisations, type StoredOrganisation } from '../storage/organisations.ts'
import type { Composed } from './compose.ts'

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
