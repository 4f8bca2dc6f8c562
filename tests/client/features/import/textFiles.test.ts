import { expect, test } from 'vitest'
import { makeTextFiles } from '../../../../client/features/import/textFiles.ts'
import { withoutPages, type Reading } from '../../../../client/files/documentText.ts'
import { ok, refused } from '../../../../shared/result.ts'

const file = (name: string) => new File([name], name)
const states = (texts: ReturnType<typeof makeTextFiles>) => texts.files.value.map(({ name, state }) => `${name} ${state.is}`)

test('files are read one after the other, and one that cannot be read stops no other', async () => {
  const order: string[] = []
  const texts = makeTextFiles(async ({ name }) => {
    order.push(name)
    if (name === 'b') throw new Error('a bug')
    return name === 'c' ? refused('scanned') : ok(withoutPages(`The text of ${name}`))
  })
  await texts.add([file('a'), file('b'), file('c'), file('d')])
  expect(order).toEqual(['a', 'b', 'c', 'd'])
  expect(states(texts)).toEqual(['a ready', 'b refused', 'c refused', 'd ready'])
  expect(texts.waiting.value).toBe(2)
})

test('a file taken off the list while it is read stops being read', async () => {
  let stopped = false
  const texts = makeTextFiles(({ name }, { signal }: Reading) => (name === 'slow'
    ? new Promise((_resolve, reject) => signal.addEventListener('abort', () => { stopped = true; reject(signal.reason) }))
    : Promise.resolve(ok(withoutPages('text')))))
  const read = texts.add([file('slow'), file('next')])
  await Promise.resolve()
  texts.remove(texts.files.value[0]!.key)
  await read
  expect(stopped).toBe(true)
  expect(states(texts)).toEqual(['next ready'])
})

test('what was refused goes when more files come; the list goes with the person', async () => {
  const texts = makeTextFiles(async ({ name }) => (name === 'bad' ? refused('broken') : ok(withoutPages('text'))))
  texts.belongTo('anna')
  await texts.add([file('bad'), file('good')])
  await texts.add([file('more')])
  expect(states(texts)).toEqual(['good ready', 'more ready'])
  texts.belongTo('anna')
  expect(states(texts)).toEqual(['good ready', 'more ready'])
  texts.belongTo('boris')
  expect(states(texts)).toEqual([])
})

test('the text under review is marked, and free again or in the plan afterwards', async () => {
  const texts = makeTextFiles(async () => ok(withoutPages('text')))
  const [first] = await texts.add([file('a'), file('b')])
  texts.mark(first!, 'open')
  texts.markOpen('finished')
  expect(states(texts)).toEqual(['a finished', 'b ready'])
  expect(texts.waiting.value).toBe(1)
})
