import type { MessageContext, MessageFunction } from 'vue-i18n'

export interface Texts {
  readonly [key: string]: string | Texts
}

export interface CompiledTexts {
  [key: string]: MessageFunction<string> | CompiledTexts
}

/**
 * Messages as functions. They are written in vue-i18n's own syntax, as far as ours use
 * it (`{name}`, `{'literal'}`, forms of a plural between bars); the library's compiler
 * for the rest of it would be 5 kB of every first load.
 */
export function compileMessages(texts: Texts): CompiledTexts {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, typeof text === 'string' ? compileMessage(text) : compileMessages(text)]))
}

function compileMessage(text: string): MessageFunction<string> {
  const forms = text.split(' | ').map((form) => [...form.matchAll(/\{'([^']*)'\}|\{(\w+)\}|([^{]+)/g)])
  return (context: MessageContext<string>) => {
    const said = forms.map((parts) => parts.map(([, literal, name, words]) => words ?? literal ?? value(context, name)).join(''))
    return said.length > 1 ? context.plural(said) : (said[0] ?? '')
  }
}

function value(context: MessageContext<string>, name: string | undefined): string {
  return name === undefined ? '' : String(context.named(name) ?? '')
}
