#include "draft/reading.h"
void read_dates(struct article *article)
{
    (void)article;
}
