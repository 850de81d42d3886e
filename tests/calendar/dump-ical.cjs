// SPDX-License-Identifier: GPL-3.0-or-later

// usage: node dump-ical.cjs CALENDAR
//
// Prints what ical.js reads in a calendar, as dump-ical does for libical.

const fs = require ('fs');
const loaded = require ('ical.js');
const ICAL = loaded.default || loaded;

const calendar = new ICAL.Component (ICAL.parse (fs.readFileSync (process.argv[2], 'utf8')));
const text = value => value === null || value === undefined ? '' : String (value);
const time = value => value === null ? '' : value.toICALString ();

const dumped = calendar.getAllSubcomponents ().map (component => ({
  type: component.name.toUpperCase (),
  uid: component.getFirstPropertyValue ('uid'),
  sequence: component.getFirstPropertyValue ('sequence'),
  start: time (component.getFirstPropertyValue ('dtstart')),
  end: time (component.getFirstPropertyValue ('dtend')),
  due: time (component.getFirstPropertyValue ('due')),
  summary: text (component.getFirstPropertyValue ('summary')),
  description: text (component.getFirstPropertyValue ('description')),
  url: text (component.getFirstPropertyValue ('url')),
  alarms: component.getAllSubcomponents ('valarm').map (alarm => time (alarm.getFirstPropertyValue ('trigger'))),
}));
console.log (JSON.stringify (dumped));
