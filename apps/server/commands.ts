import type { Command } from './control.ts'
import type { OpenSchool } from './open-school.ts'

/** What `npm run banxue -- NAME …` can do, by name. */
export function commandsOf({ school, demo }: OpenSchool): Readonly<Record<string, Command>> {
  return {
    /** `import FILE [--as correction]`: the path is absolute. */
    async import([path = '', as = 'version'], say) {
      await school.courses.reads.importPath(path, { as: as === 'correction' ? 'correction' : 'version' }, say)
    },
    'demo clear': async (_args, say) => {
      await demo.clear(say)
      say('the demo is gone: its course, its learners and all they did.')
    },
    rebuild: async (_args, say) => {
      await school.spine.rebuild()
      say(
        'analytics were emptied; the log is being copied again in the background. The spine panel shows how far it is.',
      )
    },
  }
}
