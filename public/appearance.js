// Paints the right ground before the app is loaded, so that a dark screen does not flash white.
// Key and colours as in src/kernel/ui/appearance.ts and colours.ts, which take over from here.
;(() => {
  let theme = 'system'
  try {
    theme = localStorage.getItem('zy:theme') || theme
  } catch {}
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.style.background = dark ? '#131519' : '#f6f6f4'
})()
