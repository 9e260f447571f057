/*
 * Stands in for Valgrind's memcheck.h when PostgreSQL is compiled with -DUSE_VALGRIND and AddressSanitizer.
 *
 * What the server would tell Valgrind it tells AddressSanitizer: which bytes of its memory contexts and of its buffers may
 * be touched just now. Without that, a block of a memory context is one piece of memory to AddressSanitizer, and neither an
 * access past the end of what palloc() gave nor one after pfree() is reported.
 */
#ifndef XCEDU_MEMCHECK_H
#define XCEDU_MEMCHECK_H

#include <sanitizer/asan_interface.h>

#define VALGRIND_MAKE_MEM_NOACCESS(addr, size) ASAN_POISON_MEMORY_REGION(addr, size)
#define VALGRIND_MAKE_MEM_UNDEFINED(addr, size) ASAN_UNPOISON_MEMORY_REGION(addr, size)
#define VALGRIND_MAKE_MEM_DEFINED(addr, size) ASAN_UNPOISON_MEMORY_REGION(addr, size)
#define VALGRIND_MEMPOOL_ALLOC(context, addr, size) ASAN_UNPOISON_MEMORY_REGION(addr, size)
#define VALGRIND_MEMPOOL_CHANGE(context, from, to, size) ASAN_UNPOISON_MEMORY_REGION(to, size)

/* what is freed was poisoned when it was wiped; and AddressSanitizer does not know which bytes have a value */
#define VALGRIND_MEMPOOL_FREE(context, addr) ((void) (addr))
#define VALGRIND_CREATE_MEMPOOL(context, redzones, zeroed) ((void) (context))
#define VALGRIND_DESTROY_MEMPOOL(context) ((void) (context))
#define VALGRIND_CHECK_MEM_IS_DEFINED(addr, size) ((void) (addr))

#endif /* XCEDU_MEMCHECK_H */
