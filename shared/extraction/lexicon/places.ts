/** Words with a capital behind "in" or "at", or in front of a date, that name no place. */
export const NOT_PLACES: ReadonlySet<string> = new Set([
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
  'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'Today', 'Yesterday', 'The', 'Annex', 'Article', 'Chapter', 'Section', 'Appendix', 'Part', 'Item',
  'Parliament', 'Council', 'Commission', 'Ministry', 'Government', 'Headquarters', 'Summit', 'Conference', 'Published', 'Updated', 'Posted', 'Date', 'News', 'English', 'French', 'Arabic', 'Spanish', 'Russian', 'Chinese', 'MEETING', 'PRESS', 'RELEASE', 'NEWS', 'MEMORANDUM', 'AGREEMENT', 'DRAFT', 'FINAL', 'Press', 'Release', 'Statement', 'Background', 'Note', 'Update', 'Meeting',
])
