import type { Template } from '../plan/template.ts';
import { ACTIONS, PROGRESS, RECOMMENDATIONS, RESPONSES, STATUSES, TIMESCALES } from './also-called.ts';

/** Recommendations of a review, what was answered, what will be done, and what has been done. */
export const recommendations: Template = {
  id: 'recommendations',
  name: 'Recommendations and responses',
  about: 'Response, actions, timescale, status, progress',
  contactHeading: 'Contact',
  kinds: [
    {
      key: 'recommendation',
      name: 'Recommendation',
      plural: 'recommendations',
      heading: '{number}[ {name}]',
      firstField: 'labelled',
      children: ['recommendation'],
      fields: [
        {
          key: 'recommendation',
          label: 'Recommendation',
          scope: 'rolls-on',
          holds: 'prose',
          fixed: true,
          alsoCalled: RECOMMENDATIONS,
        },
        {
          key: 'response',
          label: 'Response',
          scope: 'rolls-on',
          holds: 'prose',
          vocabulary: 'response',
          alsoCalled: RESPONSES,
        },
        {
          key: 'actions',
          label: 'Actions to be taken forward - {written}',
          scope: 'rolls-on',
          holds: 'prose',
          alsoCalled: ACTIONS,
        },
        {
          key: 'timescale',
          label: 'Delivery Timescale',
          scope: 'rolls-on',
          holds: 'prose',
          alsoCalled: TIMESCALES,
        },
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
    response: [{ word: 'Accept' }, { word: 'Accept in principle' }, { word: 'Partially accept' }, { word: 'Reject' }],
    status: [
      { word: 'Complete', tone: 'complete' },
      { word: 'On-going / on track', tone: 'on-track' },
      { word: 'On-going / delayed due to Covid-19', tone: 'delayed' },
      { word: 'On-going / delayed', tone: 'delayed' },
      { word: 'Not started', tone: 'not-started' },
      { word: 'Closed', tone: 'closed' },
    ],
  },
};
