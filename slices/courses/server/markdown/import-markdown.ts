import { posix } from 'node:path'
import { type Language, languages } from '@banxue/platform/i18n/language'
import type { ReportLine } from '#courses/contract'
import {
  type CourseDraft,
  type FileDraft,
  ImportRefused,
  type ImportResult,
  type ModuleDraft,
  type ReadVideo,
  type SourceArchive,
  type UnitDraft,
} from '../draft.ts'
import { mediaTypeOf } from '../media-type.ts'
import { adviceOn } from './advice.ts'
import { ModuleFile, readCourseFile } from './course-file.ts'
import type { Reference } from './html.ts'
import { placeVideos } from './place-videos.ts'
import { mergeUnit, readUnit } from './unit.ts'
import { localized, readYaml } from './yaml.ts'

type Referred = Reference & { place: string }

/**
 * A course from a folder of Markdown as `docs/course-format.md` has it.
 *
 * @throws ImportRefused with file and line, for the first fault found
 */
export async function importMarkdown(archive: SourceArchive, readVideo: ReadVideo): Promise<ImportResult> {
  const { id, details } = readCourseFile(await archive.text('course.yaml'), 'course.yaml')
  const referred: Referred[] = []
  const modules: ModuleDraft[] = []
  for (const folder of moduleFolders(archive))
    modules.push(await readModule(archive, folder, details.languages, referred))
  if (modules.length === 0) throw new ImportRefused('md_no_modules', 'modules')
  const units = modules.flatMap((module) => module.units)
  refuseTwice('module', modules)
  refuseTwice('unit', units)
  refuseLost(archive, units, referred)
  const videos = await placeVideos(archive, units, readVideo)
  const files = [...new Set(referred.filter(({ kind }) => kind === 'file').map(({ target }) => target))]
  const course: CourseDraft = {
    sourceKey: `markdown:${id}`,
    slug: id,
    details,
    modules,
    files: files.map((path) => fileOf(archive, path)),
  }
  const report = [...adviceOn(course), ...videos.report, ...unused(archive, [...files, ...videos.used])]
  return { courses: [course], report }
}

const moduleFolders = (archive: SourceArchive): string[] =>
  [...new Set(archive.paths.map((path) => /^modules\/[^/]+(?=\/)/.exec(path)?.[0] ?? ''))]
    .filter((folder) => folder !== '')
    .toSorted()

/** A name without the number that orders it. */
const keyOf = (name: string): string => name.replace(/^\d+[-_. ]*/, '').toLowerCase()

async function readModule(
  archive: SourceArchive,
  folder: string,
  wanted: readonly Language[],
  referred: Referred[],
): Promise<ModuleDraft> {
  const path = `${folder}/module.yaml`
  if (!archive.has(path)) throw new ImportRefused('md_module_file_missing', path)
  const file = readYaml(await archive.text(path), ModuleFile, path)
  const units: UnitDraft[] = []
  for (const [base, texts] of unitFiles(archive, folder))
    units.push(await readUnitFiles(archive, base, texts, wanted, referred))
  if (units.length === 0) throw new ImportRefused('md_module_empty', folder)
  return {
    key: file.id ?? keyChecked(keyOf(posix.basename(folder)), folder),
    title: localized(file.title, wanted, 'title', path),
    units,
  }
}

function keyChecked(key: string, place: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(key)) throw new ImportRefused('md_id_bad', place, { id: key })
  return key
}

const unitName = /^(?<base>.+?)(?<folder>\/unit)?\.(?<language>en|zh-CN)\.md$/

/** Units of a module in the order of their names: the path without language, and the file of each language. */
function unitFiles(archive: SourceArchive, folder: string): [string, Map<Language, string>][] {
  const units = new Map<string, Map<Language, string>>()
  for (const path of archive.paths) {
    if (!path.startsWith(`${folder}/`) || !path.endsWith('.md')) continue
    const { base, language } = unitName.exec(path.slice(folder.length + 1))?.groups ?? {}
    if (base === undefined || base.includes('/')) throw new ImportRefused('md_unit_name', path)
    const texts = units.get(base) ?? new Map<Language, string>()
    texts.set(language as Language, path)
    units.set(base, texts)
  }
  return [...units]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([base, texts]) => [`${folder}/${base}`, texts])
}

async function readUnitFiles(
  archive: SourceArchive,
  base: string,
  texts: ReadonlyMap<Language, string>,
  wanted: readonly Language[],
  referred: Referred[],
): Promise<UnitDraft> {
  for (const language of languages) {
    const path = texts.get(language)
    if (wanted.includes(language) && path === undefined)
      throw new ImportRefused('md_language_missing', base, { key: posix.basename(base), language })
    if (!wanted.includes(language) && path !== undefined)
      throw new ImportRefused('md_language_unexpected', path, { key: posix.basename(base), language })
  }
  const files = new Map()
  for (const language of wanted) {
    const path = texts.get(language) ?? ''
    files.set(language, readUnit(await archive.text(path), path))
  }
  const unit = mergeUnit(files, keyOf(posix.basename(base)), (place, reference) =>
    referred.push({ ...reference, place }),
  )
  keyChecked(unit.key, base)
  return unit
}

function refuseTwice(what: string, all: readonly { key: string }[]): void {
  const keys = all.map(({ key }) => key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) throw new ImportRefused('md_id_twice', what, { id: twice })
}

/** @throws ImportRefused `md_file_missing`, `md_unit_missing` at the place that refers to it */
function refuseLost(
  archive: SourceArchive,
  units: readonly UnitDraft[],
  referred: readonly Referred[],
): void {
  for (const { kind, target, place } of referred) {
    if (kind === 'file' && !archive.has(target))
      throw new ImportRefused('md_file_missing', place, { name: target })
    if (kind === 'unit' && target !== '' && !units.some(({ key }) => key === target))
      throw new ImportRefused('md_unit_missing', place, { unit: target })
  }
}

const fileOf = (archive: SourceArchive, path: string): FileDraft => ({
  name: path,
  mediaType: mediaTypeOf(path),
  sizeBytes: archive.sizeBytes(path),
  open: () => archive.open(path),
})

/** What nothing refers to; texts beside the course's own (README, LICENSE) are nobody's loss. */
function unused(archive: SourceArchive, used: readonly string[]): ReportLine[] {
  const files = new Set(used)
  const folders = used.filter((path) => path.endsWith('/'))
  return archive.paths
    .filter((path) => path.includes('/') && !files.has(path) && !/\.(?:md|yaml)$/.test(path))
    .filter((path) => !folders.some((folder) => path.startsWith(folder)))
    .map((path) => ({ outcome: 'dropped', code: 'file_unused', place: path, detail: {}, count: 1 }))
}
