// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { htmlText } from '../../../client/files/htmlText.ts'

test.each([
  ['blocks stand apart, words within them do not', '<h1>Title</h1><p>One <b>sentence</b>\n goes\t on.<br>Next line.</p><div>Two</div>', 'Title\n\nOne sentence goes on.\nNext line.\n\nTwo'],
  ['what is not the text is left out', '<nav>Home</nav><script>let a</script><style>b{}</style><p>Text</p><p hidden>no</p><aside>Related</aside><form>Search</form>', 'Text'],
  ['of a page with a main part only that is read', '<header>Site</header><main><p>Text</p></main><footer>Imprint</footer>', 'Text'],
  ['lists keep their marks and levels', '<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul><ol start="3"><li>e</li><li>f</li></ol>', '- a\n  - b\n- c\nd\n\n3. e\n4. f'],
  ['cells are parted by tabs', '<table><tr><th>What</th><th>When</th></tr><tr><td>Meet\n again</td><td>2026</td></tr></table>', 'What\tWhen\nMeet again\t2026'],
  ['letters of all scripts, and spaces that do not break, are kept', '<p>«12&nbsp;June» – إتفاق &amp; 协议 &lt;b&gt;</p>', '«12\u00a0June» – إتفاق & 协议 <b>'],
])('%s', (_rule, html, text) => {
  expect(htmlText(html)).toBe(text)
})

test('a page nested without end is read, not followed', () => {
  expect(htmlText(`${'<div>'.repeat(1_000)}deep${'</div>'.repeat(1_000)}`)).toBe('deep')
})
