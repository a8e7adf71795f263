/** Whether this browser can keep units: on a secure address, with a worker to hand them out. */
export const canSave = (): boolean => 'serviceWorker' in navigator && 'caches' in globalThis
