/** A sixth text, of another field than the demonstration's: nothing in it is known to Pacta. It names no year. */
export const pressRelease = `FAO and WMO join forces against drought and floods

ROME, 12 June – The Food and Agriculture Organization of the United Nations (FAO) and the World Meteorological Organization (WMO) signed a Memorandum of Understanding in Rome today on early warning for farmers.

The Memorandum was signed by FAO Director-General Amina Diallo and WMO Secretary-General Henrik Lund.

Under the Memorandum, FAO and WMO agreed to strengthen cooperation in priority areas, including drought monitoring, flood forecasting, and the training of extension workers.

The two organizations will also provide technical assistance to national meteorological services, upon the request of a Member State.

FAO and WMO will establish a Joint Steering Committee, which will hold its first meeting in Nairobi next year.

"Farmers cannot wait for the perfect forecast," said Ms. Diallo. "What they need is a warning that arrives in time."

In 2019, the two organizations published a guide to seasonal forecasts, which is used in forty countries.

Ms. Diallo expressed confidence that the Memorandum would help countries to save crops before the rain fails.

The full text of the Memorandum is available on the website of both organizations.
`

/** A text about terrorism: only such texts have pillars. It names an earlier instrument. */
export const counterTerrorism = `UNX and OSY sign an action plan

VIENNA, 23 September 2019 – The United Nations Exchange (UNX) and the Organization for Safety (OSY) signed an Action Plan today.

The plan was developed following the signing of the Memorandum of Understanding in October 2018.

UNX and OSY agreed to train border guards against terrorism in Central Asia.
`

/** Words of the press release that nobody proposes as a commitment. */
export const unproposedWords = 'a warning that arrives in time'
