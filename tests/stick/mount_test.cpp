// Real mounts as sticks. Needs root and the right to mount; skipped visibly elsewhere.
#include "tests/stick/folder.h"

#include <cstdlib>
#include <iostream>
#include <sys/mount.h>
#include <thread>

using sticks::Ear;
using sticks::Scratch;
using namespace kiosk::stick;
namespace fs = std::filesystem;

namespace {

/// A file system in memory; unmounted at the end.
class Stick {
public:
  explicit Stick(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_); }
  ~Stick() { pull(); }
  Stick(const Stick&) = delete;
  Stick& operator=(const Stick&) = delete;
  bool plug() {
    return is_in_ = ::mount("stick", folder_.c_str(), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=1m") == 0;
  }
  void pull() {
    if (is_in_) (void)::umount2(folder_.c_str(), MNT_DETACH);
    is_in_ = false;
  }

private:
  fs::path folder_;
  bool is_in_ = false;
};

void require_mounts(Stick& stick) {
  if (stick.plug()) return;
  std::cout << "SKIP: nothing can be mounted here (root is needed)" << std::endl;
  std::_Exit(77);
}

} // namespace

TEST_CASE("a mounted stick is told, also an empty one, and works again when it is put back", "[.][mount]") {
  const Scratch scratch("mount");
  Stick stick(scratch.path / "KITA STICK\n\\x");
  {
    Stick probe(scratch.path / "probe");
    require_mounts(probe);
  }
  Ear ear({scratch.path});
  REQUIRE(stick.plug());
  const StickIn empty = ear.hear_in();
  CHECK(empty.label == "KITA STICK?\\x");
  CHECK(empty.packs.empty());
  CHECK_FALSE(empty.is_unreadable);
  scratch.put("KITA STICK\n\\x/1.kitapack");
  CHECK(ear.hear_in().packs.size() == 1);
  stick.pull();
  CHECK(ear.hear_out().id == empty.id);
  REQUIRE(stick.plug());
  CHECK(ear.hear_in().id != empty.id);
}

TEST_CASE("a stick that is put back before it was quiet is another one", "[.][mount]") {
  const Scratch scratch("again");
  Stick stick(scratch.path / "a");
  require_mounts(stick);
  Ear ear({scratch.path});
  const StickIn first = ear.hear_in();
  stick.pull();
  // Shorter than it must be quiet: that it is out is noticed at once, or the kernel gives it its old number again
  // and it would seem never to have been away.
  std::this_thread::sleep_for(std::chrono::milliseconds{600});
  REQUIRE(stick.plug());
  CHECK(ear.hear_out().id == first.id);
  CHECK(ear.hear_in().id != first.id);
}

TEST_CASE("two mounted sticks, one below a user's folder, one there at the start", "[.][mount]") {
  const Scratch scratch("two-mounts");
  Stick first(scratch.path / "a"), second(scratch.path / "user" / "b");
  require_mounts(first);
  scratch.put("a/1.kitapack");
  Ear ear({scratch.path});
  CHECK(ear.hear_in().packs.size() == 1);
  REQUIRE(second.plug());
  CHECK(ear.hear_in().label == "b");
  first.pull();
  second.pull();
  (void)ear.hear_out();
  (void)ear.hear_out();
}
