import fc from 'fast-check';

// At the desk every run of the properties looks somewhere else. Where a change is judged, the change decides and not chance.
if (process.env['CI']) fc.configureGlobal({ seed: 20261121 });
