// A kill is not a power cut: the page cache survives it. Here the power goes for real, on an ext4 in a file: the
// file system is shut down at the point of the cut and mounted again. Needs root, loop devices and mkfs.ext4.
#include "tests/power/sweep.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <iostream>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using power::Stage;

/// What ioctl(EXT4_IOC_SHUTDOWN) loses.
enum class Loses : std::uint32_t { Data = 1, DataAndJournal = 2 };

int run(const std::string& command) { return std::system(command.c_str()); }

/// An ext4 in a file, mounted for as long as this lives.
class Disk {
public:
  explicit Disk(const fs::path& folder) : image_(folder / "disk.img"), mount_(folder / "disk") {
    fs::create_directories(mount_);
    is_there_ = run(fmt::format("truncate -s 96M '{0}' && mkfs.ext4 -q -F '{0}' 2>/dev/null", image_.string())) == 0 &&
                put_in();
  }
  ~Disk() {
    if (is_there_) (void)::umount2(mount_.c_str(), MNT_DETACH);
  }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  [[nodiscard]] bool is_there() const { return is_there_; }
  [[nodiscard]] const fs::path& folder() const { return mount_; }
  /// What has been written so far is safe.
  void settle() const {
    const int file = ::open(mount_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    (void)::syncfs(file);
    ::close(file);
  }
  /// The power goes now and comes back. False when the file system does not.
  bool cut(Loses loses) {
    const int file = ::open(mount_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    auto flag = static_cast<std::uint32_t>(loses);
    const bool is_down = ::ioctl(file, _IOR('X', 125, std::uint32_t), &flag) == 0;
    ::close(file);
    // The validator of an installer that was killed may still be on its way out.
    for (int i = 0; is_there_ && i < 100; ++i) {
      is_there_ = ::umount(mount_.c_str()) != 0;
      if (is_there_) ::usleep(20'000);
    }
    if (!is_down || is_there_) return false;
    is_there_ = put_in();
    return is_there_;
  }

private:
  /// Without ext4's own help for programs that forget to sync.
  bool put_in() const {
    return run(fmt::format("mount -o loop,noauto_da_alloc '{}' '{}' 2>/dev/null", image_.string(), mount_.string())) ==
           0;
  }
  fs::path image_, mount_;
  bool is_there_ = false;
};

/// All that one kind of power cut does to a scenario.
power::SweepResult sweep(const Stage& stage, const Stage::Case& one, Disk& disk, Loses loses,
                         const std::map<std::string, std::string>& broken = {}) {
  power::Failure failure = power::kill();
  failure.name = loses == Loses::Data ? "power cut, journal kept" : "power cut, journal lost";
  failure.settings.insert(broken.begin(), broken.end());
  const fs::path library = disk.folder() / "library";
  const auto prepare = [&] {
    stage.put(one.kind, library);
    disk.settle();
  };
  return power::sweep(one.scenario, failure, library, stage.trust(), prepare, [&] { REQUIRE(disk.cut(loses)); });
}

/// Says so and ends the program with 77 when there can be no such disk here.
void require(const Disk& disk) {
  if (disk.is_there()) return;
  std::cout << "SKIP: no ext4 can be made and mounted here (root, loop devices and mkfs.ext4 are needed)" << std::endl;
  std::_Exit(77);
}

} // namespace

TEST_CASE("the power goes at any call, on a real file system", "[ext4]") {
  const Stage stage("ext4");
  Disk disk(stage.folder());
  require(disk);
  for (const Loses loses : {Loses::DataAndJournal, Loses::Data})
    for (const Stage::Case& one : stage.cases()) {
      const auto result = sweep(stage, one, disk, loses);
      std::string faults;
      for (const std::string& fault : result.faults)
        faults += fault + "\n";
      INFO(faults);
      CHECK(result.faults.empty());
      WARN(one.scenario.name << ", flag " << static_cast<int>(loses) << ": " << result.points << " points");
    }
}

TEST_CASE("the sweep has teeth: each fsync that is left out is found", "[ext4-teeth]") {
  const Stage stage("ext4-teeth");
  Disk disk(stage.folder());
  require(disk);
  const Stage::Case install = stage.named("install"), back = stage.named("roll back"), pin = stage.named("another PIN");
  struct Row {
    const char* file;
    const Stage::Case& one;
  };
  // A lost state is made again from the packs, with the newest on top: only going back shows that it was lost.
  for (const Row& row : {Row{"staging/pack.db", install}, Row{"staging/manifest.json", install}, Row{"state.tmp", back},
                         Row{"pin.tmp", pin}}) {
    // Anybody's sync at the wrong moment hides what is missing: then once more.
    power::SweepResult result;
    for (int i = 0; i < 4 && result.faults.empty(); ++i)
      result = sweep(stage, row.one, disk, Loses::DataAndJournal, {{"POWER_SKIP_FSYNC", row.file}});
    INFO("without the fsync of " << row.file);
    REQUIRE_FALSE(result.faults.empty());
    WARN("without the fsync of " << row.file << ": " << result.faults.size() << " faults; " << result.faults.front());
  }
}
