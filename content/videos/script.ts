/** Who speaks: a voice of the Flite synthesiser. */
export type Voice = 'slt' | 'rms' | 'awb'

/** What a slide shows, in both languages at once. */
export type Slide =
  | { kind: 'title'; en: string; zh: string }
  /** A few large words, with what they mean below; words in `[…]` are marked. */
  | { kind: 'words'; lines: readonly (readonly [en: string, zh: string])[] }
  /** A talk so far; the last line is the one that is heard. */
  | { kind: 'talk'; lines: readonly (readonly [who: 'they' | 'you', en: string, zh: string])[] }
  /** A program, the line that is carried out, the values of names, and what it has shown so far. */
  | {
      kind: 'code'
      lines: readonly string[]
      at: number | null
      table?: readonly (readonly [name: string, value: string])[]
      shown?: readonly string[]
    }

/** A stretch of a video: one slide, one voice, one caption in each language. */
export interface Scene {
  slide: Slide
  /** What is said, which is the English caption too. */
  en: string
  /** The Chinese caption. */
  zh: string
  /** How the synthesiser is to read it, where letters and numbers mislead it. */
  spoken?: string
  voice?: Voice
  /** Silence after it, seconds; 0.5 where absent. */
  restS?: number
}

export interface Script {
  /** Folder of the course it belongs to. */
  course: string
  /** Name of its folder among the course's media. */
  name: string
  scenes: readonly Scene[]
}
