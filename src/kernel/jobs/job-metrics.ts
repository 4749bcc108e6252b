import { Histogram } from 'prom-client'
import { metricsRegistry } from '../api/request-metrics.ts'

export type JobOutcome = 'done' | 'failed'

const jobs = new Histogram({
  name: 'zhanye_job_seconds',
  help: 'Duration of background jobs by queue and outcome; a failed one may be tried again',
  labelNames: ['queue', 'outcome'],
  buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800],
  registers: [metricsRegistry],
})

export function observeJob(queue: string, outcome: JobOutcome, seconds: number): void {
  jobs.labels(queue, outcome).observe(seconds)
}
