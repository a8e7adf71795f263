import { PgBoss } from 'pg-boss'
import type { Clock } from '../clock.ts'
import type { Log } from '../log/log.ts'
import { cronOf } from './cron.ts'
import type { Job } from './job.ts'

export interface RunningJobs {
  /** Lets what runs finish, then stops. */
  stop(): Promise<void>
}

/**
 * Ticks every job: those due once a minute or less often through pg-boss, which spreads them over the servers
 * of a school; quicker ones on a timer of this process, since each is safe to run on several at once.
 */
export async function runJobs(
  url: string,
  jobs: readonly Job[],
  clock: Clock,
  log: Log,
): Promise<RunningJobs> {
  const stopQuick = jobs.filter((job) => job.everyS < 60).map((job) => repeat(job, clock, log))
  const boss = new PgBoss({ connectionString: url, schema: 'jobs', max: 3, application_name: 'banxue-jobs' })
  boss.on('error', (error) => log.warn({ error: error.message }, 'the job queue had a fault'))
  await boss.start()
  for (const job of jobs.filter(({ everyS }) => everyS >= 60)) {
    await boss.createQueue(job.name)
    await boss.work(job.name, { batchSize: 1 }, async () => runOnce(job, clock, log))
    await boss.schedule(job.name, cronOf(job.everyS))
  }
  return {
    async stop() {
      await Promise.all(stopQuick.map((stop) => stop()))
      await boss.stop({ graceful: true, timeout: 5_000 })
    },
  }
}

function repeat(job: Job, clock: Clock, log: Log): () => Promise<void> {
  let running = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = runOnce(job, clock, log).finally(() => (busy = false))
  }, job.everyS * 1000)
  return () => {
    clearInterval(timer)
    return running
  }
}

async function runOnce(job: Job, clock: Clock, log: Log): Promise<void> {
  try {
    await job.runDue(clock.now())
  } catch (error) {
    log.error({ job: job.name, error: String(error) }, 'a job failed and is tried again')
  }
}
