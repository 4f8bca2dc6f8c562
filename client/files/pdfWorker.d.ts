/** The library has no types for the file that is its worker; it is imported for what it does. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
