/*
 * check_pool.c: hashes of bytes, and records of one size to dense indices.
 */
#include "suites.h"

#include "base/hash.h"
#include "base/names.h"
#include "base/pool.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 100000 };

struct record {
    uint32_t a, b, c;
};

START_TEST(zero_is_the_first)
{
    struct pool pool;
    struct record zero = {0}, other = {0, 0, 1};
    pool_init(&pool, sizeof zero);
    ck_assert_uint_eq(pool_add(&pool, &zero), 0);
    ck_assert_uint_eq(pool.count, 1);
    ck_assert_mem_eq(pool_at(&pool, 0), &zero, sizeof zero);
    ck_assert_uint_eq(pool_add(&pool, &other), 1);
    ck_assert_uint_eq(pool_add(&pool, &zero), 0);
    pool_release(&pool);
    pool_release(&pool);
}
END_TEST

static struct record record_of(uint32_t i)
{
    return (struct record){i % 7, i / 7 * 1000, i % 3 ? i : 0};
}

START_TEST(equal_records_share_an_index)
{
    struct pool pool;
    pool_init(&pool, sizeof(struct record));
    for (uint32_t round = 0; round < 2; round++)
        for (uint32_t i = 1; i <= MANY; i++) {
            struct record record = record_of(i);
            if (pool_add(&pool, &record) != i)
                ck_abort_msg("record %u in round %u", i, round);
        }
    ck_assert_uint_eq(pool.count, MANY + 1);
    for (uint32_t i = 1; i <= MANY; i++) {
        struct record record = record_of(i);
        if (memcmp(pool_at(&pool, i), &record, sizeof record) != 0)
            ck_abort_msg("record %u was changed", i);
    }
    pool_release(&pool);
}
END_TEST

/* Records that differ in one byte, wherever it is. */
START_TEST(every_byte_counts)
{
    struct pool pool;
    char record[67] = {0};
    pool_init(&pool, sizeof record);
    for (uint32_t i = 0; i < sizeof record; i++) {
        record[i] = 1;
        ck_assert_uint_eq(pool_add(&pool, record), i + 1);
        record[i] = 0;
    }
    pool_release(&pool);
}
END_TEST

static int compare_hashes(const void *left, const void *right)
{
    uint64_t a, b;
    memcpy(&a, left, sizeof a);
    memcpy(&b, right, sizeof b);
    return (a > b) - (a < b);
}

/* The low half is what tables use: of 100000 random ones about one pair would be the same. */
START_TEST(names_spread)
{
    uint64_t *hashes = calloc(MANY, sizeof *hashes);
    size_t same = 0;
    char name[32];
    for (int i = 0; i < MANY; i++)
        hashes[i] = (uint32_t)hash_bytes(name, (size_t)snprintf(name, sizeof name, "n%d", i));
    qsort(hashes, MANY, sizeof *hashes, compare_hashes);
    for (size_t i = 1; i < MANY; i++)
        same += hashes[i] == hashes[i - 1];
    ck_assert_uint_lt(same, 12);
    free(hashes);
}
END_TEST

/* Every length, every byte, and how long: bytes behind the end do not count. */
START_TEST(hashes_differ)
{
    char bytes[41], other[41];
    memset(bytes, 'a', sizeof bytes);
    for (size_t length = 0; length < 40; length++) {
        uint64_t hash = hash_bytes(bytes, length);
        ck_assert_uint_ne(hash, hash_bytes(bytes, length + 1));
        memcpy(other, bytes, sizeof other);
        other[length] = 'b';
        ck_assert_uint_eq(hash_bytes(other, length), hash);
        for (size_t i = 0; i < length; i++) {
            memcpy(other, bytes, sizeof other);
            other[i] = 'b';
            ck_assert_uint_ne(hash_bytes(other, length), hash);
        }
    }
}
END_TEST

START_TEST(names_of_a_given_hash)
{
    struct names names = {0};
    uint32_t hash = names_hash("a\0b", 3);
    ck_assert_uint_eq(hash, names_hash("a", 1));
    ck_assert_uint_eq(names_find_hashed(&names, "a", 1, hash), NAME_NONE);
    names_prefetch(&names, hash);
    ck_assert_uint_eq(names_add_hashed(&names, "a", 1, hash), 0);
    ck_assert_uint_eq(names_find_hashed(&names, "a\0b", 3, hash), 0);
    ck_assert_uint_eq(names_add_hashed(&names, "b", 1, hash), 1); /* of the same hash */
    ck_assert_uint_eq(names_find_hashed(&names, "a", 1, hash), 0);
    ck_assert_uint_eq(names_find_hashed(&names, "b", 1, hash), 1);
    ck_assert_uint_eq(names_find_hashed(&names, "c", 1, hash), NAME_NONE);
    names_prefetch(&names, hash);
    names_release(&names);
}
END_TEST

Suite *pool_suite(void)
{
    Suite *suite = suite_create("pool");
    TCase *tests = tcase_create("pool");
    tcase_add_test(tests, zero_is_the_first);
    tcase_add_test(tests, equal_records_share_an_index);
    tcase_add_test(tests, every_byte_counts);
    tcase_add_test(tests, names_spread);
    tcase_add_test(tests, hashes_differ);
    tcase_add_test(tests, names_of_a_given_hash);
    suite_add_tcase(suite, tests);
    return suite;
}
