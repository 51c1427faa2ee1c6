// pack_bench [MEGABYTES] [FOLDER]: what installing a pack costs, against `cp` + sync and against the bare floor
// (copy + fsync + one SHA-256 of the copy by libcrypto), on the same disk in the same run.
//
// Takes the fixture pack, lets it grow with pictures that repeat, signs it with a key of its own and installs it with
// install::stage, verify and activate, the times of each step from the progress that it reports.
#include "kiosk/base/files.h"
#include "kiosk/container/sha256.h"
#include "kiosk/install/start.h"
#include "tests/install/workshop.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <sqlite3.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using namespace kiosk;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 5;

double seconds_since(Clock::time_point begin) { return std::chrono::duration<double>(Clock::now() - begin).count(); }

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// All that was written before is on the disk, and the source in memory: the same for everybody.
void settle(const fs::path& source) {
  ::sync();
  (void)container::sha256(workshop::must(read_file(source, std::uintmax_t{1} << 30)));
}

/// cp and sync of the one file.
double time_cp(const fs::path& source, const fs::path& target) {
  settle(source);
  const auto begin = Clock::now();
  const std::string command =
      fmt::format("cp '{}' '{}' && sync '{}'", source.string(), target.string(), target.string());
  if (std::system(command.c_str()) != 0) throw std::runtime_error("cp failed");
  const double time = seconds_since(begin);
  fs::remove(target);
  return time;
}

/// The least that any installer must do: copy, fsync, and read the copy once for its hash.
double time_floor(const fs::path& source, const fs::path& target) {
  settle(source);
  const auto begin = Clock::now();
  std::vector<char> block(1 << 20);
  const int from = ::open(source.c_str(), O_RDONLY | O_CLOEXEC);
  const int to = ::open(target.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  for (ssize_t count = 0; (count = ::read(from, block.data(), block.size())) > 0;)
    if (::write(to, block.data(), static_cast<std::size_t>(count)) != count) throw std::runtime_error("write failed");
  if (::fsync(to) != 0) throw std::runtime_error("fsync failed");
  container::Sha256 hash;
  ::lseek(to, 0, SEEK_SET);
  for (ssize_t count = 0; (count = ::read(to, block.data(), block.size())) > 0;)
    hash.add({block.data(), static_cast<std::size_t>(count)});
  (void)hash.finish();
  ::close(from);
  ::close(to);
  const double time = seconds_since(begin);
  fs::remove(target);
  return time;
}

struct InstallTimes {
  double before_validation = 0, validation = 0, storing = 0;
};

InstallTimes time_install(const workshop::Workshop& shop, const fs::path& pack) {
  fs::remove_all(shop.root);
  settle(pack);
  install::Library library = shop.library();
  std::map<install::Step, Clock::time_point> begun;
  const auto begin = Clock::now();
  const auto installed = install::install(pack, library, shop.options(), [&](const install::StepProgress& progress) {
    begun.try_emplace(progress.step, Clock::now());
    return true;
  });
  const auto end = Clock::now();
  if (!installed) throw std::runtime_error(installed.error().sentence());
  const auto between = [](Clock::time_point a, Clock::time_point b) {
    return std::chrono::duration<double>(b - a).count();
  };
  const auto validating = begun.at(install::Step::Validating), storing = begun.at(install::Step::Storing);
  return {between(begin, validating) + between(storing, end), between(validating, storing), between(storing, end)};
}

} // namespace

int main(int count, char** words) {
  const int megabytes = count > 1 ? std::atoi(words[1]) : 200;
  const fs::path where = count > 2 ? fs::path(words[2]) : fs::path(KIOSK_BINARY_DIR);
  if (megabytes < 1 || megabytes > 480) {
    std::fputs("usage: pack_bench [MEGABYTES 1..480] [FOLDER]\n", stderr);
    return 2;
  }
  const workshop::Workshop shop("bench", where);
  workshop::Recipe recipe;
  recipe.megabytes = megabytes;
  const fs::path pack = shop.make_pack("bench.kitapack", recipe);
  const auto size_mb = static_cast<double>(fs::file_size(pack)) / 1e6;
  std::vector<double> cp, floor, before, validation;
  for (int round = 0; round < rounds; ++round) { // in turn: a disk has moods
    cp.push_back(time_cp(pack, shop.folder / "copy"));
    floor.push_back(time_floor(pack, shop.folder / "copy"));
    const InstallTimes times = time_install(shop, pack);
    before.push_back(times.before_validation);
    validation.push_back(times.validation);
  }
  fmt::print("pack of {:.1f} MB, median of {} rounds\n", size_mb, rounds);
  fmt::print("cp + sync                        {:7.3f} s\n", median(cp));
  fmt::print("floor (copy + fsync + SHA-256)   {:7.3f} s\n", median(floor));
  fmt::print("install without validation       {:7.3f} s   {:.2f} x floor   {:.2f} x cp\n", median(before),
             median(before) / median(floor), median(before) / median(cp));
  fmt::print("validation (child)               {:7.3f} s\n", median(validation));
  return 0;
}
