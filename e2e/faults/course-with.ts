import { copyFile, mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A course in Markdown of one unit that shows a video; answers its folder. */
export async function courseWith(video: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'banxue-course-'))
  const module = join(folder, 'modules', '01-one')
  await mkdir(module, { recursive: true })
  await copyFile(video, join(module, 'film.mp4'))
  const files = {
    'course.yaml': 'id: film\nlanguages: [en]\ntitle: Film\nsummary: One film.\nplannedDays: 7\n',
    'modules/01-one/module.yaml': 'title: One\n',
    'modules/01-one/01-film.en.md': '---\ntitle: Film\n---\n## Watch {#watch .video}\n\n![Film](film.mp4)\n',
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}
