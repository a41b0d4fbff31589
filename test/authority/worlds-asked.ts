/** So many worlds are asked by the deep run (`bin/test deep`); null in a short one. */
export const deepWorlds = process.env.LOCUM_DEEP === undefined ? null : Number(process.env.LOCUM_DEEP)

/** The short run asks the same worlds every time; the deep one goes on to new ones. LOCUM_SEED repeats a run. */
const fresh = deepWorlds === null ? 1 : Math.trunc(performance.timeOrigin) % 1_000_000_000
export const firstSeed = Number(process.env.LOCUM_SEED ?? fresh)
