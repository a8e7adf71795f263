import { reports } from './sql-files.ts'

/** The page `docs/metrics.md`: every number of every report, from the headers of the queries. */
export function metricsPage(): string {
  const sections = Object.values(reports).map(({ tag, header }) => {
    const numbers = Object.entries(header.numbers).map(
      ([name, words]) => `- **${name}.** ${words.en}\n  ${words['zh-CN']}`,
    )
    return [
      `## ${header.question.en} ${header.question['zh-CN']}`,
      `\`${tag}\` · grain: ${header.grain.en} · window: ${header.window.en} · cost: ${header.cost}`,
      numbers.join('\n'),
    ].join('\n\n')
  })
  return `# Metrics\n\nGenerated from the headers of \`slices/retention/server/queries\`.\n\n${sections.join('\n\n')}\n`
}
