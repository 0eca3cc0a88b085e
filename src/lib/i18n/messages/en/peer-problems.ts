/** English of `peerProblems` in messages/peer-problems.ts. */
export const peerProblems = {
  'peer.notReady': [
    'This device is not ready to exchange data with other devices.',
    'All data on this device are safe.',
    'Connect to the internet once, then open this page again.',
  ],
  'peer.noConnection': [
    'The two devices are not connected.',
    'All data on this device are safe.',
    "Make sure both are on the same Wi-Fi, or one uses the other's hotspot. Or send a file.",
  ],
  'peer.noCamera': [
    'The camera cannot be used.',
    'All data on this device are safe.',
    'Allow the camera for this app, or send a file.',
  ],
  'peer.notACode': [
    'This is not the awaited code.',
    'All data on this device are safe.',
    'Point the camera at the code on the other device.',
  ],
  'peer.oldCode': [
    'That code answers an older picture.',
    'All data on this device are safe.',
    'Let the other device scan this picture again, then read its code.',
  ],
  'peer.stranger': [
    'The Puskesmas does not know that device.',
    'No data were given.',
    'Have the midwife register that device first.',
  ],
  'peer.nothingShared': [
    'That device belongs to another Posyandu.',
    'No data were given.',
    'Connect with a device of this Posyandu.',
  ],
  'peer.revoked': ['The Puskesmas has revoked that device.', 'No data were given.', 'Ask the midwife.'],
  'peer.badMessage': [
    'That device uses another version of the app.',
    'All data on this device are safe.',
    'Update the app on both devices, then try again.',
  ],
  'peer.gone': ['The connection has ended.', 'What was received is saved.', 'Connect again if needed.'],
  'peer.notForUs': [
    'This file is not for this Posyandu.',
    'All data on this device are safe.',
    'Ask for a file from a device of this Posyandu.',
  ],
  'peer.damaged': [
    'This file is damaged or not from a known device.',
    'All data on this device are safe.',
    'Ask for the file again.',
  ],
  'peer.newerApp': [
    'This file is from a newer app.',
    'All data on this device are safe.',
    'Update the app on this device, then open it again.',
  ],
  'peer.noKey': [
    "This Posyandu's key is not on the device.",
    'All data on this device are safe.',
    'Connect to the internet once, then try again.',
  ],
  'peer.filmTooLong': ['Too much for a film of codes.', 'All data on this device are safe.', 'Send it as a file.'],
  'peer.shareFailed': ['The file was not sent.', 'All data on this device are safe.', 'Try again, or save the file.'],
  'device.keyInvalid': [
    "This device's key cannot be read.",
    'All data on this device are safe.',
    'Ask the Puskesmas staff.',
  ],
  'device.keyOther': [
    "This device's key has changed.",
    'All data on this device are safe.',
    'Ask the midwife to register this device again.',
  ],
} as const;
