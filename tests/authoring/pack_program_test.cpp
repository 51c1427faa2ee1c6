// The program as an office uses it: exit codes, the code on standard error, Debian's minisign, Ctrl-C.
#include "tests/authoring/workbench.h"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using workbench::Folder;

namespace {

std::string program() { return (fs::path(KIOSK_BINARY_DIR) / "elternkiosk-pack").string(); }

struct Ran {
  int code = -1;
  std::string out, err;
};

/// Runs a shell's command line in the folder; `pack` stands for the program.
Ran run(const Folder& folder, const std::string& command) {
  const std::string line =
      fmt::format("cd '{}' && pack() {{ '{}' \"$@\"; }} && {{ {}; }} >out.txt 2>err.txt </dev/null",
                  folder.path().string(), program(), command);
  const int status = std::system(line.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, kiosk::read_file(folder.path() / "out.txt").value(),
          kiosk::read_file(folder.path() / "err.txt").value()};
}

std::string allowed() { return " --allow-examples --allow-unreviewed-emergency"; }

std::string built(const std::string& more) {
  return fmt::format("pack build '{}' {}", workbench::fixture().string(), more);
}

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return names;
}

/// Starts a build in its own process, sends SIGINT after a while and waits; its exit code.
int interrupted_build(const fs::path& file, const fs::path& temporary, std::chrono::milliseconds after) {
  std::string content = workbench::fixture().string(), name = program(), out = file.string();
  std::string build = "build", to = "--out";
  char* words[] = {name.data(), build.data(), content.data(), to.data(), out.data(), nullptr};
  std::string path = "PATH=/usr/bin:/bin", folder = "TMPDIR=" + temporary.string();
  char* environment[] = {path.data(), folder.data(), nullptr};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int stream : {STDOUT_FILENO, STDERR_FILENO})
    posix_spawn_file_actions_addopen(&actions, stream, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  REQUIRE(::posix_spawn(&child, name.c_str(), &actions, nullptr, words, environment) == 0);
  posix_spawn_file_actions_destroy(&actions);
  std::this_thread::sleep_for(after);
  ::kill(child, SIGINT);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

TEST_CASE("an office's way: a key, a pack, a check, and Debian's minisign says the same") {
  const Folder folder;
  REQUIRE(run(folder, "pack keygen --out redaktion --without-password").code == 0);
  REQUIRE(run(folder, built("--out a.kitapack --key redaktion.key" + allowed())).code == 0);
  CHECK(run(folder, "pack verify a.kitapack --trust redaktion.pub").code == 0);
  REQUIRE(run(folder, "mkdir trust && cp redaktion.pub trust/").code == 0);
  CHECK(run(folder, "pack verify a.kitapack --trust trust").code == 0);
  CHECK(run(folder, "pack check a.kitapack --trust trust --today 2026-11-23").code == 0);
  CHECK(run(folder, "pack show a.kitapack --json").code == 0);
  REQUIRE(run(folder, "pack keygen --out andere --without-password").code == 0);
  const Ran foreign = run(folder, "pack verify a.kitapack --trust andere.pub");
  CHECK(foreign.code == 1);
  CHECK(foreign.err == "KP-SIG-FOREIGN a.kitapack: the pack is signed by a key that is not trusted here\n");
  if (std::system("command -v minisign >/dev/null 2>&1") != 0) {
    WARN("minisign is not installed: not tested");
    return;
  }
  CHECK(run(folder, "tar xf a.kitapack && minisign -V -H -p redaktion.pub -m manifest.json -x manifest.minisig").code ==
        0);
  // And theirs: a key made by minisign signs a pack that we verify.
  REQUIRE(run(folder, "minisign -G -W -p m.pub -s m.key").code == 0);
  REQUIRE(run(folder, "pack sign a.kitapack --key m.key --out b.kitapack" + allowed()).code == 0);
  CHECK(run(folder, "pack verify b.kitapack --trust m.pub").code == 0);
  // Even a signature by minisign itself, put into the archive by tar.
  REQUIRE(run(folder,
              "tar xf b.kitapack && minisign -S -s m.key -m manifest.json -x manifest.minisig -t theirs && "
              "tar cf c.kitapack --format=ustar -b 1 --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0444 "
              "manifest.json manifest.minisig pack.db")
              .code == 0);
  const Ran theirs = run(folder, "pack verify c.kitapack --trust m.pub");
  INFO(theirs.err);
  CHECK(theirs.code == 0);
}

TEST_CASE("a key with a password is asked for on standard input where there is no terminal") {
  const Folder folder;
  CHECK(run(folder, "pack keygen --out leer").code == 2); // nothing typed
  CHECK(run(folder, "printf 'a\\nb\\n' | pack keygen --out x").code == 1);
  CHECK(names_in(folder.path()) == std::set<std::string>{"err.txt", "out.txt"});
  REQUIRE(run(folder, "printf 'geheim\\ngeheim\\n' | pack keygen --out x").code == 0);
  REQUIRE(run(folder, built("--out a.kitapack")).code == 0);
  const Ran wrong = run(folder, "echo falsch | pack sign a.kitapack --key x.key" + allowed());
  CHECK(wrong.code == 1);
  CHECK(wrong.err.find("the password is wrong") != std::string::npos);
  CHECK(run(folder, "echo geheim | pack sign a.kitapack --key x.key" + allowed()).code == 0);
  CHECK(run(folder, "pack verify a.kitapack --trust x.pub").code == 0);
}

TEST_CASE("exit codes: 1 with the code first, 2 for wrong usage") {
  const Folder folder;
  REQUIRE(run(folder, built("--out a.kitapack")).code == 0);
  const auto refused_with = [&](const std::string& command, const std::string& code) {
    const Ran ran = run(folder, command);
    INFO(command << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.err.find(code + " ") != std::string::npos);
  };
  REQUIRE(run(folder, "pack keygen --out k --without-password").code == 0);
  refused_with("pack verify a.kitapack --trust k.pub", "KP-SIG-NONE");
  refused_with("pack verify missing --trust k.pub", "KP-MED-NOTHING");
  refused_with("pack verify a.kitapack --trust missing.pub", "KP-KEY-FILE");
  refused_with("pack check k.pub", "KP-DB-KIND");
  refused_with("head -c 100000 a.kitapack > cut; pack check cut", "KP-ARC-CUT");
  refused_with("pack show /dev/null", "KP-MED-NOFILE");
  refused_with("mkfifo fifo; pack show fifo", "KP-MED-NOFILE");
  CHECK(run(folder, "pack verify a.kitapack").code == 2);
  CHECK(run(folder, "pack check a.kitapack --today tomorrow").code == 2);
  CHECK(run(folder, built("--out b.db --key k.key" + allowed())).code == 2); // a database is not signed
  CHECK(run(folder, built("--out b.kitapack --expires soon")).code == 2);
  CHECK(run(folder, "pack").code == 2);
  CHECK(run(folder, built("--out /nowhere/b.kitapack")).code == 1);
}

TEST_CASE("elsewhere than on a terminal progress is plain lines") {
  const Folder folder;
  const Ran ran = run(folder, built("--out a.kitapack"));
  CHECK(ran.err.find("drawing the pictures ...\n") != std::string::npos);
  CHECK(ran.err.find('\r') == std::string::npos);
  CHECK(ran.err.find('\x1b') == std::string::npos);
}

TEST_CASE("on a terminal progress is one bar that goes") {
  const Folder folder;
  if (std::system("command -v script >/dev/null 2>&1") != 0) return;
  const std::string command = fmt::format("script -qec \"'{}' build '{}' --out a.kitapack\" terminal.txt >/dev/null",
                                          program(), workbench::fixture().string());
  REQUIRE(run(folder, command).code == 0);
  const std::string seen = kiosk::read_file(folder.path() / "terminal.txt").value();
  CHECK(seen.find("[##############################] 100 % drawing the pictures") != std::string::npos);
  CHECK(seen.rfind("\r\x1b[K") > seen.rfind("###")); // gone at the end
}

TEST_CASE("Ctrl-C at any moment leaves the old pack or the new one, and nothing beside it") {
  const Folder folder;
  const fs::path out = folder.path() / "out", temporary = folder.path() / "tmp", file = out / "a.kitapack";
  fs::create_directories(out);
  fs::create_directories(temporary);
  REQUIRE(kiosk::write_file(file, "the old one").has_value());
  bool was_stopped = false, was_done = false;
  for (int round = 0; round < 60 && !was_done; ++round) {
    const int code = interrupted_build(file, temporary, std::chrono::milliseconds{5 + 25 * round});
    was_done = code == 0;
    was_stopped = was_stopped || code == 1;
    INFO("round " << round << ", exit code " << code);
    // Before the program listens, the signal just ends it: nothing was begun then.
    CHECK(names_in(out) == std::set<std::string>{"a.kitapack"});
    CHECK(names_in(temporary).empty());
    if (!was_done) CHECK(kiosk::read_file(file).value() == "the old one");
  }
  CHECK(was_stopped);
  CHECK(was_done);
}
