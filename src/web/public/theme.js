// Before first paint: the theme this browser chose; without a choice the system's is followed.
try {
  const theme = localStorage.getItem('locum:theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
