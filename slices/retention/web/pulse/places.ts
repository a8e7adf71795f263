/** The pages of Pulse, in their order, and the words that name them. */
export const pulsePlaces = [
  { to: '/console/pulse', name: 'whole' },
  { to: '/console/pulse/alarms', name: 'alarms' },
  { to: '/console/pulse/coming', name: 'coming' },
  { to: '/console/pulse/way', name: 'way' },
  { to: '/console/pulse/habits', name: 'habits' },
] as const
export type PulsePlace = (typeof pulsePlaces)[number]['to']
