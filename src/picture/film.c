#include <entente/frames.h>
bool film_render(const struct picture_frame *frames, size_t count,
                             const struct picture_page *page, struct text *svg,
                             struct error *error)
{ (void)frames,(void)count,(void)page,(void)svg; return error_set(error, ERROR_INTERNAL, "not yet"); }
