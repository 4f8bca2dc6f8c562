/** A server did not do what is measured: its figures mean nothing. */
export class WrongResult extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'WrongResult'
  }
}
