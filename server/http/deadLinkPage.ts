/** What somebody sees whose sign-in link no longer works: what happened, and what to do next. */
export const deadLinkPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>This sign-in link no longer works · Pacta</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; margin: 15vh auto; max-inline-size: 34rem; padding-inline: 1.5rem; }
h1 { font-size: 1.25rem; }
code { overflow-wrap: anywhere; }
</style>
</head>
<body>
<main>
<h1>This sign-in link no longer works</h1>
<p>A sign-in link works once, and for 24 hours. This one was used before, is too old, or was not copied completely.</p>
<p><a href="/">Open Pacta</a> if you are signed in on this device already. Else ask the person who sent you the link for a new one.</p>
<p>Who runs this server makes one with <code>npm run -s pacta -- sign-in-link --email you@example.org</code></p>
</main>
</body>
</html>
`
