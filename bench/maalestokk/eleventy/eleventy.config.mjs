export default function (config) {
  config.setQuietMode(true)
  return { dir: { input: 'src', output: 'ut' }, markdownTemplateEngine: false, htmlTemplateEngine: 'njk' }
}
