import { useMediaQuery } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { readChoice, writeChoice } from './deviceStorage.ts'

export type Theme = 'light' | 'dark' | 'system'

/** In px; the panel itself keeps it within its bounds. */
const PANEL_WIDTH_DEFAULT = 416

/** How this device shows Pacta: never domain data. */
export const useUiStore = defineStore('ui', () => {
  const theme = ref<Theme>(themeOf(readChoice('theme')))
  const isRailFolded = ref(readChoice('railFolded') === 'yes')
  const panelWidth = ref(Number(readChoice('panelWidth')) || PANEL_WIDTH_DEFAULT)
  const hasSingleKeys = ref(readChoice('singleKeys') !== 'no')
  const isFirstStepsDismissed = ref(readChoice('firstSteps') === 'dismissed')

  const isSystemDark = useMediaQuery('(prefers-color-scheme: dark)')
  const isDark = computed(() => theme.value === 'dark' || (theme.value === 'system' && isSystemDark.value))

  watch(isDark, (dark) => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  }, { immediate: true })
  watch(theme, (value) => writeChoice('theme', value))
  watch(isRailFolded, (value) => writeChoice('railFolded', value ? 'yes' : 'no'))
  watch(panelWidth, (value) => writeChoice('panelWidth', String(value)))
  watch(hasSingleKeys, (value) => writeChoice('singleKeys', value ? 'yes' : 'no'))
  watch(isFirstStepsDismissed, (value) => writeChoice('firstSteps', value ? 'dismissed' : null))

  return { theme, isDark, isRailFolded, panelWidth, hasSingleKeys, isFirstStepsDismissed }
})

function themeOf(stored: string | null): Theme {
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}
