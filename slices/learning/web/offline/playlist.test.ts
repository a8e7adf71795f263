import { expect, test } from 'vitest'
import { filesOf, onlyVariants, soundsOf } from './playlist.ts'

const masterUrl = '/media/m/1/master.m3u8'
const master = `#EXTM3U
#EXT-X-VERSION:7
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,URI="sound/index.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=1280x720,AUDIO="sound"
v720/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=700000,CODECS="avc1.640028,mp4a.40.2",RESOLUTION=640x360,AUDIO="sound"
v360/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=40000,CODECS="mp4a.40.2"
low/index.m3u8
`

test('the saved playlist names the saved quality and the sound alone, and nothing that is not there', () => {
  const kept = onlyVariants(master, masterUrl, ['/media/m/1/v360/index.m3u8', '/media/m/1/low/index.m3u8'])
  expect(kept).toContain('v360/index.m3u8')
  expect(kept).toContain('low/index.m3u8')
  expect(kept).toContain('#EXT-X-MEDIA')
  expect(kept).not.toContain('720')
  expect(kept.match(/#EXT-X-STREAM-INF/g)).toHaveLength(2)
})

test('the files of a playlist are its first piece and its segments, by their addresses', () => {
  expect(soundsOf(master, masterUrl)).toEqual(['/media/m/1/sound/index.m3u8'])
  const playlist =
    '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:2.0,\n00000.m4s\r\n#EXTINF:1.5,\n/media/x.m4s?a=1\n'
  expect(filesOf(playlist, '/media/m/1/v360/index.m3u8')).toEqual([
    '/media/m/1/v360/init.mp4',
    '/media/m/1/v360/00000.m4s',
    '/media/x.m4s?a=1',
  ])
})
