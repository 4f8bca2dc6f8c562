// Runs before the first paint, so that a dark page never flashes light.
// stores/ui.ts writes the same key and repeats this when the choice changes.
{
  let choice = 'system'
  try {
    choice = localStorage.getItem('pacta.theme') ?? 'system'
  } catch {
    // Storage is closed to this page: the system's choice is used.
  }
  const isDark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}
