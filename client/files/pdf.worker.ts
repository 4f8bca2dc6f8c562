/** pdf.js reads files in a worker of its own; built from here it comes from our own server, and into the app on the device. */
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
