import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Ffmpeg, findFfmpeg } from '../media/ffmpeg.ts'
import type { Registration } from '../media/register.ts'
import { readMedia } from '../media/read-media.ts'

const run = promisify(execFile)

/** The machine's ffmpeg; tests that need one are left out, and say so, where there is none. */
export const testFfmpeg: Ffmpeg | null = await findFfmpeg(process.env.FFMPEG_PATH, process.env.PATH ?? '')

export const testMediaFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'banxue-media-'))

/** A file that ffmpeg makes in a folder of its own, of arguments without the name; answers its path. */
export async function givenMedia(name: string, args: readonly string[]): Promise<string> {
  if (testFfmpeg === null) throw new Error('this needs ffmpeg')
  const path = join(await testMediaFolder(), name)
  await run(testFfmpeg.path, ['-v', 'error', '-y', ...args, path])
  return path
}

/** A moving picture and a tone of some seconds, 640 × 360 unless said, H.264 and AAC. */
export const givenVideo = (seconds = 3, size = '640x360'): Promise<string> =>
  givenMedia(
    'sample.mp4',
    [
      `-f lavfi -i testsrc2=s=${size}:r=25:d=${seconds} -f lavfi -i sine=f=330:d=${seconds}`,
      '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac -shortest',
    ].flatMap((words) => words.split(' ')),
  )

/** A file as it is handed to `register`. */
export async function registrationOf(path: string): Promise<Registration> {
  const bytes = await readFile(path)
  const facts = await readMedia(path)
  return {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    name: 'sample.mp4',
    sizeBytes: bytes.byteLength,
    ownerId: null,
    captions: [],
    content: { kind: 'file', path, facts },
  }
}
