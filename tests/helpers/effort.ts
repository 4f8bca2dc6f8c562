/**
 * How often the tests that draw lots repeat themselves: a little in every run,
 * and much in `npm run test:soak`, which says by `PACTA_SOAK` how much (1 is a night).
 */
const soak = Number(process.env['PACTA_SOAK'] ?? 0)

/** A soak starts where no earlier one did: each day has seeds of its own. */
const soakSeedStart = Math.floor(Date.now() / 86_400_000) * 100_000

function repeat(usually: number, inSoak: number): number {
  return soak > 0 ? Math.ceil(inSoak * soak) : usually
}

export const effort = {
  killRounds: repeat(4, 60),
  roomSeeds: seeds(repeat(150, 20_000)),
  sessionSeeds: seeds(repeat(150, 6_000)),
  collisionSeeds: seeds(repeat(150, 30_000)),
}

/** What a soak has done, for whoever reads its figures. */
export function tellInSoak(figures: string): void {
  if (soak > 0) console.info(figures)
}

/** Runs each seed, tells how many there were in a soak, and fails with all that failed. */
export async function forEachSeed(seedsToRun: readonly number[], run: (seed: number) => Promise<void>): Promise<void> {
  const failures: unknown[] = []
  for (const seed of seedsToRun) await run(seed).catch((error: unknown) => failures.push(error))
  tellInSoak(`${seedsToRun.length} seeds from ${seedsToRun[0]}: ${failures.length} failed`)
  if (failures.length === 1) throw failures[0]
  if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('\n'))
}

function seeds(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => (soak > 0 ? soakSeedStart : 1) + index)
}
