/** Where the chosen scheme is kept on the device. */
export const schemeKey = 'banxue_scheme'

/** Runs before the first paint, so that nobody sees the wrong light; allowed by its hash. */
export const schemeScript = `(()=>{let s;try{s=localStorage.getItem('${schemeKey}')}catch{}if(s!=='light'&&s!=='dark')s=matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light';document.documentElement.setAttribute('data-mantine-color-scheme',s)})()`
