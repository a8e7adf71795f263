import '@banxue/ui/mantine.css'
import '@banxue/ui/parts.css'
import { listenForInstall } from '@banxue/ui/offline/install'
import { problemOf } from '@banxue/ui/rpc'
import { PageFailure } from '@banxue/ui/states'
import { ThemeProvider } from '@banxue/ui/theme'
import { currentLanguage, setLanguage } from '@banxue/ui/words'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { firstSession } from './first-session.ts'
import { queryClient, router } from './router.ts'

/**
 * Mounts once the first page's code, words and data are there: until then the server's markup stands,
 * and the app puts the same markup in its place.
 */
async function open(): Promise<void> {
  const me = await firstSession(queryClient)
  if (me.person !== null && me.person.language !== currentLanguage()) await setLanguage(me.person.language)
  await router.load()
  root().render(<App />)
}

function root() {
  const place = document.getElementById('root')
  if (place === null) throw new Error('The page has no place for the app.')
  return createRoot(place, {
    // That something is not there, or that there is no network, is worded on the page; what broke is reported.
    onCaughtError(error) {
      const { code } = problemOf(error)
      if (code !== 'NOT_FOUND' && code !== 'OFFLINE') reportError(error)
    },
  })
}

/**
 * The school was upgraded under an open page: the part that is asked for next is there under another name. The
 * page is loaded again, once a minute at most, so that a real fault still shows.
 */
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('banxue.renewed') ?? 0)
  if (Date.now() - last < 60_000 || !navigator.onLine) return
  event.preventDefault()
  sessionStorage.setItem('banxue.renewed', String(Date.now()))
  location.reload()
})

listenForInstall()
open().catch((error: unknown) => {
  root().render(
    <ThemeProvider>
      <PageFailure error={error} retry={() => location.reload()} />
    </ThemeProvider>,
  )
})
