/*
 * generate.c: the seeded graphs of the benchmark, on standard output. The same arguments give the
 * same bytes.
 *     generate attachment NODES PER SEED   preferential attachment: each new node is tied to PER
 *                                          others with a chance that grows with their ties
 *                                          (Barabási & Albert 1999), from a clique of PER + 1
 *     generate grid WIDTH HEIGHT SEED      each node is tied to the next and to the one below
 *     generate dossier ENTITIES SEED       a dossier in DOT: kinds, types, dates, sources, quotes
 * Graphs are CSV with the header "source,target": no tie twice, none to oneself, rows and names in
 * random order, so that neither tells how the graph was made.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct pair {
    uint32_t from, to;
};

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
}

/* 0 .. bound - 1; the bias is below 2^-32 for what is counted here. */
static uint32_t random_below(uint64_t *state, uint32_t bound)
{
    return (uint32_t)((next_random(state) >> 32) * bound >> 32);
}

static void *allocate(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory) {
        fprintf(stderr, "generate: out of memory\n");
        exit(1);
    }
    return memory;
}

static bool is_among(const uint32_t *chosen, uint32_t count, uint32_t node)
{
    for (uint32_t i = 0; i < count; i++)
        if (chosen[i] == node)
            return true;
    return false;
}

/* The ends of all ties so far, each tie's two side by side, are what a new node draws from. */
static struct pair *attachment(uint32_t nodes, uint32_t per, uint64_t *state, size_t *count)
{
    size_t most = (size_t)per * (per + 1) / 2 + (size_t)(nodes - per - 1) * per, made = 0;
    struct pair *pairs = allocate(most, sizeof *pairs);
    uint32_t *chosen = allocate(per, sizeof *chosen);
    for (uint32_t a = 0; a <= per; a++)
        for (uint32_t b = a + 1; b <= per; b++)
            pairs[made++] = (struct pair){a, b};
    for (uint32_t node = per + 1; node < nodes; node++) {
        uint32_t ends = (uint32_t)(2 * made);
        for (uint32_t drawn = 0; drawn < per;) {
            uint32_t end = random_below(state, ends);
            uint32_t other = end & 1 ? pairs[end / 2].to : pairs[end / 2].from;
            if (!is_among(chosen, drawn, other))
                chosen[drawn++] = other;
        }
        for (uint32_t i = 0; i < per; i++)
            pairs[made++] = (struct pair){node, chosen[i]};
    }
    free(chosen);
    *count = made;
    return pairs;
}

static struct pair *grid(uint32_t width, uint32_t height, size_t *count)
{
    struct pair *pairs = allocate(2 * (size_t)width * height, sizeof *pairs);
    size_t made = 0;
    for (uint32_t node = 0; node < width * height; node++) {
        if ((node + 1) % width)
            pairs[made++] = (struct pair){node, node + 1};
        if (node / width + 1 < height)
            pairs[made++] = (struct pair){node, node + width};
    }
    *count = made;
    return pairs;
}

/* A random order of 0 .. count - 1 (Fisher & Yates). */
static uint32_t *random_order(uint32_t count, uint64_t *state)
{
    uint32_t *order = allocate(count, sizeof *order);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t other = random_below(state, i + 1);
        order[i] = order[other];
        order[other] = i;
    }
    return order;
}

/* Puts "nNUMBER" and `end` at `to`; returns where they end. */
static char *put_name(char *to, uint32_t number, char end)
{
    char digits[10];
    size_t count = 0;
    do
        digits[count++] = (char)('0' + number % 10);
    while (number /= 10);
    *to++ = 'n';
    while (count)
        *to++ = digits[--count];
    *to++ = end;
    return to;
}

static void write_pairs(struct pair *pairs, size_t count, uint32_t nodes, uint64_t *state)
{
    uint32_t *names = random_order(nodes, state);
    puts("source,target");
    for (size_t left = count; left; left--) {
        size_t taken = random_below(state, (uint32_t)left);
        struct pair pair = pairs[taken];
        bool turned = next_random(state) & 1;
        char row[24], *end = row;
        pairs[taken] = pairs[left - 1];
        end = put_name(end, names[turned ? pair.to : pair.from], ',');
        end = put_name(end, names[turned ? pair.from : pair.to], '\n');
        fwrite(row, 1, (size_t)(end - row), stdout);
    }
    free(names);
    free(pairs);
}

/* Of a dossier: each type with the kind that it goes to, an index into `kinds`. */
static const char *const kinds[] = {"state", "organization", "person", "body"};
static const struct {
    const char *type;
    uint32_t from, to;
} types[] = {{"membership", 0, 1},  {"office", 2, 3},  {"part-of", 3, 1},
             {"cooperation", 0, 0}, {"support", 0, 1}, {"criticism", 2, 1}};

/* Entity i is of kind i % 4. */
static void write_entities(uint32_t count)
{
    for (uint32_t kind = 0; kind < 4; kind++) {
        printf("  {\n    node [kind=%s];\n", kinds[kind]);
        for (uint32_t i = kind; i < count; i += 4)
            printf("    e%u [label=\"%c%s number %u\", aliases=\"E%u|Entity %u\"];\n", (unsigned)i,
                   kinds[kind][0] - 'a' + 'A', kinds[kind] + 1, (unsigned)i, (unsigned)i,
                   (unsigned)i);
        puts("  }");
    }
}

static void write_relation(uint32_t count, uint64_t *state)
{
    uint32_t type = random_below(state, sizeof types / sizeof *types), each = count / 4;
    uint32_t from = types[type].from + 4 * random_below(state, each);
    uint32_t to = types[type].to + 4 * random_below(state, each);
    uint32_t paragraph = 1 + random_below(state, 40);
    if (from == to)
        to = (to + 4) % (4 * each);
    printf("  e%u -> e%u [relation=\"%s\", when=\"%u-%02u/..\", source=\"s%u#%u\",\n"
           "    quote=\"what paragraph %u says of number %u and number %u\"];\n",
           (unsigned)from, (unsigned)to, types[type].type,
           (unsigned)(2001 + random_below(state, 10)), (unsigned)(1 + random_below(state, 12)),
           (unsigned)(1 + random_below(state, 3)), (unsigned)paragraph, (unsigned)paragraph,
           (unsigned)from, (unsigned)to);
}

static void write_dossier(uint32_t count, uint64_t *state)
{
    puts("digraph bench {\n  title=\"A generated dossier\";\n  date=\"2011-05-18\";");
    for (unsigned i = 1; i <= 3; i++)
        printf("  s%u [kind=source, title=\"Report %u\", publisher=\"Agency\", "
               "date=\"2011-0%u-01\", reliability=\"B\"];\n",
               i, i, i + 1);
    write_entities(count);
    for (uint32_t i = 0; i < 2 * count; i++)
        write_relation(count, state);
    puts("}");
}

static uint32_t number_of(const char *word)
{
    char *end;
    unsigned long number = strtoul(word, &end, 10);
    if (*end || end == word || number > 100000000) {
        fprintf(stderr, "generate: not a number up to 100 million: %s\n", word);
        exit(2);
    }
    return (uint32_t)number;
}

int main(int argc, char **argv)
{
    uint64_t state = argc > 3 ? number_of(argv[argc - 1]) : 0;
    struct pair *pairs;
    size_t count = 0;
    if (argc == 5 && strcmp(argv[1], "attachment") == 0) {
        uint32_t nodes = number_of(argv[2]);
        pairs = attachment(nodes, number_of(argv[3]), &state, &count);
        write_pairs(pairs, count, nodes, &state);
    } else if (argc == 5 && strcmp(argv[1], "grid") == 0) {
        uint32_t width = number_of(argv[2]), height = number_of(argv[3]);
        pairs = grid(width, height, &count);
        write_pairs(pairs, count, width * height, &state);
    } else if (argc == 4 && strcmp(argv[1], "dossier") == 0) {
        write_dossier(number_of(argv[2]), &state);
    } else {
        fputs("usage: generate attachment NODES PER SEED | grid WIDTH HEIGHT SEED | "
              "dossier ENTITIES SEED\n",
              stderr);
        return 2;
    }
    return fflush(stdout) || ferror(stdout) ? 1 : 0;
}
