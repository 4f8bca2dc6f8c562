import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommand } from '../../../server/cli/runCommand.ts'
import { runProgram } from '../../helpers/programs/runProgram.ts'
import { startPacta, type RunningPacta } from '../../helpers/startPacta.ts'

let folder: string

beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'pacta-cli-')) })
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = 'On 3 May 2021 the two secretariats signed a Memorandum of Understanding.\n\nThe Alpha Office and the Beta Institute agreed to exchange publications every year. They also agreed to hold a joint conference in Vienna.\n'

test('[E1] extract prints JSON alone, with quotes that stand in the file at their places', { timeout: 60_000 }, async () => {
  writeFileSync(join(folder, 'agreement.txt'), text)
  const program = runProgram('cli', ['extract', 'agreement.txt', '--json'], {}, folder)
  expect(await program.ended).toBe(0)
  const [file] = JSON.parse(program.output()) as { file: string; commitments: { quote: string; start: number; end: number; items: string[]; confidence: number }[] }[]
  expect(file?.file).toBe('agreement.txt')
  expect(file?.commitments.length).toBeGreaterThan(0)
  for (const commitment of file?.commitments ?? []) {
    expect(Object.keys(commitment)).toEqual(['quote', 'start', 'end', 'items', 'confidence'])
    expect(text.slice(commitment.start, commitment.end)).toBe(commitment.quote)
  }
})

test('extract without --json is for reading', async () => {
  writeFileSync(join(folder, 'agreement.txt'), text)
  const { code, printed } = await run(['extract', 'agreement.txt'])
  expect(code).toBe(0)
  expect(printed).toMatch(/^agreement\.txt: \d+ commitments?\n/)
})

test.each([
  ['missing.txt', null, 'there is no such file'],
  ['empty.txt', '', 'is empty'],
  ['spaces.txt', ' \n\t\n', 'is empty'],
  ['binary.txt', Buffer.from([80, 75, 3, 4, 0, 1]), 'not a plain text'],
  ['latin.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]), 'not a plain text'],
  ['.', null, 'it is a folder'],
])('a file that cannot be read (%s) is named, and the others are printed', async (name, content, words) => {
  if (content !== null) writeFileSync(join(folder, name), content)
  writeFileSync(join(folder, 'agreement.txt'), text)
  const { code, printed, complaints } = await run(['extract', name, 'agreement.txt', '--json'])
  expect(code).toBe(1)
  expect(complaints).toHaveLength(1)
  expect(complaints[0]).toContain(name)
  expect(complaints[0]).toContain(words)
  expect(JSON.parse(printed)).toHaveLength(1)
})

test('help names every command', async () => {
  for (const words of [[], ['--help'], ['help'], ['extract', '--help']]) {
    const { code, printed } = await run(words)
    expect(code).toBe(0)
    expect(printed).toContain('extract FILE')
    expect(printed).toContain('sign-in-link --email')
    expect(printed).toContain('make-plan')
    expect(printed).toContain('member --plan')
  }
})

test.each([
  [['remove-everything'], 'There is no command'],
  [['extract'], 'Name the files'],
  [['extract', '--yaml', 'x'], 'yaml'],
  [['sign-in-link'], '--email'],
  [['sign-in-link', '--email', 'nobody'], 'not an e-mail address'],
  [['sign-in-link', '--email', 'a@example.org', '--role', 'editor'], '--plan ID'],
  [['sign-in-link', '--email', 'a@example.org', '--plan', '0000000000000000'], '--role'],
  [['sign-in-link', '--email', 'a@example.org', '--plan', '0000000000000000', '--role', 'editor'], 'There is no plan'],
  [['make-plan', '--tasks', '0'], '--tasks takes a whole number from 1 to 20,000, not "0"'],
  [['make-plan', '--tasks', '20001'], '--tasks takes'],
  [['make-plan', '--edits', 'many'], '--edits takes a whole number from 1 to 100, not "many"'],
  [['make-plan', '--tasks', '20000', '--edits', '100'], '24,000,000 edits'],
  [['make-plan', '--size', '3'], 'size'],
  [['make-plan', '--tasks', '2'], 'There is no account yet'],
  [['make-plan', '--tasks', '2', '--email', 'nobody@example.org'], 'There is no account "nobody@example.org"'],
  [['member'], '--plan ID'],
  [['member', '--plan', 'x'], 'There is no plan'],
  [['member', '--plan', '0000000000000000'], 'There is no plan'],
  [['member', '--plan', '0000000000000000', '--remove'], '--email'],
  [['member', '--plan', '0000000000000000', '--email', 'a@example.org'], 'either --role'],
  [['member', '--plan', '0000000000000000', '--email', 'a@example.org', '--role', 'editor', '--remove'], 'either --role'],
  [['member', '--plan', '0000000000000000', '--email', 'a@example.org', '--role', 'boss'], 'There is no role'],
])('%j is refused with one line', async (words, expected) => {
  const { code, printed, complaints } = await run(words)
  expect([code, printed]).toEqual([1, ''])
  expect(complaints.join('\n')).toContain(expected)
})

test('a link without a plan makes an account that sees no plan', async () => {
  await withPacta(async (pacta) => {
    const { printed } = await run(['sign-in-link', '--email', 'ana@osce.example', '--name', 'Ana'])
    expect(printed).toMatch(new RegExp(`^${pacta.url}/sign-in/\\S+\n$`))
    const ana = pacta.visitor()
    expect((await ana.get(new URL(printed).pathname)).headers.get('location')).toBe('/')
    expect(await (await ana.get('/api/session')).json()).toMatchObject({ user: { name: 'Ana', email: 'ana@osce.example' } })
    expect(await (await ana.get('/api/plans')).json()).toEqual([])
  })
})

test('[S5] a role given from the shell counts at once in the running server', async () => {
  await withPacta(async (pacta) => {
    const coordinator = await pacta.signedIn()
    const { id } = (await (await coordinator.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: string }
    const words = ['sign-in-link', '--email', 'ana@osce.example', '--plan', id, '--party', 'OSCE', '--role']
    const { printed } = await run([...words, 'editor'])
    const ana = pacta.visitor()
    expect((await ana.get(new URL(printed).pathname)).headers.get('location')).toBe(`/plans/${id}`)
    expect(await (await ana.get('/api/plans')).json()).toEqual([{ id, title: 'A plan', role: 'editor' }])
    await run([...words, 'viewer'])
    expect(await (await ana.get('/api/plans')).json()).toEqual([{ id, title: 'A plan', role: 'viewer' }])
  })
})

test('[H3] the shell cannot take a plan\'s last coordinator away either', async () => {
  await withPacta(async (pacta) => {
    const coordinator = await pacta.signedIn()
    const { id } = (await (await coordinator.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: string }
    const { code, complaints } = await run(['sign-in-link', '--email', 'programme.officer@unoct.example', '--plan', id, '--role', 'viewer'])
    expect(code).toBe(1)
    expect(complaints[0]).toContain('the last one')
  })
})

test('[S5] a member gets another role from the shell, and is removed by it; the running server follows', async () => {
  await withPacta(async (pacta) => {
    const coordinator = await pacta.signedIn()
    const { id } = (await (await coordinator.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: string }
    await run(['sign-in-link', '--email', 'ana@osce.example', '--name', 'Ana', '--plan', id, '--party', 'OSCE', '--role', 'editor'])
    const ana = await pacta.signedIn('ana@osce.example')
    const changed = await run(['member', '--plan', id, '--email', 'Ana@osce.example', '--role', 'viewer'])
    expect(changed).toEqual({ code: 0, printed: 'ana@osce.example\tviewer\tAna\tOSCE\n', complaints: [] })
    expect(await (await ana.get('/api/plans')).json()).toEqual([{ id, title: 'A plan', role: 'viewer' }])
    expect((await run(['member', '--plan', id])).printed.split('\n').map((line) => line.split('\t').slice(0, 2))).toEqual([
      ['programme.officer@unoct.example', 'coordinator'], ['ana@osce.example', 'viewer'], [''],
    ])
    expect((await run(['member', '--plan', id, '--email', 'ana@osce.example', '--remove'])).code).toBe(0)
    expect(await (await ana.get('/api/plans')).json()).toEqual([])
    const again = await run(['member', '--plan', id, '--email', 'ana@osce.example', '--remove'])
    expect([again.code, again.complaints.join('')]).toEqual([1, expect.stringContaining('is no member of this plan')])
  })
})

test('[H3] the shell does not remove a plan\'s last coordinator', async () => {
  await withPacta(async (pacta) => {
    const coordinator = await pacta.signedIn()
    const { id } = (await (await coordinator.send('POST', '/api/plans', { title: 'A plan' })).json()) as { id: string }
    const { code, complaints } = await run(['member', '--plan', id, '--email', 'programme.officer@unoct.example', '--remove'])
    expect([code, complaints.join('')]).toEqual([1, expect.stringContaining('the last one')])
  })
})

test('the link carries the public address when one is set', async () => {
  const { printed } = await run(['sign-in-link', '--email', 'ana@osce.example'], { PACTA_URL: 'https://pacta.example.org' })
  expect(printed).toMatch(/^https:\/\/pacta\.example\.org\/sign-in\//)
  expect(readFileSync(join(folder, 'data', 'secret'), 'utf8')).not.toBe('')
})

test('make-plan makes a plan with its history while the server runs, for the first account', async () => {
  await withPacta(async (pacta) => {
    const coordinator = await pacta.signedIn()
    const { code, printed, complaints } = await run(['make-plan', '--tasks', '7', '--edits', '2'])
    expect([code, complaints]).toEqual([0, []])
    const [id = '', address] = printed.trimEnd().split('\n')
    expect(address).toBe(`${pacta.url}/plans/${id}`)
    expect(await (await coordinator.get('/api/plans')).json()).toEqual([{ id, title: 'A plan of 7 tasks', role: 'coordinator' }])
    const { snapshot, seq, tail } = await pacta.server.storage.updateLog.load(id)
    expect(seq).toBeGreaterThan(7 * 12 * 2)
    expect([snapshot?.seq, tail]).toEqual([seq, []])
  })
})

test('make-plan makes it for the account that is named', async () => {
  await withPacta(async (pacta) => {
    await pacta.signedIn()
    const ana = await pacta.signedIn('ana@osce.example')
    await run(['make-plan', '--tasks', '1', '--edits', '1', '--email', 'Ana@osce.example'])
    expect(await (await ana.get('/api/plans')).json()).toMatchObject([{ title: 'A plan of 1 task', role: 'coordinator' }])
  })
})

async function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let printed = ''
  const complaints: string[] = []
  const code = await runCommand(words, {
    print: (more) => { printed += more },
    complain: (line) => complaints.push(line),
    environment, folder, root: folder,
  })
  return { code, printed, complaints }
}

async function withPacta(work: (pacta: RunningPacta) => Promise<void>): Promise<void> {
  const pacta = await startPacta({ dataDirectory: join(folder, 'data') })
  try {
    await work(pacta)
  } finally {
    await pacta.close()
  }
}
