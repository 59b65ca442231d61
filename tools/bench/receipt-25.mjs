/** A receipt of 25 lines as the API answers them: a card payment with its customer card, umlauts, `ß` and `€` in it. */
export const receipt = [
  { type: 'separator', value: { caption: 'Kundenbeleg' } },
  words('Bäckerei Grünwald & Söhne', 'important', 'align-center'),
  words('Königstraße 12, 70173 Stuttgart', 'align-center'),
  { type: 'space' },
  pair('Datum: ', '14.03.2025 09:41:27'),
  pair('Terminal-ID: ', '65014723'),
  pair('TA-Nr.: ', '004217'),
  words('Beleg 0815'),
  pair('Karte: ', '###############4711'),
  { type: 'space' },
  words('Kartenzahlung kontaktlos'),
  pair('Betrag: ', '27,85 €', 'important'),
  words('Genehmigung 394017'),
  words('Zahlung erfolgt', 'important', 'align-center'),
  words('Bitte bewahren Sie diesen Beleg auf. Er gehört zu Ihren Unterlagen und gilt für einen Umtausch.'),
  { type: 'separator', value: { caption: 'Kundenkarte' } },
  pair('Kartennummer: ', '9276004429942845'),
  pair('TA Code: ', '29218171'),
  pair('Guthaben vor Zahlung: ', '42,50 €'),
  pair('Gutgeschriebener Bonus: ', '1,39 €'),
  pair('Neues Guthaben: ', '43,89 €', 'important'),
  { type: 'space' },
  words('Ihre Karte gilt in über 40 Geschäften. Schöne Grüße aus der Königstraße!'),
  { type: 'separator', value: {} },
  words('Vielen Dank für Ihren Einkauf!', 'align-center'),
]

function words(text, ...decoration) {
  return { type: 'textline', value: { text, decoration } }
}

function pair(name, value, ...decoration) {
  return { type: 'name-value', value: { name, value, decoration } }
}
