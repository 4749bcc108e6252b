import type { MetricMeta } from '#kernel/metrics/metrics.types.ts'
import { api } from '#kernel/ui/client.ts'
import { queryClient } from '#kernel/ui/query.ts'

const TRIES = 12
const PAUSE_MS = 250

/**
 * Waits until the catalogue shows what was just written: every process of the server reads it anew by a signal, a
 * moment after the answer. Gives up in silence; the next visit shows it.
 */
export async function awaitCatalogue(shows: (metrics: readonly MetricMeta[]) => boolean): Promise<void> {
  for (let left = TRIES; left > 0; left -= 1) {
    const answer = await api.get<{ items: MetricMeta[] }>('/metrics')
    queryClient.setQueryData(['metrics'], answer)
    if (shows(answer.items)) break
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  // Choices of who enters figures by hand name the metrics too.
  await queryClient.invalidateQueries({ queryKey: ['meta'] })
  await queryClient.invalidateQueries({ queryKey: ['metric-figures'] })
}
