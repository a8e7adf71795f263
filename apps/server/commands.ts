import type { ImportState } from '@banxue/slices/courses/contract'
import { backupCommand } from './back-up-school.ts'
import type { Command } from './control.ts'
import { doctorCommand } from './doctor/doctor.ts'
import type { OpenSchool } from './open-school.ts'

/** What `npm run banxue -- NAME …` can do, by name. */
export function commandsOf({
  school,
  demo,
  engines,
  folder,
  config,
}: OpenSchool): Readonly<Record<string, Command>> {
  return {
    /** `import FILE [--as correction]`: the path is absolute. */
    async import([path = '', as = 'version'], say) {
      say(`importing ${path} …`)
      const state = await school.courses.reads.importPath(path, {
        actorId: null,
        as: as === 'correction' ? 'correction' : 'version',
      })
      for (const line of reportOf(state)) say(line)
      if (state.state !== 'done')
        throw new Error(`${state.failure?.code ?? state.state} at ${state.failure?.place ?? path}`)
    },
    'demo clear': async (_args, say) => {
      await demo.clear(say)
      say('the demo is gone: its courses, its learners and all they did.')
    },
    backup: backupCommand({ engines, folder }),
    doctor: doctorCommand(config, engines),
    rebuild: async (_args, say) => {
      await school.rebuild()
      say(
        'analytics were emptied; the log is being copied again in the background. The spine panel shows how far it is.',
      )
    },
  }
}

/** An import's report in lines for a terminal: what became of each course, then what was changed or dropped. */
function reportOf({ courses, report }: ImportState): string[] {
  return [
    ...courses.map(
      ({ slug, result, version, unitCount, questionCount }) =>
        `${slug}: ${result}, version ${version}, ${unitCount} units, ${questionCount} questions`,
    ),
    ...report
      .filter(({ outcome }) => outcome !== 'kept')
      .map(({ outcome, code, place, count }) => `  ${outcome} ${code} × ${count} at ${place}`),
  ]
}
