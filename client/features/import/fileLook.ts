import { CircleAlert, CircleCheck, FileText } from '@lucide/vue'
import type { Component } from 'vue'
import type { TextFileState } from './textFiles.ts'

export function fileLook(is: TextFileState['is']): Component {
  return is === 'refused' ? CircleAlert : is === 'finished' ? CircleCheck : FileText
}
