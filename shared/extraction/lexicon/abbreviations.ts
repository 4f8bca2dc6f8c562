/** Words whose full stop does not end a sentence. */
export const ABBREVIATIONS: readonly string[] = [
  'Mr', 'Mrs', 'Ms', 'Mx', 'Dr', 'Prof', 'H.E', 'Hon', 'Rev', 'Sr', 'Jr', 'St', 'Gen', 'Col', 'Lt', 'Sgt',
  'Amb', 'Messrs', 'Mme', 'No', 'Nos', 'Art', 'Arts', 'Sec', 'para', 'paras', 'vol', 'pp', 'cf', 'ca',
  'e.g', 'i.e', 'viz', 'vs', 'approx', 'incl', 'esp', 'Inc', 'Ltd', 'Co', 'Corp', 'Jan', 'Feb', 'Mar',
  'Apr', 'Jun', 'Jul', 'Aug', 'Sep', 'Sept', 'Oct', 'Nov', 'Dec', 'Tel', 'fig', 'ed', 'eds', 'a.m', 'p.m',
]
