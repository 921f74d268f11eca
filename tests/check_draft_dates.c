/*
 * check_draft_dates.c: dates as articles write them: what each means, seen from the article's date.
 */
#include "draft/article.h"
#include "draft/reading.h"
#include "random.h"
#include "suites.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/*
 * Expected, for each date in turn: the word that governs it (none: bare), the date, ! where it is
 * to come; of a source's date its publisher and @.
 */
struct date_case {
    const char *today, *text, *expected;
};

static const struct date_case cases[] = {
    /* A day, in the orders in use. */
    {"2011-05-18", "They met on April 27, 2010, in Moscow.", "on 2010-04-27"},
    {"2011-05-18", "They met on 27 April 2010 in Moscow.", "on 2010-04-27"},
    {"2011-05-18", "They met on the 27th of April 2010.", "on 2010-04-27"},
    {"2011-05-18", "They met on April 27th, 2010.", "on 2010-04-27"},
    {"2011-05-18", "They met on Apr. 27, 2010.", "on 2010-04-27"},
    {"2011-05-18", "They met on Sept. 3, 2010.", "on 2010-09-03"},
    {"2011-05-18", "They met on 3 Dec. 2010.", "on 2010-12-03"},
    {"2011-05-18", "They met on 2010-04-27.", "on 2010-04-27"},
    {"2011-05-18", "They met on 27.04.2010 again.", "on 2010-04-27"},
    {"2011-05-18", "They met on 27/04/2010.", "on 2010-04-27"},
    {"2011-05-18", "They met on 04/27/2010.", "on 2010-04-27"},
    {"2011-05-18", "They met on 04/05/2010.", ""},
    {"2011-05-18", "They met on February 30, 2010.", ""},
    {"2011-05-18", "They met on Friday, May 6, 2011.", "on 2011-05-06"},
    {"2011-05-18", "They met on Friday, 6 May.", "on 2011-05-06"},
    {"2011-05-18", "They met on Friday (May 6) in Minsk.", "on 2011-05-06"},
    {"2011-05-18", "The treaty dated 10 March 1998 holds.", "on 1998-03-10"},
    {NULL, "They met on April 27, 2010.", "on 2010-04-27"},
    {NULL, "They met on April 27.", ""},
    /* The year left out. */
    {"2011-05-18", "On April 27, the CSTO said it was ready.", "on 2011-04-27"},
    {"2011-05-18", "On December 10 the leaders met.", "on 2010-12-10"},
    {"2011-05-18", "On May 18 the leaders met.", "on 2011-05-18"},
    {"2011-05-18", "On May 20 the leaders met.", "on 2010-05-20"},
    {"2011-05-18", "The leaders will meet on May 20.", "on 2011-05-20!"},
    {"2011-05-18", "The leaders will meet on April 27.", "on 2012-04-27!"},
    {"2011-05-18", "Troops are due to leave by September 15.", "by 2011-09-15!"},
    {"2011-05-18", "The matter may be discussed in June.", "on 2011-06!"},
    {"2011-05-18", "The matter was discussed in June.", "on 2010-06"},
    {"2011-05-18", "The leaders took office in April.", "on 2011-04"},
    {"2011-05-18", "The leaders met in May.", "on 2011-05"},
    {"2011-05-18", "They agreed to hold a summit in July.", "on 2011-07!"},
    {"2011-05-18", "They agreed to send troops in February.", "on 2011-02"},
    {"2011-05-18", "The deal is to be signed in August.", "on 2011-08!"},
    {"2011-05-18", "A vote was scheduled for October.", "during 2011-10!"},
    {"2011-05-18", "It said that it would leave in November.", "on 2011-11!"},
    {"2011-05-18", "Fighting has gone on since January.", "since 2011-01"},
    {"2011-05-18", "The June deadline stands.", "2011-06!"},
    {"2011-05-18", "It asked France to leave by the end of August.", "by 2011-08!"},
    {"2011-05-18", "Fighting has gone on since the war began in October.", "since 2010-10"},
    {"2011-05-18", "Since taking office in May 2010, he has met her in June.",
     "since 2010-05, on 2010-06"},
    {"2011-05-18", "A team set up in 2008 arrived on May 3.", "on 2008, on 2011-05-03"},
    {"2011-05-18", "It grew over the past year.", "during 2010-05~/2011-05"},
    {"2011", "They met on April 27.", ""},
    {"2011-05", "They met on April 27.", "on 2011-04-27"},
    /* A story that goes on from a year. */
    {"2024-07-08", "The coup was on July 26, 2023. In September they founded a bloc.",
     "on 2023-07-26, on 2023-09"},
    {"2024-07-08", "In 1998 war broke out and in August the rebels marched.",
     "on 1998, on 1998-08"},
    {"2024-07-08", "It was founded in 1967. In March ministers met.", "on 1967, on 2024-03"},
    {"2020-08-01", "They met on August 7, 2008. On August 12 a truce was signed.",
     "on 2008-08-07, on 2008-08-12"},
    {"2020-08-01", "He was arrested in November 2012 and freed in March.",
     "on 2012-11, on 2013-03"},
    {"2020-08-01", "He took office in November 2012. Talks will start in October.",
     "on 2012-11, on 2020-10!"},
    /* Months and years. */
    {"2011-05-18", "It was founded in April 2009.", "on 2009-04"},
    {"2011-05-18", "It was founded in April of 2009.", "on 2009-04"},
    {"2011-05-18", "It was founded in April, 2009.", "on 2009-04"},
    {"2011-05-18", "A November 1965 coup brought him to power.", "1965-11"},
    {"2011-05-18", "It was founded in 1985.", "on 1985"},
    {"2011-05-18", "It was founded in the year 1985.", "on 1985"},
    {"2011-05-18", "The 1994 agreement holds.", "1994"},
    {"2011-05-18", "The crisis of 2008 hit the region.", "2008"},
    {"2011-05-18", "Its founder (1931) lived there.", "1931"},
    {"2011-05-18", "It met in 2010 and 2011, in Goa.", "on 2010, on 2011"},
    {"2011-05-18", "It met in 2006, 2008 and 2010.", "on 2006, on 2008, on 2010"},
    {"2011-05-18", "It met in December 2008 and early 2009.", "on 2008-12, on 2009-02~"},
    {"2011-05-18", "It met in June of last year.", "on 2010-06"},
    {"2011-05-18", "It met in June last year.", "on 2010-06"},
    {"2011-05-18", "It will meet in June next year.", "on 2012-06!"},
    {"2011-05-18", "It met in the 1990s.", "on 199X"},
    {"2011-05-18", "It met in the early 1990s.", "on 1991~"},
    {"2011-05-18", "It met in the mid-1990s.", "on 1995~"},
    {"2011-05-18", "It met in the late 1990s.", "on 1998~"},
    {"2011-05-18", "It met in the '90s.", "on 199X"},
    {"2011-05-18", "It dates from the 19th century.", "from 18XX"},
    {"2011-05-18", "It dates from the nineteenth century.", "from 18XX"},
    /* Numbers that are no years. */
    {"2011-05-18", "France sent 2000 troops to Mali.", ""},
    {"2011-05-18", "It grew by 2000 people.", ""},
    {"2011-05-18", "They fled to 1500 villages.", ""},
    {"2011-05-18", "The council adopted Resolution 1973.", ""},
    {"2011-05-18", "The council adopted resolution 1929 (2010).", "2010"},
    {"2011-05-18", "Some 1,200 men left.", ""},
    {"2011-05-18", "The Freedom Act of 2007 passed.", ""},
    {"2011-05-18", "Vision 2030 is a plan.", ""},
    {"2011-05-18", "Flight 1998 was late.", ""},
    {"2011-05-18", "It stands at 2000 metres.", ""},
    {"2011-05-18", "It cost more than 2000 dollars.", ""},
    /* People and others with the names of months and days. */
    {"2011-05-18", "Theresa May met April Jones.", ""},
    {"2011-05-18", "They may march on Rome.", ""},
    {"2011-05-18", "The March 23 Movement attacked.", ""},
    {"2011-05-18", "After Friday prayers they left.", ""},
    {"2011-05-18", "The Good Friday Agreement ended it.", ""},
    {"2011-05-18", "Black Friday came.", ""},
    /* Parts. */
    {"2011-05-18", "It was formed in late 2010.", "on 2010-11~"},
    {"2011-05-18", "It was formed in early 2010.", "on 2010-02~"},
    {"2011-05-18", "It was formed in mid-2010.", "on 2010-06~"},
    {"2011-05-18", "It was formed late in 2010.", "2010-11~"},
    {"2011-05-18", "Late last year, they met.", "2010-11~"},
    {"2011-05-18", "Early this year, they met.", "2011-02~"},
    {"2011-05-18", "They met earlier this year.", "2011"},
    {"2011-05-18", "They will meet later this year.", "2011"},
    {"2011-05-18", "They met earlier in the year.", "2011"},
    {"2011-05-18", "They met earlier this month.", "2011-05"},
    {"2011-05-18", "They met in mid-March.", "on 2011-03"},
    {"2011-05-18", "They met in late December.", "on 2010-12"},
    {"2011-05-18", "It ended at the end of 2010.", "on 2010-12"},
    {"2011-05-18", "It will end by the end of the year.", "by 2011-12!"},
    {"2011-05-18", "It began at the beginning of 2010.", "on 2010-01"},
    {"2011-05-18", "It began at the start of April.", "on 2011-04"},
    {"2011-05-18", "It began at the end of last month.", "on 2011-04"},
    {"2011-05-18", "It grew in the first quarter of 2010.", "on 2010-02~"},
    {"2011-05-18", "It grew in the second half of 2010.", "on 2010"},
    {"2011-05-18", "They arrived late Wednesday.", "2011-05-18"},
    /* Turns. */
    {"2011-05-18", "Last December Belarus took over.", "2010-12"},
    {"2011-05-18", "Last May Belarus took over.", "2010-05"},
    {"2011-05-18", "Last March Belarus took over.", "2011-03"},
    {"2011-05-18", "Next March Belarus will take over.", "2012-03!"},
    {"2011-05-18", "This June Belarus will take over.", "2011-06!"},
    {"2011-05-18", "Last month Belarus took over.", "2011-04"},
    {"2011-01-18", "Last month Belarus took over.", "2010-12"},
    {"2010-12-18", "Next month Belarus will take over.", "2011-01!"},
    {"2011-05-18", "Last year Belarus took over.", "2010"},
    {"2011-05-18", "Belarus will take over next year.", "2012!"},
    {"2011-05-18", "Last year's summit failed.", "2010"},
    {"2011-05-18", "Last week Belarus took over.", "2011-05"},
    {"2011-05-04", "Last week Belarus took over.", "2011-04~"},
    {"2011-05-18", "During this week's meeting they sign a treaty.", "during 2011-05"},
    {"2011-05-18", "They met last weekend.", "2011-05"},
    {"2011-05-18", "Last decade it grew.", "200X"},
    {"2011-05-18", "It met last summer.", "2010-07~"},
    {"2011-05-18", "It met last winter.", "2011-01~"},
    {"2011-05-18", "It met last spring.", "2010-04~"},
    {"2011-05-18", "It met in the spring of 2009.", "on 2009-04~"},
    {"2011-05-18", "It met in summer 2009.", "on 2009-07~"},
    {"2011-05-18", "It met in the fall of 2009.", "on 2009-10~"},
    {"2011-05-18", "It met in the winter of 2009-10.", "on 2010-01~"},
    {"2011-05-18", "The fall of Saddam came in 2003.", "on 2003"},
    /* Days of the week, the article being of a Wednesday. */
    {"2011-05-18", "They met on Monday.", "on 2011-05-16"},
    {"2011-05-18", "They met Thursday.", "2011-05-12"},
    {"2011-05-18", "They met on Wednesday.", "on 2011-05-18"},
    {"2011-05-18", "They will meet on Friday.", "on 2011-05-20!"},
    {"2011-05-18", "They met last Friday.", "2011-05-13"},
    {"2011-05-18", "They met last Wednesday.", "2011-05-11"},
    {"2011-05-18", "They will meet next Tuesday.", "2011-05-24!"},
    {"2011-05-18", "He said on Tuesday that talks will start in June.",
     "on 2011-05-17, on 2011-06!"},
    {"2011-05-18", "They met Tuesday night.", "2011-05-17"},
    {"2004-11-20", "They agreed to reopen consulates, following a meeting Friday in San Jose.",
     "2004-11-19"},
    {"2011-05-18", "They met yesterday.", "2011-05-17"},
    {"2011-05-18", "They meet today.", "2011-05-18"},
    {"2011-05-18", "They will meet tomorrow.", "2011-05-19!"},
    {"2011-05-18", "They met last night.", "2011-05-17"},
    {"2011-05", "They met on Monday.", ""},
    {NULL, "They met on Monday and last year.", ""},
    /* Counted. */
    {"2011-05-18", "It was founded two years ago.", "2009"},
    {"2011-05-18", "It was founded a decade ago.", "2001~"},
    {"2011-05-18", "It was founded 20 years ago.", "1991~"},
    {"2011-05-18", "It was founded half a century ago.", "1961~"},
    {"2011-05-18", "It was founded nearly three years ago.", "2008~"},
    {"2011-05-18", "It was founded more than three years ago.", "2008~"},
    {"2011-05-18", "It was founded a few months ago.", "2011-02~"},
    {"2011-05-18", "It was founded three months ago.", "2011-02"},
    {"2011-05-18", "It was founded five days ago.", "2011-05-13"},
    {"2011-05-18", "It was founded a week ago.", "2011-05-11"},
    {"2011-05-18", "It was founded six weeks ago.", "2011-04"},
    {"2011-05-18", "It was founded twenty five years ago.", "1986~"},
    {"2011-05-18", "It was founded in 1985. A year later Chad joined.", "on 1985, 1986"},
    {"2011-05-18", "War came in May 2002; two months later a truce was signed.",
     "on 2002-05, 2002-07"},
    {"2011-05-18", "He won on January 10, 2009, and took office two weeks later.",
     "on 2009-01-10, 2009-01"},
    {"2011-05-18", "He won in 2009. The following year he lost.", "on 2009, 2010"},
    {"2011-05-18", "He won in 2009. The same year he left.", "on 2009, 2009"},
    {"2011-05-18", "He won in 2009. Later that year he left.", "on 2009, 2009"},
    {"2011-05-18", "He won on May 9, 2009. The next day he left.", "on 2009-05-09, 2009-05-10"},
    {"2011-05-18", "He won in 2009. The previous year he lost.", "on 2009, 2008"},
    {"2011-05-18", "He won in 2009 and has led it since then.", "on 2009, since 2009"},
    {"2011-05-18", "A year later he left.", ""},
    {"2011-05-18", "It will be complete in two years.", "on 2013~!"},
    {"2011-05-18", "It fought in three wars.", ""},
    /* Stretches. */
    {"2011-05-18", "Over the past three years they fought.", "during 2008~/2011-05-18"},
    {"2011-05-18", "It grew during the last decade.", "during 2001~/2011-05-18"},
    {"2011-05-18", "It will grow over the next two years.", "during 2011-05-18/2013~"},
    /* Ranges. */
    {"2011-05-18", "It meets on July 5-8, 2011, in Osh.", "on 2011-07-05/2011-07-08!"},
    {"2011-05-18", "It meets on July 5\u20138, 2011, in Osh.", "on 2011-07-05/2011-07-08!"},
    {"2011-05-18", "It met on 5-8 July 2010.", "on 2010-07-05/2010-07-08"},
    {"2011-05-18", "It met on April 8 and 9.", "on 2011-04-08/2011-04-09"},
    {"2011-05-18", "It met from April 27 to May 3, 2011.", "from 2011-04-27/2011-05-03"},
    {"2011-05-18", "It met from December 27 to January 3, 2011.", "from 2010-12-27/2011-01-03"},
    {"2011-05-18", "It met from 5 to 8 July 2010.", "from 2010-07-05/2010-07-08"},
    {"2011-05-18", "It met on April 27-May 3, 2010.", "on 2010-04-27/2010-05-03"},
    {"2011-05-18", "It met in May-June 2010.", "on 2010-05/2010-06"},
    {"2011-05-18", "He led it from 2008 to December 2010.", "from 2008/2010-12"},
    {"2011-05-18", "He led it from 2008 until 2010.", "from 2008/2010"},
    {"2011-05-18", "He led it between 2001 and 2006.", "between 2001/2006"},
    {"2011-05-18", "He led it between May and July 2010.", "between 2010-05/2010-07"},
    {"2011-05-18", "He led it from 2008 to the present.", "from 2008/.."},
    {"2011-05-18", "He led it (2001-2006) alone.", "2001/2006"},
    {"2011-05-18", "He led it in 2001\u201306.", "on 2001/2006"},
    {"2011-05-18", "He led it in 2009/10.", "on 2009/2010"},
    {"2011-05-18", "He led it from 2010 to 2006.", "from 2010, on 2006"},
    /* Pieces, lists, days and times with a name. */
    {"2011-05-18", "They met on Monday, the 5th of April.", "on 2011-04-05"},
    {"2011-05-18", "They met in July '97.", "on 1997-07"},
    {"2011-05-18", "They met in fiscal year 2010.", "on 2010"},
    {"2011-05-18", "The September 11 attacks changed it.", "2001-09-11"},
    {"2011-05-18", "After 9/11 it joined.", "after 2001-09-11"},
    {"2011-05-18", "Over the weekend, they met.", "during 2011-05"},
    {"2011-05-18", "They will meet at the weekend.", "on 2011-05"},
    {"2011-05-18", "They will vote in the coming weeks.", ""},
    {"2011-05-18", "They will leave by year's end.", "by 2011-12!"},
    {"2011-05-18", "They left at year-end.", "on 2010-12"},
    {"2011-05-18", "They met in the last week of April.", "on 2011-04"},
    {"2011-05-18", "They met in the first three months of 2010.", "on 2010"},
    {"2011-05-18", "They met in Q1 2010.", "on 2010-02~"},
    {"2011-05-18", "They met twice in 2010, in March and in June.",
     "on 2010, on 2010-03, on 2010-06"},
    {"2011-05-18", "They met in January, March and May of 2010.",
     "on 2010-01, on 2010-03, on 2010-05"},
    {"2011-05-18", "They met in March and May 2010.", "on 2010-03, on 2010-05"},
    {"2011-05-18", "They vote in autumn.", "on 2010-10~"},
    {"2011-05-18", "They will vote in autumn.", "on 2011-10~!"},
    {"2011-05-18", "They won in the fall of Baghdad.", ""},
    {"2011-05-18", "The summit opens Friday.", "2011-05-20!"},
    {"2011-05-18", "The contract expires in December.", "on 2011-12!"},
    {"2011-05-18", "Talks resume in September.", "on 2011-09!"},
    {"2011-05-18", "Talks resumed in September.", "on 2010-09"},
    {"2011-05-18", "They are to sign it in August.", "on 2011-08!"},
    {"2011-05-18", "He won on May 9, 2009. The following day he left.",
     "on 2009-05-09, 2009-05-10"},
    {"2011-05-18", "It began as far back as 1998.", "on 1998"},
    {"2011-05-18", "It lasted from late 2009 to early 2010.", "from 2009-11~/2010-02~"},
    {"2011-05-18", "It met on 31 May - 2 June 2010.", "on 2010-05-31/2010-06-02"},
    {"2011-05-18", "It was founded 18 months ago.", "2009-11~"},
    {"2011-05-18", "They met earlier on Tuesday.", "2011-05-17"},
    {"2011-05-18", "They agreed to leave, a week after a vote Friday.", "2011-05-13"},
    {"2011-05-18", "It ran from late May until early July 2009.", "from 2009-05/2009-07"},
    {"2011-05-18", "He left on May 9, 2009 (Interfax, May 5). A year later he died.",
     "on 2009-05-09, Interfax@2011-05-05, 2010"},
    {"2011-05-18", "He won in 2009.\n\nHe sang well.\n\nA year later he left.", "on 2009"},
    {"2011-05-18", "It fell by 2000 votes.", ""},
    {"2011-05-18", "He won on May 9, 2009. The following Friday he left.",
     "on 2009-05-09, 2009-05-15"},
    /* What governs. */
    {"2011-05-18", "Since June 2009 Minsk has refused.", "since 2009-06"},
    {"2011-05-18", "Since late 2006 they have been willing.", "since 2006-11~"},
    {"2011-05-18", "He led it until 2009.", "until 2009"},
    {"2011-05-18", "He led it up to May 2009.", "until 2009-05"},
    {"2011-05-18", "He led it through 2009.", "until 2009"},
    {"2011-05-18", "He led it until his death in 2009.", "until 2009"},
    {"2011-05-18", "It has grown since its founding in 1963.", "since 1963"},
    {"2011-05-18", "It left no later than March 2009.", "by 2009-03"},
    {"2011-05-18", "It left prior to 2009.", "before 2009"},
    {"2011-05-18", "It left before May 2009.", "before 2009-05"},
    {"2011-05-18", "It left after July 26, 2009.", "after 2009-07-26"},
    {"2011-05-18", "It left throughout 2009.", "during 2009"},
    {"2011-05-18", "It left around 2009.", "around 2009~"},
    {"2011-05-18", "It left in about 2009.", "on 2009~"},
    {"2011-05-18", "As of 2009, it had nine members.", "on 2009"},
    {"2011-05-18", "Starting in 2009, it paid.", "from 2009"},
    {"2011-05-18", "It pays, effective June 1, 2009.", "from 2009-06-01"},
    /* Verbs behind a comma are further off. 2011-05-18 is a Wednesday. */
    {"2011-05-18", "Dos Santos, who will step down after elections on Friday, stayed at home.",
     "on 2011-05-20!"},
    {"2011-05-18", "The king, who is to visit Kenya on Monday, praised it.", "on 2011-05-23!"},
    {"2011-05-18", "The talks, due to start in Oslo on Friday, lost their host.", "on 2011-05-20!"},
    {"2011-05-18", "The envoy, who flew in on Monday, will meet the king.", "on 2011-05-16"},
    {"2011-05-18", "The party, which lost the vote on Sunday, may split.", "on 2011-05-15"},
    /* Sources. */
    {"2011-05-18", "He argued so (Interfax, May 5).", "Interfax@2011-05-05"},
    {"2011-05-18", "He argued so (Interfax, December 5).", "Interfax@2010-12-05"},
    {"2011-05-18", "He argued so (ITAR-TASS, 5 May 2010).", "ITAR-TASS@2010-05-05"},
    {"2011-05-18", "He argued so (Interfax, May 5; Kyiv Post, May 6).",
     "Interfax@2011-05-05, Kyiv Post@2011-05-06"},
    {"2011-05-18", "He argued so (Interfax, May 5, 6).", "2011-05-05"},
    {"2011-05-18", "At the summit (Bucharest, April 2008) they met.", "2008-04"},
    {"2011-05-18", "It (then small) met in 2001.", "on 2001"},
    {"2011-05-18", "In June it will meet (Interfax, May 5).", "on 2011-06!, Interfax@2011-05-05"},
};

static struct edtf parsed(const char *string)
{
    struct edtf date = {0};
    ck_assert(edtf_parse(&date, string, strlen(string), NULL, NULL));
    return date;
}

static void say_date(const struct article *article, const struct date_mention *mention,
                     struct text *out)
{
    static const char *const words[] = {"",        "on ",    "since ",  "from ",    "until ", "by ",
                                        "before ", "after ", "during ", "between ", "around "};
    text_add(out, out->length ? ", " : "");
    if (mention->citation) {
        text_add_bytes(out, article->text + mention->publisher.start,
                       mention->publisher.end - mention->publisher.start);
        text_add_char(out, '@');
    }
    text_add(out, words[mention->word]);
    edtf_format(&mention->date, out);
    text_add(out, mention->future ? "!" : "");
}

/* The stages up to dates; names are not needed. */
static void read_only_dates(struct article *article, const char *text, size_t length,
                            const struct edtf *today)
{
    *article = (struct article){.text = text, .length = length};
    if (today)
        article->date = *today;
    read_tokens(article);
    read_sentences(article);
    read_dates(article);
}

START_TEST(said_in_an_article)
{
    const struct date_case *row = &cases[_i];
    struct article article;
    struct edtf today = row->today ? parsed(row->today) : (struct edtf){0};
    struct text said = {0};
    read_only_dates(&article, row->text, strlen(row->text), row->today ? &today : NULL);
    for (size_t i = 0; i < article.date_count; i++)
        say_date(&article, &article.dates[i], &said);
    ck_assert_msg(strcmp(text_string(&said), row->expected) == 0, "%s (%s): %s, not %s", row->text,
                  row->today ? row->today : "no date", text_string(&said), row->expected);
    text_release(&said);
    article_release(&article);
}
END_TEST

/* Words of time in any order: whatever is read is a date, at its place. */
static const char *const soup[] = {
    "the",        "of",         "in",       "on",
    "since",      "until",      "from",     "to",
    "and",        "between",    "last",     "next",
    "this",       "that",       "same",     "late",
    "early",      "end",        "mid",      "May",
    "March",      "Dec.",       "June",     "Friday",
    "summer",     "fall",       "year",     "month",
    "week",       "decade",     "two",      "a",
    "few",        "31",         "30",       "5-8",
    "27th",       "2010",       "1999",     "2010-11",
    "1990s",      "19th",       "later",    "ago",
    "before",     "about",      "(Xinhua",  ")",
    ",",          ";",          "will",     "said",
    "over",       "quarter",    "first",    "half",
    "century",    "today",      "/",        "-",
    "'90s",       "9999",       "0",        "99999999999999999999",
    "2011-02-30", "31.12.2010", "1/2/2010", "weekend",
    "yesterday",  "then",       "within",   "\u2013",
    "night",      "than",       "more",
};

static void check_mentions(const struct article *article)
{
    size_t last = 0;
    for (size_t i = 0; i < article->date_count; i++) {
        const struct date_mention *mention = &article->dates[i];
        struct span sentence = article->sentences[mention->sentence].span;
        struct text written = {0};
        struct edtf again;
        ck_assert_uint_ge(mention->phrase.start, last);
        ck_assert_uint_ge(mention->span.start, mention->phrase.start);
        ck_assert_uint_gt(mention->span.end, mention->span.start);
        ck_assert_uint_eq(mention->span.end, mention->phrase.end);
        ck_assert(sentence.start <= mention->phrase.start && mention->span.end <= sentence.end);
        edtf_format(&mention->date, &written);
        ck_assert_msg(edtf_parse(&again, text_string(&written), written.length, NULL, NULL),
                      "%s: %s", text_string(&written), article->text);
        last = mention->span.end;
        text_release(&written);
    }
}

START_TEST(any_words)
{
    static const char *const todays[] = {NULL,         "2011-05-18", "2010-12-31", "2012-02-29",
                                         "0000-01-01", "9999-12-31", "2011-05",    "201X",
                                         "2011~",      "2010/2011"};
    uint64_t state = (uint64_t)_i + 1;
    for (int round = 0; round < 200; round++) {
        struct text text = {0};
        const char *today = todays[random_below(&state, COUNT(todays))];
        struct edtf date = today ? parsed(today) : (struct edtf){0};
        struct article article;
        for (size_t words = random_below(&state, 60) + 1; words > 0; words--)
            text_addf(&text, "%s ", soup[random_below(&state, COUNT(soup))]);
        text_add(&text, "it met.");
        read_only_dates(&article, text_string(&text), text.length, today ? &date : NULL);
        check_mentions(&article);
        article_release(&article);
        text_release(&text);
    }
}
END_TEST

Suite *draft_dates_suite(void)
{
    Suite *suite = suite_create("draft_dates");
    TCase *reading = tcase_create("reading");
    tcase_add_loop_test(reading, said_in_an_article, 0, (int)COUNT(cases));
    tcase_add_loop_test(reading, any_words, 0, 4);
    suite_add_tcase(suite, reading);
    return suite;
}
