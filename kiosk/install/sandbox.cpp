#include "kiosk/install/sandbox.h"

#include "kiosk/base/owned.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace kiosk::install {
namespace {

using Filter = Owned<void, seccomp_release>;

/// Standard output may be a file when a person tries the program.
constexpr std::uint64_t answer_bytes_max = std::uint64_t{64} * 1024;

/// What reading a file, computing and answering take; and no more.
constexpr int allowed_calls[] = {
    SCMP_SYS(read),
    SCMP_SYS(pread64),
    SCMP_SYS(readv),
    SCMP_SYS(close),
    SCMP_SYS(fstat),
    SCMP_SYS(newfstatat),
    SCMP_SYS(stat),
    SCMP_SYS(lstat),
    SCMP_SYS(statx),
    SCMP_SYS(lseek),
    SCMP_SYS(access),
    SCMP_SYS(faccessat),
    SCMP_SYS(faccessat2),
    SCMP_SYS(readlink),
    SCMP_SYS(readlinkat),
    SCMP_SYS(getcwd),
    SCMP_SYS(getdents64),
    SCMP_SYS(fadvise64),
    SCMP_SYS(brk),
    SCMP_SYS(munmap),
    SCMP_SYS(mremap),
    SCMP_SYS(madvise),
    SCMP_SYS(futex),
    SCMP_SYS(clock_gettime),
    SCMP_SYS(gettimeofday),
    SCMP_SYS(getrandom),
    SCMP_SYS(getpid),
    SCMP_SYS(gettid),
    SCMP_SYS(getuid),
    SCMP_SYS(geteuid),
    SCMP_SYS(getgid),
    SCMP_SYS(getegid),
    SCMP_SYS(uname),
    SCMP_SYS(sysinfo),
    SCMP_SYS(getrusage),
    SCMP_SYS(rt_sigaction),
    SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(rt_sigreturn),
    SCMP_SYS(sigaltstack),
    SCMP_SYS(sched_yield),
    SCMP_SYS(exit),
    SCMP_SYS(exit_group),
    SCMP_SYS(restart_syscall),
    SCMP_SYS(set_robust_list),
    SCMP_SYS(rseq),
    SCMP_SYS(sched_getaffinity),
};

tl::unexpected<Error> failed(std::string_view what, int number) {
  return fail(ErrorKind::Internal, fmt::format("{}: {}", what, std::strerror(number)));
}

Result<void> set_limit(__rlimit_resource which, std::uint64_t value) {
  const rlimit limit{value, value};
  if (::setrlimit(which, &limit) != 0) return failed("a limit cannot be set", errno);
  return {};
}

Result<void> set_limits(const Confinement& limits) {
  const auto seconds = static_cast<std::uint64_t>(limits.processor_time.count());
  struct Row {
    __rlimit_resource which;
    std::uint64_t value;
  };
  const Row rows[] = {
#ifndef KIOSK_HAS_ASAN // the sanitizer's shadow alone is terabytes of address space
      {RLIMIT_AS, limits.memory_bytes},
#endif
      {RLIMIT_CPU, seconds},
      {RLIMIT_FSIZE, answer_bytes_max},
      {RLIMIT_CORE, 0},
      {RLIMIT_NOFILE, 16},
  };
  for (const Row& row : rows)
    if (auto set = set_limit(row.which, row.value); !set) return set;
  return {};
}

/// Allows a call whose argument `index` compares as wanted. (libseccomp's own macros are C99's alone.)
int allow_if(scmp_filter_ctx filter, int call, unsigned index, scmp_compare compare, std::uint64_t a, std::uint64_t b) {
  const scmp_arg_cmp argument{index, compare, a, b};
  return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &argument);
}

int add_rules(scmp_filter_ctx filter) {
  constexpr std::uint64_t write_flags = O_ACCMODE | O_CREAT | O_TRUNC;
  int code = 0;
  const auto add = [&code](int added) { code = code == 0 ? added : code; };
  for (const int call : allowed_calls)
    add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0));
  add(allow_if(filter, SCMP_SYS(openat), 2, SCMP_CMP_MASKED_EQ, write_flags, O_RDONLY));
  // SQLite asks for locks and flags of a file; it gets an answer, whatever it is.
  add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(fcntl), 0));
  for (const int call : {SCMP_SYS(write), SCMP_SYS(writev)})
    for (const std::uint64_t descriptor : {1U, 2U})
      add(allow_if(filter, call, 0, SCMP_CMP_EQ, descriptor, 0));
#ifdef KIOSK_HAS_ASAN // the sanitizer tries a pointer by writing what it points to into a pipe
  for (const int call : {SCMP_SYS(pipe2), SCMP_SYS(write)})
    add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0));
#endif
  // Memory may be had, but never as code.
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})
    add(allow_if(filter, call, 2, SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  // abort() sends a signal to its own thread: the parent is to see that.
  add(seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 0));
  // Limits may be read, not changed.
  add(allow_if(filter, SCMP_SYS(prlimit64), 2, SCMP_CMP_EQ, 0, 0));
  add(seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOTTY), SCMP_SYS(ioctl), 0));
  add(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(prctl), 0));
  return code;
}

} // namespace

Result<void> confine(const Confinement& limits) {
  if (auto set = set_limits(limits); !set) return set;
  (void)::prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody would hear the answer
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return failed("privileges cannot be given up", errno);
  const Filter filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
  if (!filter) return failed("the filter of system calls cannot be made", ENOMEM);
  if (const int code = add_rules(filter.get()); code != 0)
    return failed("the filter of system calls cannot be filled", -code);
  if (const int code = seccomp_load(filter.get()); code != 0)
    return failed("the filter of system calls cannot be loaded", -code);
  return {};
}

} // namespace kiosk::install
