import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * One second of near silence in a file of its own, written by hand: a WAV of 8,000 samples.
 *
 * @param salt tells one from another
 */
export async function smallSound(salt = ''): Promise<string> {
  const sound = Buffer.alloc(8000, 128)
  sound.write(salt)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(sound.length, 40)
  const path = join(await mkdtemp(join(tmpdir(), 'banxue-sound-')), 'silence.wav')
  await writeFile(path, Buffer.concat([head, sound]))
  return path
}
