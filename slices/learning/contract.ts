/** Door `#learning/contract`: what learning says and takes. */
export * from './contract/notes.ts'
export * from './contract/procedures.ts'
export * from './contract/progress.ts'
export * from './contract/receipt.ts'
export * from './contract/steps.ts'
export * from './contract/sync.ts'
export * from './contract/telemetry.ts'
