import type { Component } from 'vue'

interface MenuEntry {
  readonly id: string
  readonly label: string
  readonly icon?: Component
  /** Shown as a key cap: the key that does the same. */
  readonly keys?: string
  readonly isDisabled?: boolean
}

export type MenuItem =
  | (MenuEntry & { readonly kind: 'action'; readonly isDangerous?: boolean })
  | (MenuEntry & { readonly kind: 'link'; readonly to: string })
  /** A check stays open when toggled, a choice (one of several) closes the menu. */
  | (MenuEntry & { readonly kind: 'check'; readonly isChecked: boolean })
  | (MenuEntry & { readonly kind: 'choice'; readonly isChecked: boolean })
  | { readonly kind: 'separator' }
  | { readonly kind: 'heading'; readonly label: string }
