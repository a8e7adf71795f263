import type { ReportLine } from '#courses/contract'
import { formatOf } from './detect.ts'
import {
  type CourseDraft,
  ImportRefused,
  type ImportResult,
  type ReadVideo,
  type SourceArchive,
} from './draft.ts'
import { importMarkdown } from './markdown/import-markdown.ts'
import { importOpenStax } from './openstax/import-openstax.ts'
import { prepareFiles } from './prepare-files.ts'
import { createVideoReader, type PreparedMedia } from './prepare-media.ts'
import { prepareCourse } from './prepare.ts'
import { createUnitWriter, filesFolder, mediaFolder, writeSummary } from './prepared-folder.ts'
import type { PreparedFile } from './prepared.ts'
import { gathered } from './report.ts'
import { openSource } from './source.ts'

/** Shares of the work at which each part ends, found by measuring a book of 115 units. */
const readShare = 0.6
const filesShare = 0.65

/**
 * Reads a source and leaves everything that is to be stored in a folder. Touches no database and no storage, so
 * it may run in a thread of its own and be ended at any moment.
 *
 * @param onProgress told the share done, 0 to 1
 * @throws ImportRefused
 */
export async function prepareSource(
  path: string,
  folder: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const source = await openSource(path)
  try {
    const archive = counted(source.archive, (share) => onProgress(share * readShare))
    const videos = createVideoReader(archive, mediaFolder(folder))
    const { courses, report } = await importArchive(archive, videos.read)
    if (courses.length === 0) throw new ImportRefused('course_empty', '')
    onProgress(readShare)
    await prepareResult(courses, report, await videos.media(), folder, onProgress)
  } finally {
    source.close()
  }
}

/** The same archive, telling the share of its files that have been read. */
function counted(archive: SourceArchive, onRead: (share: number) => void): SourceArchive {
  const read = new Set<string>()
  return {
    ...archive,
    text(path) {
      read.add(path)
      onRead(read.size / archive.paths.length)
      return archive.text(path)
    },
  }
}

function importArchive(archive: SourceArchive, readVideo: ReadVideo): Promise<ImportResult> {
  switch (formatOf(archive)) {
    case 'openstax':
      return importOpenStax(archive)
    case 'markdown':
      return importMarkdown(archive, readVideo)
  }
}

async function prepareResult(
  drafts: readonly CourseDraft[],
  imported: readonly ReportLine[],
  media: PreparedMedia[],
  folder: string,
  onProgress: (share: number) => void,
): Promise<void> {
  const report: ReportLine[] = [...imported]
  const addLine = (line: ReportLine) => void report.push(line)
  const files = new Map<string, PreparedFile>()
  const courses = []
  const units = await createUnitWriter(folder)
  const unitCount = drafts.reduce(
    (sum, { modules }) => sum + modules.flatMap((module) => module.units).length,
    0,
  )
  let unitsDone = 0
  for (const draft of drafts) {
    const own = await prepareFiles(draft.files, filesFolder(folder), addLine)
    for (const file of own.values()) files.set(file.sha256, file)
    onProgress(filesShare)
    const onUnit = async (unit: Parameters<typeof units.add>[0]) => {
      await units.add(unit)
      unitsDone += 1
      onProgress(filesShare + (1 - filesShare) * (unitsDone / unitCount))
    }
    courses.push(await prepareCourse(draft, { files: own, onUnit, report: addLine }))
  }
  await units.flush()
  await writeSummary(folder, { courses, files: [...files.values()], media, report: gathered(report) })
}
