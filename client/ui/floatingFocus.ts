/**
 * What happens to focus and clicks around something that hangs on a trigger which
 * Reka does not know: closing gives focus back, unless the reader went elsewhere, and
 * a click on the trigger is left to the trigger.
 */
export function floatingFocus(trigger: () => HTMLElement | null) {
  let wentElsewhere = false
  return {
    opened(): void {
      wentElsewhere = false
    },
    outside(event: Event): void {
      if (event.target instanceof Node && trigger()?.contains(event.target)) event.preventDefault()
      else wentElsewhere = true
    },
    closed(event: Event): void {
      event.preventDefault()
      if (!wentElsewhere) focusable(trigger())?.focus()
    },
  }
}

function focusable(element: HTMLElement | null): HTMLElement | null {
  const selector = 'button, a[href], input, [tabindex]'
  return element?.matches(selector) ? element : (element?.querySelector<HTMLElement>(selector) ?? null)
}
