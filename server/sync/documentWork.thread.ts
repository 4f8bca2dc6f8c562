import { serveThread } from '../threads/serveThread.ts'
import { documentCalls } from './documentWork.ts'

serveThread(documentCalls)
