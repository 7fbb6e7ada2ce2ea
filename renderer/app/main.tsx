import { createRoot } from 'react-dom/client';
import './fonts.css';
import './tokens.css';
import './base.css';
import './shell.css';
import '../ui/ui.css';
import { App } from './App.tsx';
import { start } from './start.ts';

document.documentElement.dataset['look'] = 'system';
createRoot(document.getElementById('root')!).render(<App />);
void start();
