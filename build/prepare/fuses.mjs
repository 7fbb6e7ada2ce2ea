// Electron's fuses: switches written into its executable after a marker (Electron documentation, "Fuses", wire version 1).
const MARKER = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FIRST = MARKER.length + 2; // after the wire's version and its length
const POSITIONS = { nodeCliInspect: 3, browserProcessV8Snapshot: 6 };

/**
 * Sets fuses in an Electron executable's bytes, in place.
 * @param {Buffer} executable
 * @param {Partial<Record<keyof typeof POSITIONS, boolean>>} wanted
 * @throws when the bytes have no fuses of version 1
 */
export function setFuses(executable, wanted) {
  const at = executable.indexOf(MARKER, 0, 'latin1');
  if (at < 0 || executable[at + MARKER.length] !== 1) throw new Error('This Electron has no fuses that we know.');
  for (const [name, on] of Object.entries(wanted)) {
    executable.write(on ? '1' : '0', at + FIRST + POSITIONS[/** @type {keyof typeof POSITIONS} */ (name)], 'latin1');
  }
}
