/* page.js: what a reader can do on the report's page. */
'use strict';
JSON.parse(document.getElementById('data').textContent);
