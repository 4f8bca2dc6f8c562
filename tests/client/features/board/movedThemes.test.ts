import { expect, test } from 'vitest'
import { movedThemes } from '../../../../client/features/board/useCardMoves.ts'
import { NOT_NAMED } from '../../../../shared/queries/dimensions.ts'

test('the theme of the column that is left goes, the other one comes, the rest stay', () => {
  expect(movedThemes(['border', 'law'], 'border', 'internet')).toEqual(['law', 'internet'])
  expect(movedThemes(['border', 'law'], 'border', 'law')).toEqual(['law'])
  expect(movedThemes([], NOT_NAMED, 'law')).toEqual(['law'])
  expect(movedThemes(['border', 'law'], 'border', NOT_NAMED)).toEqual(['law'])
})
