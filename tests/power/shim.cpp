// LD_PRELOAD: fails or ends a program at the Nth call that changes a disk, in program order.
//
//   POWER_PROGRAM  short name of the program that is meant; others are left alone
//   POWER_COUNTER  a file of 8 bytes: how many calls there were
//   POWER_AT       N; 0 counts only
//   POWER_DEED     kill | ENOSPC | EIO
//   POWER_STICKY   1: every call from N on fails, as on a disk that stays full
//   POWER_AT_EXIT  1: the program is ended after its main(), before anything that was put off is done
// To prove that a sweep can fail, the shim can break the program's promises:
//   POWER_SKIP_FSYNC   fsync of a file whose path contains this does nothing
//   POWER_LATE_RENAME  a rename to a path that contains this is done only at the program's exit
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

const char* setting(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool is_meant() { return std::strcmp(program_invocation_short_name, setting("POWER_PROGRAM")) == 0; }

struct Shim {
  bool is_active = false;
  std::uint64_t at = std::strtoull(setting("POWER_AT"), nullptr, 10);
  std::string deed = setting("POWER_DEED");
  bool is_sticky = *setting("POWER_STICKY") == '1';
  bool ends_at_exit = *setting("POWER_AT_EXIT") == '1';
  std::string skip_fsync = setting("POWER_SKIP_FSYNC"), late_rename = setting("POWER_LATE_RENAME");
  std::vector<std::pair<std::string, std::string>> late;
  std::atomic<std::uint64_t>* counter = nullptr;

  Shim() {
    if (!is_meant()) return;
    const auto file = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, setting("POWER_COUNTER"), O_RDWR, 0));
    if (file < 0) return;
    void* memory = ::mmap(nullptr, sizeof *counter, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::syscall(SYS_close, file);
    if (memory == MAP_FAILED) return;
    counter = static_cast<std::atomic<std::uint64_t>*>(memory);
    is_active = true;
  }
  ~Shim() {
    if (!is_active) return;
    if (ends_at_exit) ::kill(::getpid(), SIGKILL);
    for (const auto& [from, to] : late)
      ::syscall(SYS_rename, from.c_str(), to.c_str());
  }

  /// Counts a call; the error that it must fail with, or 0.
  int next() {
    if (!is_active) return 0;
    const std::uint64_t number = counter->fetch_add(1) + 1;
    if (at == 0 || number < at || (number > at && !is_sticky)) return 0;
    if (deed == "kill") ::kill(::getpid(), SIGKILL);
    return deed == "ENOSPC" ? ENOSPC : EIO;
  }
};

Shim& shim() {
  static Shim the_shim;
  return the_shim;
}

/// Before main(), so that its destructor comes after the program's own.
__attribute__((constructor)) void begin() { (void)shim(); }

template <typename F> F next_of(const char* name) { return reinterpret_cast<F>(::dlsym(RTLD_NEXT, name)); }

/// Fails the call or lets it through.
template <typename F, typename... A> auto pass(const char* name, A... arguments) {
  static thread_local F real = nullptr;
  real = next_of<F>(name);
  using R = decltype(real(arguments...));
  if (const int error = shim().next(); error != 0) {
    errno = error;
    return static_cast<R>(-1);
  }
  return real(arguments...);
}

bool is_skipped(int file) {
  if (!shim().is_active || shim().skip_fsync.empty()) return false;
  char path[4096];
  const std::string link = "/proc/self/fd/" + std::to_string(file);
  const ssize_t size = ::readlink(link.c_str(), path, sizeof path);
  return size > 0 && std::string(path, static_cast<std::size_t>(size)).find(shim().skip_fsync) != std::string::npos;
}

} // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  return pass<ssize_t (*)(int, const void*, size_t)>("write", file, bytes, size);
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t at) {
  return pass<ssize_t (*)(int, const void*, size_t, off_t)>("pwrite", file, bytes, size, at);
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t at) {
  return pass<ssize_t (*)(int, const void*, size_t, off64_t)>("pwrite64", file, bytes, size, at);
}
int fsync(int file) {
  if (is_skipped(file)) return 0;
  return pass<int (*)(int)>("fsync", file);
}
int fdatasync(int file) {
  if (is_skipped(file)) return 0;
  return pass<int (*)(int)>("fdatasync", file);
}
int ftruncate(int file, off_t size) noexcept { return pass<int (*)(int, off_t)>("ftruncate", file, size); }
int ftruncate64(int file, off64_t size) noexcept { return pass<int (*)(int, off64_t)>("ftruncate64", file, size); }
int rename(const char* from, const char* to) noexcept {
  if (shim().is_active && !shim().late_rename.empty() && std::strstr(to, shim().late_rename.c_str()) != nullptr) {
    shim().late.emplace_back(from, to);
    return 0;
  }
  return pass<int (*)(const char*, const char*)>("rename", from, to);
}
int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return pass<int (*)(int, const char*, int, const char*)>("renameat", from_folder, from, to_folder, to);
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to, unsigned flags) noexcept {
  return pass<int (*)(int, const char*, int, const char*, unsigned)>("renameat2", from_folder, from, to_folder, to,
                                                                     flags);
}
int mkdir(const char* path, mode_t mode) noexcept { return pass<int (*)(const char*, mode_t)>("mkdir", path, mode); }
int mkdirat(int folder, const char* path, mode_t mode) noexcept {
  return pass<int (*)(int, const char*, mode_t)>("mkdirat", folder, path, mode);
}
int unlink(const char* path) noexcept { return pass<int (*)(const char*)>("unlink", path); }
int unlinkat(int folder, const char* path, int flags) noexcept {
  return pass<int (*)(int, const char*, int)>("unlinkat", folder, path, flags);
}
int rmdir(const char* path) noexcept { return pass<int (*)(const char*)>("rmdir", path); }
int close(int file) {
  // A failing close has closed all the same.
  const int error = shim().next();
  const int result = static_cast<int>(::syscall(SYS_close, file));
  if (error == 0) return result;
  errno = error;
  return -1;
}

} // extern "C"
