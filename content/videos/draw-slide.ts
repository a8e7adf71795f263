import type { Slide } from './script.ts'

/** Pixels of a slide. */
export const [widthPx, heightPx] = [1280, 720]

const style = `
  * { box-sizing: border-box; margin: 0 }
  body { width: ${widthPx}px; height: ${heightPx}px; padding: 64px 96px 112px; display: flex; flex-direction: column;
    justify-content: center; background: oklch(98.5% .006 85); color: oklch(24% .02 260);
    font: 500 34px/1.4 'Noto Sans CJK SC', 'Noto Sans SC', sans-serif }
  h1 { font: 600 76px/1.2 'Noto Serif CJK SC', 'Noto Serif SC', serif; text-wrap: balance }
  h1 + p { margin-top: 24px; font-size: 44px; color: oklch(52% .02 260) }
  .lamp { width: 96px; height: 10px; border-radius: 5px; background: oklch(66% .15 60); margin-bottom: 40px }
  .line { padding: 22px 0 } .line + .line { border-top: 2px solid oklch(90% .01 85) }
  .line b { display: block; font-size: 58px; line-height: 1.25; font-weight: 600 }
  .line span { color: oklch(52% .02 260) }
  mark { background: none; color: oklch(58% .15 55) }
  .said { max-width: 900px; padding: 22px 32px; border-radius: 28px; background: #fff; border: 2px solid oklch(90% .01 85);
    margin-bottom: 26px; opacity: .5; align-self: flex-start; border-bottom-left-radius: 6px }
  .said.you { align-self: flex-end; background: oklch(95% .03 75); border-color: oklch(86% .07 75);
    border-bottom-left-radius: 28px; border-bottom-right-radius: 6px }
  .said:last-child { opacity: 1 } .said b { display: block; font-size: 46px; font-weight: 600; overflow-wrap: anywhere }
  .said span { color: oklch(45% .02 260) }
  .code { display: grid; grid-template-columns: 1fr 330px; gap: 48px; align-items: start }
  pre { font: 500 38px/1.75 'DejaVu Sans Mono', 'Noto Sans Mono', monospace; background: #fff; padding: 26px 0;
    border: 2px solid oklch(90% .01 85); border-radius: 20px; overflow: hidden }
  pre div { padding: 0 30px; border-left: 10px solid transparent; white-space: pre }
  pre .at { background: oklch(95% .04 75); border-color: oklch(66% .15 60) }
  table { width: 100%; border-collapse: collapse; font: 500 38px/1.5 'DejaVu Sans Mono', monospace }
  td { padding: 10px 20px; border: 2px solid oklch(86% .015 85); background: #fff } td + td { width: 130px; text-align: center;
    color: oklch(52% .13 45); font-weight: 700 }
  .shown { margin-top: 34px; background: oklch(24% .02 260); color: oklch(96% .01 85); border-radius: 16px;
    padding: 16px 24px; min-height: 84px; font: 500 30px/1.6 'DejaVu Sans Mono', monospace }
  .shown.wide { grid-column: 1 / -1; margin-top: 0 }`

/** The page that is photographed as a slide. The lowest tenth stays free for captions. */
export const drawSlide = (slide: Slide): string =>
  `<!doctype html><meta charset="utf-8"><style>${style}</style><body>${bodyOf(slide)}</body>`

function bodyOf(slide: Slide): string {
  switch (slide.kind) {
    case 'title':
      return `<div class="lamp"></div><h1>${text(slide.en)}</h1><p>${text(slide.zh)}</p>`
    case 'words':
      return slide.lines
        .map(([en, zh]) => `<div class="line"><b>${text(en)}</b><span>${text(zh)}</span></div>`)
        .join('')
    case 'talk':
      return slide.lines
        .map(([who, en, zh]) => `<div class="said ${who}"><b>${text(en)}</b><span>${text(zh)}</span></div>`)
        .join('')
    case 'code': {
      const { lines, at, table = [], shown = [] } = slide
      const program = lines
        .map((line, index) => `<div class="${index === at ? 'at' : ''}">${escaped(line)}</div>`)
        .join('')
      const rows = table
        .map(([name, value]) => `<tr><td>${name}</td><td>${value || '&nbsp;'}</td></tr>`)
        .join('')
      const output = `<div class="shown wide">${shown.map(escaped).join('<br>') || '&nbsp;'}</div>`
      return `<div class="code"><pre>${program}</pre><table>${rows}</table>${output}</div>`
    }
  }
}

/** The Chinese font's apostrophe is as wide as a character. */
const escaped = (words: string): string =>
  words.replaceAll('’', "'").replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Words in brackets are marked. */
const text = (words: string): string => escaped(words).replaceAll(/\[([^\]]+)\]/g, '<mark>$1</mark>')
