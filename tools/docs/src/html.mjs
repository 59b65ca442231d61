// Text to HTML.
import MarkdownIt from 'markdown-it'

const markdownIt = new MarkdownIt({ html: false, linkify: false })

/** @param {string | number | boolean | undefined | null} text */
export function escape(text) {
  return String(text ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** @param {string | undefined} text */
export function markdown(text) {
  return text ? markdownIt.render(text) : ''
}

/** @param {string | undefined} text */
export function inline(text) {
  return text ? markdownIt.renderInline(text.trim().replaceAll(/\s+/g, ' ')) : ''
}

/** @param {string | number | boolean} text */
export function code(text) {
  return `<code>${escape(text)}</code>`
}

/** JSON with its keys, texts and numbers marked. @param {unknown} value */
export function json(value) {
  const token = /(&quot;(?:\\.|(?!&quot;).)*&quot;)(\s*:)?|\b(true|false|null|-?\d+(?:\.\d+)?)\b/g
  const marked = escape(JSON.stringify(value, undefined, 2)).replaceAll(token, (all, text, colon, literal) =>
    literal ? `<b>${literal}</b>` : colon ? `<span>${text}</span>${colon}` : `<i>${text}</i>`,
  )
  return `<pre class="json" tabindex="0"><code>${marked}</code></pre>`
}

/** An anchor that any browser takes. @param {string} text */
export function anchor(text) {
  return text.replaceAll(/[^\w.-]+/g, '-')
}
