import type { Template } from '../plan/template.ts';
import { PROGRESS, STATUSES } from './also-called.ts';

/** Themes with goals, and under each goal numbered national actions. */
export const goals: Template = {
  id: 'goals',
  name: 'Goals and actions',
  about: 'Themes, goals, numbered national actions',
  contactHeading: 'Contact',
  kinds: [
    {
      key: 'goal',
      name: 'Goal',
      plural: 'goals',
      heading: 'Goal {number}[ ({name})][: {text}]',
      firstField: 'in-heading',
      childrenHeading: 'National Actions:',
      children: ['action'],
      fields: [{ key: 'goal', label: 'Goal', scope: 'rolls-on', holds: 'prose' }],
    },
    {
      key: 'action',
      name: 'Action',
      plural: 'actions',
      heading: 'Action {number}',
      firstField: 'run-on',
      children: [],
      fields: [
        { key: 'action', label: 'Action', scope: 'rolls-on', holds: 'prose' },
        {
          key: 'status',
          label: 'Status {edition}',
          scope: 'edition',
          holds: 'choice',
          vocabulary: 'status',
          alsoCalled: STATUSES,
        },
        {
          key: 'progress',
          label: 'Progress made',
          scope: 'edition',
          holds: 'prose',
          alsoCalled: PROGRESS,
        },
      ],
    },
  ],
  vocabularies: {
    response: [],
    status: [
      { word: 'Complete', tone: 'complete' },
      { word: 'On track', tone: 'on-track' },
      { word: 'Delayed', tone: 'delayed' },
      { word: 'Not started', tone: 'not-started' },
      { word: 'Closed', tone: 'closed' },
    ],
  },
};
