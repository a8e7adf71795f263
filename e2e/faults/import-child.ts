import { systemClock } from '../../platform/clock.ts'
import { connect } from '../../platform/db/connect.ts'
import { createFolderStorage } from '../../platform/files/folder.ts'
import { silentLog } from '../../platform/log/log.ts'
import { createCourses, type CoursesTables } from '@banxue/slices/courses/server'

/** A process that imports one file and ends: `node import-child.ts DATABASE FILES WORK ZIP`. */
const [databaseUrl = '', filesFolder = '', workFolder = '', path = ''] = process.argv.slice(2)
const db = connect<CoursesTables>(databaseUrl, { max: 4 })
const storage = await createFolderStorage(filesFolder)
const courses = createCourses({ db, clock: systemClock, storage, log: silentLog, workFolder })
await courses.reads.importPath(path, { actorId: null })
await db.destroy()
