/** What a person can do about a problem. */
export const advice = {
  restore:
    'Stop the server, keep a copy of the data directory, and bring back the latest backup that pacta verify finds right: pacta restore FILE. Devices that have newer work bring it back when they connect.',
  coordinator: (planId: string) => `Name one: pacta sign-in-link --email E --plan ${planId} --role coordinator`,
  nothing: 'No content is affected.',
} as const
