import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'
import type { ServerKind } from './ServerKind.ts'

/** The floor: passes each frame on to all others of its room. Stores nothing, reads nothing. */
export const relay: ServerKind = {
  name: 'relay',
  title: 'bare ws relay',
  stores: false,

  async seed() {},

  async start() {
    const rooms = new Map<string, Set<WebSocket>>()
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })
    server.on('connection', (socket, { url = '' }) => {
      const room = rooms.get(url) ?? new Set()
      rooms.set(url, room.add(socket))
      socket.on('message', (frame: Buffer) => {
        for (const other of room) if (other !== socket) other.send(frame)
      })
      socket.on('close', () => room.delete(socket))
    })
    await once(server, 'listening')
    return {
      port: (server.address() as AddressInfo).port,
      isSettled: () => true,
      async close() {
        for (const socket of server.clients) socket.terminate()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  },
}
