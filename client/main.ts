import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory, START_LOCATION } from 'vue-router'
import type { PlanId } from '../shared/ids.ts'
import App from './App.vue'
import { createMessages } from './messages/i18n.ts'
import { routes } from './routes.ts'
import { useAccountStore } from './stores/account.ts'
import { usePlanStore } from './stores/plan.ts'
import { yieldToPage } from './sync/pacer.ts'

const router = createRouter({ history: createWebHistory(), routes: [...routes] })
// The device begins to read a plan while the program of its page is still coming: to open its database alone takes a while.
router.beforeEach(({ params }, from) => {
  if (from !== START_LOCATION || typeof params.planId !== 'string') return
  useAccountStore().recall()
  usePlanStore().open(params.planId as PlanId)
})
const app = createApp(App).use(createPinia()).use(router).use(createMessages())
// The router asks for the program of the page that is wanted: it comes while the frame around it is drawn.
void yieldToPage().then(() => app.mount('#app'))
