/** A backup that cannot be made or used, in a sentence that says why and what to do. */
export class BackupRefused extends Error {}
