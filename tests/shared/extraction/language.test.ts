import { expect, test } from 'vitest'
import { languageOf } from '../../../shared/extraction/language.ts'

test.each([
  ['en', 'The Parties agreed to strengthen the exchange of information on the protection of critical infrastructure.'],
  ['fr', 'Les deux organisations sont convenues de renforcer leur coopération dans le domaine de la sécurité des frontières.'],
  ['es', 'Las dos organizaciones acordaron reforzar la cooperación en materia de seguridad de las fronteras.'],
  ['de', 'Die beiden Organisationen haben vereinbart, die Zusammenarbeit im Bereich der Grenzsicherheit zu stärken und den Austausch von Informationen zu fördern.'],
  ['it', 'Le due organizzazioni hanno convenuto di rafforzare la cooperazione nel settore della sicurezza delle frontiere.'],
  ['pt', 'As duas organizações acordaram reforçar a cooperação no domínio da segurança das fronteiras e dos transportes.'],
  ['ru', 'Стороны договорились укреплять сотрудничество в области безопасности границ.'],
  ['ar', 'اتفق الطرفان على تعزيز التعاون في مجال أمن الحدود.'],
  ['el', 'Τα μέρη συμφώνησαν να ενισχύσουν τη συνεργασία.'],
  ['he', 'הצדדים הסכימו לחזק את שיתוף הפעולה.'],
  ['zh', '双方同意加强边境安全合作。'],
  ['und', '2026 — 14/03'],
])('the language of a text is told: %s', (language, text) => {
  expect(languageOf(text)).toBe(language)
})
