export const en = {
  title: 'Programming interface',
  about:
    'Everything the screens can do, over HTTP and JSON. A call acts for whoever is signed in; calls that change something carry the header x-banxue: 1.',
  document: 'OpenAPI document',
  parameters: 'In the address',
  body: 'Sent',
  answer: 'Answer {{status}}',
} as const
