// Formats as regular expressions, the ones that the sandbox judges by.
export const formats = {
  'date-time':
    /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
  uri: /^[a-z][a-z\d+.-]*:[^\s]+$/i,
  email: /^[^\s@]+@[^\s@]+$/,
  // A hint for input fields, not a form.
  password: true,
}
