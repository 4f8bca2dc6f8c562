import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { runBench } from './runBench.ts'
import { smallScenarios } from './scenarios/allScenarios.ts'
import type { Scenario } from './scenarios/Scenario.ts'
import { pacta } from './servers/pacta.ts'
import { relay } from './servers/relay.ts'
import type { ServerKind } from './servers/ServerKind.ts'
import { startServerHere } from './servers/startServerHere.ts'

/** A relay that keeps back one frame of each connection. */
const forgetful: ServerKind = {
  ...relay,
  async start() {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
    server.on('connection', (socket) => {
      let frames = 0
      socket.on('message', (frame: Buffer) => {
        frames += 1
        if (frames !== 2) for (const other of server.clients) if (other !== socket) other.send(frame)
      })
    })
    await once(server, 'listening')
    return {
      port: (server.address() as AddressInfo).port,
      isSettled: () => true,
      close: async () => server.close(),
    }
  },
}

const quietly = { rounds: 1, start: startServerHere, say: () => {} }

test.each(smallScenarios().map((scenario) => [scenario.name, scenario] as const))('%s runs against Pacta, and nothing is missing', async (_name, scenario) => {
  const results = await runBench({ ...quietly, scenarios: [scenario], kinds: [pacta] })
  expect(results.failures).toEqual([])
  for (const figure of scenario.figures) expect(results.rounds(scenario, figure, 'pacta')).toHaveLength(1)
})

test('a relay has part in what needs no storage', async () => {
  const scenarios = smallScenarios()
  const results = await runBench({ ...quietly, scenarios, kinds: [relay] })
  expect(results.failures).toEqual([])
  const measured = scenarios.filter((scenario) => results.rounds(scenario, scenario.figures[0]!, 'relay').length > 0)
  expect(measured.map(({ name }) => name)).toEqual(['fan-out', 'light-load', 'many-plans'])
})

test('each round gives one more value', async () => {
  const [scenario] = smallScenarios() as [Scenario]
  const results = await runBench({ ...quietly, rounds: 2, scenarios: [scenario], kinds: [relay] })
  expect(results.rounds(scenario, scenario.figures[0]!, 'relay')).toHaveLength(2)
})

test('a server that loses an edit fails its scenario', async () => {
  const [scenario] = smallScenarios() as [Scenario]
  const results = await runBench({ ...quietly, scenarios: [scenario], kinds: [forgetful] })
  expect(results.failures).toMatchObject([{ message: expect.stringMatching(/never reached reader/) as string }])
})

test('a server that closes connections fails its scenario, and the others run', async () => {
  const refusing: ServerKind = {
    ...relay,
    name: 'hocuspocus',
    title: 'a server that refuses',
    async start(file) {
      const server = await relay.start(file)
      await server.close()
      return server
    },
  }
  const [scenario] = smallScenarios() as [Scenario]
  const results = await runBench({ ...quietly, scenarios: [scenario], kinds: [refusing, relay] })
  expect(results.failures).toMatchObject([{ scenario: 'fan-out', server: 'hocuspocus' }])
  expect(results.rounds(scenario, scenario.figures[0]!, 'relay')).toHaveLength(1)
})
