import { computed, shallowRef, watch } from 'vue'
import { reviewedCollisions, type ReviewedCollision } from '../../../shared/queries/openCollisions.ts'
import { useCollisionsStore } from '../../collisions/collisionsStore.ts'
import { usePlanStore } from '../../stores/plan.ts'
import { collisionRow, type CollisionRow } from './collisionRows.ts'

/** What is drawn of what concerns me, or of what is between others. */
export interface AwayRows {
  /** What is open, and what has been decided while the page was looked at: it stays where it stands. */
  readonly rows: readonly CollisionRow[]
  /** What had been decided before. */
  readonly earlier: readonly CollisionRow[]
}

/** The rows of the page, kept up with the plan. */
export function useAwayRows() {
  const plan = usePlanStore()
  const collisions = useCollisionsStore()
  /** Seen open on this page. */
  const held = shallowRef<ReadonlySet<string>>(new Set())

  const reviewed = computed(() => reviewedCollisions(plan.snapshot, collisions.list.known?.collisions ?? [], collisions.me))
  watch(reviewed, (all) => {
    const unseen = all.filter(({ id, state }) => state === 'open' && !held.value.has(id))
    if (unseen.length > 0) held.value = new Set([...held.value, ...unseen.map(({ id }) => id)])
  }, { immediate: true, flush: 'sync' })

  function rowsOf(belongs: (collision: ReviewedCollision) => boolean): AwayRows {
    const own = reviewed.value.filter(belongs)
    const draw = (all: readonly ReviewedCollision[]) => all.map((collision) => collisionRow(plan.snapshot, collision))
    return {
      rows: draw(own.filter(({ id, state }) => state === 'open' || held.value.has(id))),
      earlier: draw(own.filter(({ id, state }) => state === 'decided' && !held.value.has(id))),
    }
  }

  const mine = computed(() => rowsOf((collision) => collision.mine !== null))
  const between = computed(() => rowsOf((collision) => collision.mine === null))
  /** In the order of the page. */
  const open = computed(() => [...mine.value.rows, ...between.value.rows].filter(({ state }) => state === 'open'))
  return { mine, between, open }
}
