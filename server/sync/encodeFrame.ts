/** A whole message in one frame: the bit "last" and the code for binary data. */
const finalBinary = 0x82
/** Lengths up to this stand in the second byte; two codes above it announce a longer field. */
const shortLengthMax = 125
const twoBytesFollow = 126
const eightBytesFollow = 127

/** A binary message as a server sends it, unmasked (RFC 6455, section 5.2). */
export function encodeFrame(message: Uint8Array): Uint8Array {
  const { length } = message
  const headLength = length <= shortLengthMax ? 2 : length <= 0xffff ? 4 : 10
  const frame = Buffer.allocUnsafe(headLength + length)
  frame[0] = finalBinary
  if (headLength === 2) {
    frame[1] = length
  } else if (headLength === 4) {
    frame[1] = twoBytesFollow
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = eightBytesFollow
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, headLength)
  return frame
}
