import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import './fonts.css';
import './tokens.css';
import './base.css';
import './shell.css';
import '../ui/ui.css';
import { App } from './App.tsx';
import { start } from './start.ts';

document.documentElement.dataset['look'] = 'system';
// Drawn at once: what the start finds is put into a window that follows the state already.
flushSync(() => createRoot(document.getElementById('root')!).render(<App />));
void start();
