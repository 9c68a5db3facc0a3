/* A disk that fails on command, for tests: preloaded into the server (LD_PRELOAD), it stands between SQLite and the kernel.
 *
 * UTWS_FAULT_FILE names a file that is read at each call; its first word is what happens from then on, to files below
 * UTWS_FAULT_FOLDER alone:
 *   ok             nothing
 *   slow N         fsync and fdatasync take N microseconds longer
 *   sync-fails     fsync and fdatasync fail with EIO
 *   sync-fails N   the next N of them fail so, then none
 *   write-fails    writes fail with ENOSPC
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum { COMMAND_BYTES = 64, PATH_BYTES = 4096 };

static int failed_syncs;

/* Reads the command past this library's own functions. */
static int command_is(const char *word, long *number)
{
    char text[COMMAND_BYTES] = { 0 };
    const char *file = getenv("UTWS_FAULT_FILE");
    int fd = file ? open(file, O_RDONLY | O_CLOEXEC) : -1;
    if (fd < 0)
        return 0;
    ssize_t length = read(fd, text, sizeof text - 1);
    close(fd);
    size_t word_length = strlen(word);
    if (length < (ssize_t)word_length || strncmp(text, word, word_length) != 0)
        return 0;
    *number = text[word_length] == ' ' ? atol(text + word_length) : -1;
    return text[word_length] == ' ' || text[word_length] == '\n' || text[word_length] == 0;
}

static int is_watched(int fd)
{
    char link[64], path[PATH_BYTES];
    const char *folder = getenv("UTWS_FAULT_FOLDER");
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    return folder && length > 0 && strncmp(path, folder, strlen(folder)) == 0;
}

static int sync_fault(int fd)
{
    long number = 0;
    if (!is_watched(fd))
        return 0;
    if (command_is("slow", &number)) {
        struct timespec pause = { number / 1000000, number % 1000000 * 1000 };
        nanosleep(&pause, NULL);
        return 0;
    }
    if (!command_is("sync-fails", &number)) {
        __atomic_store_n(&failed_syncs, 0, __ATOMIC_SEQ_CST);
        return 0;
    }
    if (number >= 0 && __atomic_add_fetch(&failed_syncs, 1, __ATOMIC_SEQ_CST) > number)
        return 0;
    errno = EIO;
    return 1;
}

static int write_fault(int fd)
{
    long number = 0;
    if (!is_watched(fd) || !command_is("write-fails", &number))
        return 0;
    errno = ENOSPC;
    return 1;
}

#define NEXT(name) ((name##_type *)dlsym(RTLD_NEXT, #name))

typedef int fsync_type(int);
int fsync(int fd)
{
    return sync_fault(fd) ? -1 : NEXT(fsync)(fd);
}

typedef int fdatasync_type(int);
int fdatasync(int fd)
{
    return sync_fault(fd) ? -1 : NEXT(fdatasync)(fd);
}

typedef ssize_t pwrite_type(int, const void *, size_t, off_t);
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset)
{
    return write_fault(fd) ? -1 : NEXT(pwrite)(fd, bytes, count, offset);
}

typedef ssize_t pwrite64_type(int, const void *, size_t, off64_t);
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset)
{
    return write_fault(fd) ? -1 : NEXT(pwrite64)(fd, bytes, count, offset);
}

typedef ssize_t write_type(int, const void *, size_t);
ssize_t write(int fd, const void *bytes, size_t count)
{
    return write_fault(fd) ? -1 : NEXT(write)(fd, bytes, count);
}

typedef int ftruncate_type(int, off_t);
int ftruncate(int fd, off_t length)
{
    return write_fault(fd) ? -1 : NEXT(ftruncate)(fd, length);
}

typedef int fallocate_type(int, int, off_t, off_t);
int fallocate(int fd, int mode, off_t offset, off_t length)
{
    return write_fault(fd) ? -1 : NEXT(fallocate)(fd, mode, offset, length);
}
