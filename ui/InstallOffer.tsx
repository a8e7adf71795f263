import { useSyncExternalStore } from 'react'
import { firstWords } from './first/words.ts'
import { askLater, install, installWay, isLater, onInstallWay } from './offline/install.ts'
import { useLanguage } from './words.ts'

/**
 * Door `@banxue/ui/InstallOffer`: the school as an app on this device, where the browser can. On a page for every
 * day it can be put off (`isDaily`), and is then not seen for ninety days; on "Me" it stays.
 */
export function InstallOffer({ isDaily = false }: { isDaily?: boolean }) {
  const t = firstWords[useLanguage()]
  const way = useSyncExternalStore(onInstallWay, installWay, () => null)
  const isPutOff = useSyncExternalStore(onInstallWay, isLater, () => true)
  if (way === null || (isDaily && (isPutOff || way === 'ios'))) return null
  return (
    <section className="install">
      <p className="install-title">{t.installTitle}</p>
      <p className="install-words">{way === 'ios' ? t.installIos : t.installWhy}</p>
      {way === 'press' && (
        <p className="install-acts">
          <button type="button" className="button button-quiet" onClick={() => void install()}>
            {t.install}
          </button>
          {isDaily && (
            <button type="button" className="button button-quiet" onClick={askLater}>
              {t.installLater}
            </button>
          )}
        </p>
      )}
    </section>
  )
}
