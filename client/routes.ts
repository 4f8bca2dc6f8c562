import type { RouteRecordRaw } from 'vue-router'

const ActivityPage = () => import('./features/activity/ActivityPage.vue')
const ArchivePage = () => import('./features/archive/ArchivePage.vue')
const AwayPage = () => import('./features/away/AwayPage.vue')
const BoardPage = () => import('./features/board/BoardPage.vue')
const CommitmentsPage = () => import('./features/commitments/CommitmentsPage.vue')
const DetailPanel = () => import('./features/detail/DetailPanel.vue')
const HomePage = () => import('./features/home/HomePage.vue')
const ImportPage = () => import('./features/import/ImportPage.vue')
const MatrixPage = () => import('./features/matrix/MatrixPage.vue')
const NotFoundPage = () => import('./features/shell/NotFoundPage.vue')
const PlanLayout = () => import('./features/shell/PlanLayout.vue')
const RequestsPage = () => import('./features/requests/RequestsPage.vue')
const SourcesPage = () => import('./features/sources/SourcesPage.vue')
const TableImportPage = () => import('./features/tables/TableImportPage.vue')
const CalendarPage = () => import('./features/calendar/CalendarPage.vue')
const TimelinePage = () => import('./features/timeline/TimelinePage.vue')
const VersionsPage = () => import('./features/versions/VersionsPage.vue')

/**
 * `meta.name` is the message that names a page. The detail panel is opened by
 * `?open=<record>` on every page that has one, so that each record has an address.
 */
export const routes: readonly RouteRecordRaw[] = [
  { path: '/', component: HomePage, meta: { name: 'shell.home' } },
  { path: '/import', component: ImportPage, meta: { name: 'shell.import' } },
  {
    path: '/plans/:planId',
    component: PlanLayout,
    children: [
      {
        path: '',
        components: { default: CommitmentsPage, panel: DetailPanel },
        meta: { name: 'shell.commitments', view: 'commitments', hasPanel: true },
      },
      {
        path: 'sources/:sourceId?',
        components: { default: SourcesPage, panel: DetailPanel },
        meta: { name: 'shell.sources', view: 'sources', hasPanel: true },
      },
      { path: 'timeline', components: { default: TimelinePage, panel: DetailPanel }, meta: { name: 'shell.timeline', view: 'timeline', hasPanel: true } },
      { path: 'calendar', components: { default: CalendarPage, panel: DetailPanel }, meta: { name: 'shell.calendar', view: 'calendar', hasPanel: true } },
      {
        path: 'board',
        components: { default: BoardPage, panel: DetailPanel },
        meta: { name: 'shell.board', view: 'board', hasPanel: true },
      },
      {
        path: 'matrix',
        components: { default: MatrixPage, panel: DetailPanel },
        meta: { name: 'shell.matrix', view: 'matrix', hasPanel: true },
      },
      {
        path: 'requests',
        components: { default: RequestsPage, panel: DetailPanel },
        meta: { name: 'shell.requests', view: 'requests', hasPanel: true },
      },
      {
        path: 'activity',
        components: { default: ActivityPage, panel: DetailPanel },
        meta: { name: 'shell.activity', view: 'activity', hasPanel: true },
      },
      { path: 'away', components: { default: AwayPage, panel: DetailPanel }, meta: { name: 'shell.away', view: 'away', hasPanel: true } },
      {
        path: 'versions',
        components: { default: VersionsPage, panel: DetailPanel },
        meta: { name: 'shell.versions', hasPanel: true },
      },
      { path: 'archive', components: { default: ArchivePage, panel: DetailPanel }, meta: { name: 'shell.archive', view: 'archive', hasPanel: true } },
      { path: 'import-table', component: TableImportPage, meta: { name: 'shell.importTable', view: 'import' } },
      { path: 'import', component: ImportPage, meta: { name: 'shell.import', view: 'import' } },
    ],
  },
  { path: '/:rest(.*)*', component: NotFoundPage, meta: { name: 'shell.notFound' } },
]
