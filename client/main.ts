import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
import '@fontsource-variable/source-serif-4/wght.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/print.css'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import App from './App.vue'
import { createMessages } from './messages/i18n.ts'
import { routes } from './routes.ts'
import { yieldToPage } from './sync/pacer.ts'

const router = createRouter({ history: createWebHistory(), routes: [...routes] })
const app = createApp(App).use(createPinia()).use(router).use(createMessages())
// The router asks for the program of the page that is wanted: it comes while the frame around it is drawn.
void yieldToPage().then(() => app.mount('#app'))
