import type { Component } from 'vue'

/** One value of a ChoiceMenu. */
export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly label: string
  readonly icon?: Component
  /** A colour of tokens.css for the icon, such as `var(--color-accent-fg)`. */
  readonly iconColor?: string
  /** A quiet second line. */
  readonly hint?: string
}

/** The choices whose label contains every word typed, whatever its case or accents. */
export function filterChoices<Value extends string>(choices: readonly Choice<Value>[], typed: string): readonly Choice<Value>[] {
  const needles = folded(typed).split(/\s+/).filter(Boolean)
  return choices.filter((choice) => {
    const label = folded(`${choice.label} ${choice.hint ?? ''}`)
    return needles.every((needle) => label.includes(needle))
  })
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
}
