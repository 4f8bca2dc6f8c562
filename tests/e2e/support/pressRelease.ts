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

/** Words of it that nobody proposes as a commitment. */
export const unproposedWords = 'a warning that arrives in time'
