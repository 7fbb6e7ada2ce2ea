import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { WhenQuiet } from './when-quiet.ts';

let press: () => void;
beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('addEventListener', (_: string, listener: () => void) => (press = listener));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('work waits until nobody types, is done once, and not put off for ever', async () => {
  const { WhenQuiet: Fresh } = await import('./when-quiet.ts');
  const work = vi.fn<() => void>();
  const quiet: WhenQuiet = new Fresh(work);
  quiet.ask(250);
  vi.advanceTimersByTime(249);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(work).toHaveBeenCalledOnce();

  quiet.ask(250);
  quiet.ask(250);
  press();
  vi.advanceTimersByTime(400);
  expect(work).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(101);
  expect(work).toHaveBeenCalledTimes(2);

  for (let ms = 0; ms < 8600; ms += 100) {
    press();
    quiet.ask(250);
    vi.advanceTimersByTime(100);
  }
  expect(work).toHaveBeenCalledTimes(3);
});
