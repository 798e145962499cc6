/*
 * Records what a process writes to the files of one folder, and what it flushes, in the order in
 * which it happens. Preloaded; see PowerLossTest.
 *
 * DISK_TRACE_FOLDER is the folder, DISK_TRACE_OUT the file of the records. A record is a head of
 * six numbers of eight bytes (kind, length of the name, length of the data, offset, number of the
 * flush, unused), the name, and the data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE = 2, FLUSH_BEGINS = 3, FLUSH_ENDED = 4, UNLINK = 5 };

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;
static const char *folder;
static size_t folder_length;
static uint64_t flushes;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_ftruncate)(int, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_unlink)(const char *);

__attribute__((constructor)) static void begin(void) {
  real_write = dlsym(RTLD_NEXT, "write");
  real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  real_fsync = dlsym(RTLD_NEXT, "fsync");
  real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  real_unlink = dlsym(RTLD_NEXT, "unlink");
  folder = getenv("DISK_TRACE_FOLDER");
  const char *path = getenv("DISK_TRACE_OUT");
  if (folder != NULL && path != NULL) {
    folder_length = strlen(folder);
    out = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  }
}

/* The name below the folder, "." for the folder itself, or NULL. */
static const char *below(const char *path) {
  if (strncmp(path, folder, folder_length) != 0) {
    return NULL;
  }
  return path[folder_length] == '/' ? path + folder_length + 1
         : path[folder_length] == 0 ? "."
                                    : NULL;
}

static const char *name_of(int fd, char *buffer, size_t size) {
  if (out < 0 || fd == out || fd < 0) {
    return NULL;
  }
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  int kept = errno;
  ssize_t length = readlink(link, buffer, size - 1);
  errno = kept;
  if (length < 0) {
    return NULL;
  }
  buffer[length] = 0;
  return below(buffer);
}

static void put(const void *bytes, size_t length) {
  const char *next = bytes;
  while (length > 0) {
    ssize_t done = real_write(out, next, length);
    if (done <= 0) {
      abort(); /* half a trace would prove anything */
    }
    next += done;
    length -= done;
  }
}

static void record(int kind, const char *name, const void *data, size_t length, off_t offset,
                   uint64_t flush) {
  int kept = errno;
  uint64_t head[6] = {kind, strlen(name), length, offset, flush, 0};
  put(head, sizeof head);
  put(name, strlen(name));
  put(data, length);
  errno = kept;
}

static ssize_t traced_write(int fd, const void *data, size_t length, off_t offset, int at) {
  char buffer[4096];
  const char *name = name_of(fd, buffer, sizeof buffer);
  if (name == NULL) {
    return at ? real_pwrite(fd, data, length, offset) : real_write(fd, data, length);
  }
  pthread_mutex_lock(&mutex);
  off_t where = at ? offset : lseek(fd, 0, SEEK_CUR);
  ssize_t done = at ? real_pwrite(fd, data, length, offset) : real_write(fd, data, length);
  if (done > 0) {
    record(WRITE, name, data, done, where, 0);
  }
  pthread_mutex_unlock(&mutex);
  return done;
}

ssize_t write(int fd, const void *data, size_t length) {
  return traced_write(fd, data, length, 0, 0);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off_t offset) {
  return traced_write(fd, data, length, offset, 1);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  return traced_write(fd, data, length, offset, 1);
}

int ftruncate64(int fd, off_t length) {
  char buffer[4096];
  const char *name = name_of(fd, buffer, sizeof buffer);
  if (name == NULL) {
    return real_ftruncate(fd, length);
  }
  pthread_mutex_lock(&mutex);
  int done = real_ftruncate(fd, length);
  if (done == 0) {
    record(TRUNCATE, name, "", 0, length, 0);
  }
  pthread_mutex_unlock(&mutex);
  return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int traced_flush(int fd, int (*real)(int)) {
  char buffer[4096];
  const char *name = name_of(fd, buffer, sizeof buffer);
  if (name == NULL) {
    return real(fd);
  }
  pthread_mutex_lock(&mutex);
  uint64_t flush = ++flushes;
  record(FLUSH_BEGINS, name, "", 0, 0, flush);
  pthread_mutex_unlock(&mutex);
  int done = real(fd);
  if (done == 0) {
    pthread_mutex_lock(&mutex);
    record(FLUSH_ENDED, name, "", 0, 0, flush);
    pthread_mutex_unlock(&mutex);
  }
  return done;
}

int fsync(int fd) { return traced_flush(fd, real_fsync); }

int fdatasync(int fd) { return traced_flush(fd, real_fdatasync); }

int unlink(const char *path) {
  const char *name = out < 0 ? NULL : below(path);
  if (name == NULL) {
    return real_unlink(path);
  }
  pthread_mutex_lock(&mutex);
  int done = real_unlink(path);
  if (done == 0) {
    record(UNLINK, name, "", 0, 0, 0);
  }
  pthread_mutex_unlock(&mutex);
  return done;
}
