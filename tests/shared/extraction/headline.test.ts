import { expect, test } from 'vitest'
import { extract } from '../../../shared/extraction/extract.ts'

const BODY = '\n\nVIENNA, 3 May 2021 – The ports of Lusa and Karda signed an agreement today.\n\nThe two ports agreed to train pilots together.\n'

test.each([
  ['Lusa and Karda sign a pact to share their pilots', 'Share their pilots'],
  ['Lusa and Karda to share their pilots', 'Share their pilots'],
  ['Lusa and Karda agree to share their pilots', 'Share their pilots'],
])('a title that names an act is proposed, unticked: %s', (title, proposed) => {
  expect(extract(title + BODY).proposals[0]).toMatchObject({ kind: 'headline', ticked: false, quote: title, title: proposed })
})

test.each([
  'Lusa and Karda sign an action plan',
  'Lusa and Karda sign a Memorandum of Understanding on pilots',
  'Lusa and Karda launch a partnership',
  'Lusa and Karda announce a new chapter in their relations with ports',
  'Welcome to Karda: a new port opens',
])('a title that only tells of an instrument is no commitment: %s', (title) => {
  expect(extract(title + BODY).proposals.map(({ kind }) => kind)).not.toContain('headline')
})
