import type { SaidFigure, SaidWeek } from './say-week.ts'

/** How the mail looks; without styles it still reads from top to bottom. Nothing in it is fetched from anywhere. */
const style = `
:root{color-scheme:light dark}
body{margin:0;padding:16px;background:#fbf9f6;color:#1c2026;font:16px/1.55 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans SC',sans-serif}
:lang(zh-CN){line-height:1.75}
.sheet{max-width:560px;margin:0 auto;padding:20px;border-radius:12px;background:#ffffff}
h1{margin:0 0 4px;font-size:22px;line-height:1.3}
h2{margin:28px 0 8px;font-size:17px}
p{margin:0 0 12px;text-wrap:pretty}
a{color:#1c6394;overflow-wrap:anywhere}
.quiet{color:#5d6470;font-size:14px}
.lead{margin:16px 0;font-size:18px}
.note{padding:10px 14px;border-left:3px solid #1c6394;background:#eef4f9}
.alarm{padding-left:14px;border-left:3px solid #b3452b}
.figure{padding:12px 0;border-top:1px solid #e4e2de}
.figure p{margin:0}
.value{font-size:26px;font-weight:650;line-height:1.3}
.pages a,.end a{display:inline-block;padding:10px 0;margin-right:20px}
.end{margin-top:28px;padding-top:12px;border-top:1px solid #e4e2de}
@media (prefers-color-scheme:dark){
body{background:#110f0c;color:#e9e7e3}
.sheet{background:#1b1916}
a{color:#79b8e8}
.quiet{color:#a5a19b}
.note{border-color:#79b8e8;background:#1c2933}
.figure,.end{border-color:#36332f}
}`

/** The mail as a page, for programs that show one; every word is escaped. */
export function pageOf(said: SaidWeek): string {
  const { language, worst, alarms } = said
  const link = ({ name, href }: { name: string; href: string }) =>
    `<a href="${escaped(href)}">${escaped(name)}</a>`
  const unusual =
    alarms === null
      ? ''
      : `<h2>${escaped(alarms.name)}</h2>${alarms.lines
          .map(
            ({ what, note, href }) =>
              `<p class="alarm">${link({ name: what, href })}<br>${escaped(note)}</p>`,
          )
          .join('')}<p>${link(alarms.all)}</p>`
  const hurt =
    worst === null
      ? ''
      : `<h2>${escaped(worst.name)}</h2><p><a lang="${worst.titleLanguage}" href="${escaped(worst.href)}">${escaped(worst.title)}</a><br>${escaped(worst.note)}</p>`
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escaped(said.subject)}</title><style>${style}</style></head><body><div class="sheet"><h1>${escaped(said.title)}</h1><p class="quiet">${escaped(said.week)}</p>${
    said.note === null ? '' : `<p class="note">${escaped(said.note)}</p>`
  }<p class="lead">${escaped(said.lead)}</p>${unusual}${said.figures.map(figureOf).join('')}${hurt}<h2>${escaped(said.pagesName)}</h2><p class="pages">${said.pages.map(link).join(' ')}</p><div class="end"><p class="quiet">${escaped(said.why)}</p><p>${link(said.settings)} ${link(said.stop)}</p></div></div></body></html>`
}

const figureOf = ({ name, value, notes, href }: SaidFigure) =>
  `<div class="figure"><p><a href="${escaped(href)}">${escaped(name)}</a></p><p class="value">${escaped(value)}</p>${notes.map((note) => `<p class="quiet">${escaped(note)}</p>`).join('')}</div>`

/** The same as plain text. */
export function textOf(said: SaidWeek): string {
  const { worst, alarms } = said
  const named = ({ name, href }: { name: string; href: string }) => `${name}\n${href}`
  const blocks = [
    `${said.title}\n${said.week}`,
    ...(said.note === null ? [] : [said.note]),
    said.lead,
    ...(alarms === null
      ? []
      : [
          [alarms.name, ...alarms.lines.map(({ what, note, href }) => `  ${what}: ${note}\n  ${href}`)].join(
            '\n',
          ),
        ]),
    said.figures
      .map(({ name, value, notes }) => [`${name}: ${value}`, ...notes.map((note) => `  ${note}`)].join('\n'))
      .join('\n'),
    ...(worst === null ? [] : [`${worst.name}: ${worst.title}\n  ${worst.note}\n  ${worst.href}`]),
    said.pagesName,
    ...said.pages.map(named),
    said.why,
    named(said.settings),
    named(said.stop),
  ]
  return `${blocks.join('\n\n')}\n`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`)
