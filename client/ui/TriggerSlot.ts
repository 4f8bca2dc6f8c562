import { cloneVNode, Comment, Fragment, mergeProps, type FunctionalComponent, type VNode } from 'vue'

/** Draws the one control in its slot with the attributes that it is given, and tells its element. */
export const TriggerSlot: FunctionalComponent<{ told: (element: HTMLElement) => void }> = ({ told }, { slots, attrs }) => {
  const control = firstControl(slots.default?.() ?? [])
  if (!control) return null
  const tell = (vnode: VNode) => {
    if (vnode.el instanceof HTMLElement) told(vnode.el)
  }
  return cloneVNode(control, mergeProps(attrs, { onVnodeMounted: tell, onVnodeUpdated: tell }))
}
TriggerSlot.props = ['told']
TriggerSlot.inheritAttrs = false

function firstControl(nodes: readonly VNode[]): VNode | null {
  for (const node of nodes) {
    if (node.type === Comment) continue
    if (node.type !== Fragment) return node
    const inner = Array.isArray(node.children) ? firstControl(node.children as VNode[]) : null
    if (inner) return inner
  }
  return null
}
