/*
 * assets.h: the style and the script of the report's page, page.css and page.js, and of the page
 * that reviews a draft, as the build embeds them.
 */
#ifndef REPORT_ASSETS_H
#define REPORT_ASSETS_H

#include "base/asset.h"

extern const struct asset page_css, page_js, review_css, review_js;

#endif
