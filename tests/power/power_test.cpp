// Power cuts and failing disks at every point: the next start shows exactly the old or exactly the new pack.
#include "tests/power/sweep.h"

#include <catch2/catch.hpp>

using power::Failure;
using power::Stage;

namespace {

/// Every scenario of a stage with one failure.
void check_all(const std::string& name, const Failure& failure) {
  const Stage stage("power-" + name);
  const auto library = stage.folder() / "swept";
  for (const Stage::Case& one : stage.cases()) {
    const auto result =
        power::sweep(one.scenario, failure, library, stage.trust(), [&] { stage.put(one.kind, library); });
    std::string faults;
    for (const std::string& fault : result.faults)
      faults += fault + "\n";
    INFO(faults);
    CHECK(result.faults.empty());
    CHECK(result.points >= 5);
    WARN(one.scenario.name << ", " << failure.name << ": " << result.points << " points");
  }
}

std::vector<std::string> faults_with(const std::string& name, const std::string& scenario,
                                     const std::map<std::string, std::string>& broken) {
  const Stage stage("power-" + name);
  const auto library = stage.folder() / "swept";
  const Stage::Case one = stage.named(scenario);
  Failure failure = power::kill();
  failure.settings.insert(broken.begin(), broken.end());
  return power::sweep(one.scenario, failure, library, stage.trust(), [&] { stage.put(one.kind, library); }).faults;
}

} // namespace

TEST_CASE("killed at any call", "[kill]") { check_all("kill", power::kill()); }
TEST_CASE("no space at any call", "[full]") { check_all("full", power::once("ENOSPC")); }
TEST_CASE("an I/O error at any call", "[broken]") { check_all("broken", power::once("EIO")); }
TEST_CASE("a disk that is full from any call on", "[full]") { check_all("stays-full", power::from_then_on("ENOSPC")); }
TEST_CASE("a disk that fails from any call on", "[broken]") { check_all("stays-broken", power::from_then_on("EIO")); }

TEST_CASE("the sweep has teeth: a rename that comes after its promise is found", "[teeth]") {
  const auto faults = faults_with("teeth-rename", "install", {{"POWER_LATE_RENAME", "/packs/"}});
  REQUIRE_FALSE(faults.empty());
  WARN(faults.front());
}

TEST_CASE("the sweep has teeth: a try that is counted after its answer is found", "[teeth]") {
  const auto faults = faults_with("teeth-pin", "a wrong PIN", {{"POWER_LATE_RENAME", "/pin"}});
  REQUIRE_FALSE(faults.empty());
  WARN(faults.front());
}
