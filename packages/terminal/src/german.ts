import { after, type Wording } from './wording.ts'

/** German, with the formal Sie. */
export const german: Wording = {
  messages: {
    other: () => ({
      cashier: 'Bitte warten. Nicht erneut kassieren, solange kein Ergebnis da ist.',
      customer: 'Einen Moment bitte.',
    }),
    creating: () => ({
      cashier: 'Die Zahlung wird vorbereitet. Bitte warten.',
      customer: 'Einen Moment bitte.',
    }),
    applied: ({ amount, covered }) => ({
      cashier: `Die Karte zahlt ${covered}. Nennen Sie dem Kunden den Rest: ${amount}.`,
      customer: `Ihre Karte zahlt ${covered}.\nNoch zu zahlen: ${amount}`,
    }),
    'applied nothing': ({ amount }) => ({
      cashier: `Die Karte zahlt nichts. Nennen Sie dem Kunden den Betrag: ${amount}.`,
      customer: `Zu zahlen: ${amount}`,
    }),
    'applied all': ({ covered }) => ({
      cashier: `Die Karte zahlt alles: ${covered}. Bitte warten.`,
      customer: `Ihre Karte zahlt alles:\n${covered}`,
    }),
    'presenting cash': ({ amount }) => ({
      cashier: `Die Barzahlung wird gebucht: ${amount}. Bitte warten.`,
      customer: `Barzahlung:\n${amount}`,
    }),
    'presenting cashless': ({ amount }) => ({
      cashier: `Der Kunde zahlt jetzt am Kartenterminal: ${amount}. Bitte warten.`,
      customer: `Bitte zahlen Sie am Kartenterminal:\n${amount}`,
    }),
    'presenting cashless_direct': ({ amount }) => ({
      cashier: `Die Kartenzahlung wird gebucht: ${amount}. Bitte warten.`,
      customer: `Kartenzahlung:\n${amount}`,
    }),
    'presenting loyalty': ({ amount }) => ({
      cashier: `Die Zahlung mit der Kundenkarte wird gebucht: ${amount}. Bitte warten.`,
      customer: `Zahlung mit Ihrer Kundenkarte:\n${amount}`,
    }),
    'cancel requested': () => ({
      cashier: 'Abbruch angefragt. Es kann noch bezahlt werden: warten Sie auf das Ergebnis.',
      customer: 'Der Abbruch ist angefragt.\nBitte warten Sie.',
    }),
    'cancel requested at terminal': () => ({
      cashier:
        'Abbruch angefragt. Drücken Sie Stop am Kartenterminal. Es kann noch bezahlt werden: warten Sie auf das Ergebnis.',
      customer: 'Der Abbruch ist angefragt.\nBitte warten Sie.',
    }),
    resolving: () => ({
      cashier: 'Noch keine Antwort zur Zahlung. Bitte warten, nicht erneut kassieren.',
      customer: 'Wir prüfen Ihre Zahlung.\nBitte warten Sie.',
    }),
    fencing: () => ({
      cashier:
        'Die Zahlung wird zurückgezogen, damit sie nicht später abbucht. Warten, nicht erneut kassieren. Fragt das Terminal noch, dort Stop drücken.',
      customer: 'Wir prüfen Ihre Zahlung.\nBitte warten Sie.',
    }),
    'needs operator': () => ({
      cashier:
        'Nicht erneut kassieren. Unklar, ob bezahlt ist: prüfen Sie Belege und Journal am Kartenterminal, dann entscheiden Sie in der Kasse.',
      customer: 'Wir klären Ihre Zahlung.\nBitte warten Sie.',
    }),
    approved: ({ amount }) => ({
      cashier: `Bezahlt${after(': ', amount)}. Geben Sie die Ware aus.`,
      customer: `Bezahlt${after(': ', amount)}\nVielen Dank!`,
    }),
    'approved with receipts': ({ amount }) => ({
      cashier: `Bezahlt${after(': ', amount)}. Drucken Sie die Belege.`,
      customer: `Bezahlt${after(': ', amount)}\nVielen Dank!`,
    }),
    'approved to sign': ({ amount }) => ({
      cashier: `Bezahlt${after(': ', amount)}. Lassen Sie den Händlerbeleg unterschreiben und vergleichen Sie die Unterschrift mit der Karte.`,
      customer: `Bezahlt${after(': ', amount)}\nBitte unterschreiben Sie den Beleg.`,
    }),
    'approved without transaction': () => ({
      cashier: 'Laut Journal bezahlt. Drucken Sie die Belege, sobald der Server wieder antwortet.',
      customer: 'Bezahlt\nVielen Dank!',
    }),
    'approved unconfirmed': () => ({
      cashier:
        'Nicht erneut kassieren. Laut Journal bezahlt, doch der Server bestätigt es nicht: sehen Sie im Backoffice nach.',
      customer: 'Einen Moment bitte.',
    }),
    declined: ({ isBlocked }) => ({
      cashier: `Abgelehnt, es wurde nichts gebucht.${isBlocked ? '' : ' Bieten Sie eine andere Zahlungsart an.'}`,
      customer: 'Die Zahlung wurde abgelehnt.\nEs wurde nichts abgebucht.',
    }),
    aborted: ({ isBlocked }) => ({
      cashier: `Nicht bezahlt, es wurde nichts gebucht.${isBlocked ? '' : ' Bei Bedarf erneut kassieren.'}`,
      customer: 'Die Zahlung wurde abgebrochen.\nEs wurde nichts abgebucht.',
    }),
    unresolved: () => ({
      cashier: 'Nicht erneut kassieren. Noch ist unklar, ob bezahlt ist: die Kasse fragt weiter nach.',
      customer: 'Wir prüfen Ihre Zahlung.\nBitte warten Sie.',
    }),
    'earlier approved': ({ sale, amount }) => ({
      cashier: `Frühere Zahlung geklärt: Verkauf ${sale} ist bezahlt${after(', ', amount)}. Drucken Sie seine Belege.`,
      customer: 'Einen Moment bitte.',
    }),
    'earlier not paid': ({ sale }) => ({
      cashier: `Frühere Zahlung geklärt: Verkauf ${sale} ist nicht bezahlt, es wurde nichts gebucht. Bei Bedarf erneut kassieren.`,
      customer: 'Einen Moment bitte.',
    }),
    'earlier unresolved': ({ sale }) => ({
      cashier: `Frühere Zahlung noch unklar: Verkauf ${sale}. Dafür nicht erneut kassieren; die Kasse fragt weiter nach.`,
      customer: 'Einen Moment bitte.',
    }),
    reversed: () => ({
      cashier:
        'Storniert. Was bar bezahlt wurde, geben Sie bar zurück; alles andere geht auf die Karte zurück.',
      customer: 'Die Zahlung ist storniert.\nSie erhalten Ihr Geld zurück.',
    }),
    'reversal refused': () => ({
      cashier: 'Nicht storniert: die Zahlung gilt weiter, es geht kein Geld zurück.',
      customer: 'Die Zahlung ist nicht storniert.\nSie gilt weiter.',
    }),
    'reversal unresolved': () => ({
      cashier:
        'Noch unklar, ob storniert ist. Nicht erneut stornieren und nichts auszahlen: die Kasse fragt weiter nach.',
      customer: 'Wir prüfen die Stornierung.\nBitte warten Sie.',
    }),
    'reversal needs operator': () => ({
      cashier:
        'Nicht erneut stornieren, nichts auszahlen. Unklar, ob storniert ist: sehen Sie im Händlerportal nach, dann entscheiden Sie in der Kasse.',
      customer: 'Wir klären die Stornierung.\nBitte warten Sie.',
    }),
    'reversal needs operator at terminal': () => ({
      cashier:
        'Nicht erneut stornieren, nichts auszahlen. Unklar, ob storniert ist: prüfen Sie Belege und Journal am Kartenterminal, dann entscheiden Sie in der Kasse.',
      customer: 'Wir klären die Stornierung.\nBitte warten Sie.',
    }),
    'run done': () => ({
      cashier: 'Das Kartenterminal ist fertig. Drucken Sie den Beleg.',
      customer: 'Einen Moment bitte.',
    }),
    'run refused': ({ isBlocked }) => ({
      cashier: `Das Kartenterminal hat es nicht ausgeführt.${isBlocked ? '' : ' Sehen Sie am Terminal nach.'}`,
      customer: 'Einen Moment bitte.',
    }),
    'run unresolved': () => ({
      cashier:
        'Unklar, ob das Kartenterminal fertig ist. Sehen Sie am Terminal nach, bevor Sie es noch einmal starten.',
      customer: 'Einen Moment bitte.',
    }),
  },
  obstacles: {
    journal: () => 'Das Journal der Kasse ist gestört: holen Sie Hilfe vor jeder weiteren Zahlung.',
    connection: () => 'Der Server antwortet nicht: prüfen Sie das Netz.',
    server: () => 'Der Server ist gestört.',
    access: () => 'Die Kasse ist am Server nicht angemeldet: holen Sie Hilfe.',
    busy: (sale) =>
      sale === '' ? 'Warten Sie, bis das Kartenterminal frei ist.' : `Klären Sie zuerst Verkauf ${sale}.`,
    findings: () => 'Stornieren Sie zuerst die Zahlungen, die als falsch gemeldet sind.',
  },
  reason: 'Grund: ',
  findings: {
    'found payment': ({ sale, server }) =>
      `Verkauf ${sale}: am Server bezahlt${after(', ', server)}, hier nicht.`,
    double: ({ sale, server }) => `Verkauf ${sale}: mehr als einmal bezahlt${after(', ', server)}.`,
    orphan: ({ sale }) => `Verkauf ${sale}: angelegt und nie begonnen.`,
    phantom: ({ sale, journal }) =>
      `Verkauf ${sale}: laut Journal bezahlt${after(', ', journal)}, am Server nicht.`,
    amount: ({ sale, journal, server }) =>
      journal === '' || server === ''
        ? `Verkauf ${sale}: Journal und Server nennen verschiedene Beträge.`
        : `Verkauf ${sale}: im Journal ${journal}, am Server ${server}.`,
    other: ({ sale }) => `Verkauf ${sale}: Journal und Server stimmen nicht überein.`,
  },
  actions: {
    'give up': 'Die Kasse gibt ihn auf; es ist nichts zu tun.',
    reverse: 'Stornieren Sie, falls die Ware nicht ausgegeben ist.',
    'reverse double': 'Stornieren Sie die überzählige Zahlung.',
    'look into it': 'Nicht erneut kassieren: vergleichen Sie Beleg und Backoffice.',
  },
}
