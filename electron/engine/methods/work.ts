import type { Handlers } from '../engine.ts';

export const workMethods: Handlers<'work/stop'> = {
  'work/stop': (_, desk) => ({ stopped: desk.stop() }),
};
