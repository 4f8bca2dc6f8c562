/** Which paragraph of a text an offset lies in, counted from 1; lines with words are paragraphs, as sources write them. */
export function paragraphNumber(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').slice(0, -1).filter((line) => line.trim() !== '').length + 1
}
