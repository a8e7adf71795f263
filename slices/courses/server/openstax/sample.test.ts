import { describe, expect, it } from 'vitest'
import { importOpenStax } from './import-openstax.ts'
import { samplePath, sampleArchive } from './testing/samples.ts'

const path = samplePath('openstax-introduction-to-python.zip')

describe.runIf(path !== null)('Introduction to Python Programming, as OpenStax publishes it', () => {
  it('keeps every unit, question and figure at its place', async () => {
    const archive = await sampleArchive(path ?? '')
    const began = performance.now()
    const { courses, report } = await importOpenStax(archive)
    expect(performance.now() - began).toBeLessThan(5000)
    expect(courses).toHaveLength(1)
  }, 30_000)
})
