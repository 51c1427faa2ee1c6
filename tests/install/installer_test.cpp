// The installer as a child process: requests and answers over real pipes.
#include "kiosk/base/files.h"
#include "kiosk/install/client.h"
#include "kiosk/install/start.h"
#include "tests/install/talk.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace kiosk;
using namespace kiosk::install;
using workshop::must;
using workshop::Talk;
using workshop::Workshop;
namespace fs = std::filesystem;
using std::chrono::seconds;

namespace {

struct Packs {
  explicit Packs(const Workshop& shop)
      : first(shop.make_pack("1.kitapack", {2026112301})), second(shop.make_pack("2.kitapack", {2026112401})) {}
  fs::path first, second;
  [[nodiscard]] static std::string name(const fs::path& file) { return folder_name(workshop::id_of(file)); }
};

} // namespace

TEST_CASE("installed, opened, checked beside, confirmed, gone back: all over pipes") {
  const Workshop shop("talk");
  const Packs packs(shop);
  Talk talk(shop);
  talk.say(AskOpen{});
  CHECK(talk.hear<Open>().pack.empty()); // the factory pack
  talk.say(AskInstall{packs.first});
  CHECK(talk.hear<Done>().pack == Packs::name(packs.first));
  talk.say(AskOpen{});
  const Open open = talk.hear<Open>();
  CHECK(open.pack == Packs::name(packs.first));
  CHECK(open.is_on_trial);
  CHECK(open.newest_day.ok());
  CHECK(fs::exists(open.database));
  const Checked checked = talk.hear<Checked>();
  CHECK(checked.pack == open.pack);
  CHECK(checked.is_sound);
  talk.say(TellRunningWell{open.pack});
  CHECK(talk.hear<Done>().request == "running-well");
  CHECK_FALSE(shop.library().state().is_on_trial);
  talk.say(AskInstall{packs.second});
  CHECK(talk.hear<Working>().progress.step == Step::Reading);
  CHECK(talk.hear<Done>().pack == Packs::name(packs.second));
  talk.say(AskRollBack{});
  CHECK(talk.hear<Refused>().code == "KP-PIN-NONE");
  talk.give_pin();
  talk.say(AskRollBack{});
  CHECK(talk.hear<Done>().pack == Packs::name(packs.first));
  talk.say(AskInstall{packs.first});
  const Refused same = talk.hear<Refused>();
  CHECK(same.code == "KP-POL-SAME");
  CHECK_FALSE(same.german.empty());
  CHECK_FALSE(same.english.empty());
  talk.say(AskVerifyLibrary{});
  CHECK(talk.hear<Verified>().packs.size() == 2);
  talk.say(AskStatus{});
  const auto status = nlohmann::json::parse(talk.hear<StatusLine>().json);
  CHECK(status["current"] == Packs::name(packs.first));
  CHECK(status["previous"] == Packs::name(packs.second));
  CHECK(status["packs"].size() == 2);
  CHECK(status["log"].back()["code"] == "KP-POL-SAME");
}

TEST_CASE("a damaged pack is opened at once, noticed beside, and another is current then") {
  const Workshop shop("beside");
  const Packs packs(shop);
  {
    Talk talk(shop);
    talk.say(AskInstall{packs.first});
    talk.say(TellRunningWell{Packs::name(packs.first)});
    talk.say(AskInstall{packs.second});
    talk.say(TellRunningWell{Packs::name(packs.second)});
    for (int i = 0; i < 4; ++i)
      (void)talk.hear<Done>();
  }
  std::fstream file(shop.root / "packs" / Packs::name(packs.second) / "pack.db", std::ios::in | std::ios::out);
  file.seekp(200'000);
  file.put('!');
  file.close();
  Talk talk(shop);
  talk.say(AskOpen{});
  CHECK(talk.hear<Open>().pack == Packs::name(packs.second));
  CHECK_FALSE(talk.hear<Checked>().is_sound);
  talk.say(AskOpen{});
  CHECK(talk.hear<Open>().pack == Packs::name(packs.first));
  CHECK(talk.hear<Checked>().is_sound);
  // The good copy from the stick comes in again.
  talk.say(AskInstall{packs.second});
  CHECK(talk.hear<Done>().pack == Packs::name(packs.second));
}

TEST_CASE("a pack that the kiosk cannot open gives way") {
  const Workshop shop("unopenable");
  const Packs packs(shop);
  Talk talk(shop);
  talk.say(AskInstall{packs.first});
  talk.say(AskInstall{packs.second});
  talk.say(TellFailed{Packs::name(packs.second), "no Kita of that name"});
  for (int i = 0; i < 3; ++i)
    (void)talk.hear<Done>();
  talk.say(AskOpen{});
  CHECK(talk.hear<Open>().pack == Packs::name(packs.first));
  talk.say(TellFailed{Packs::name(packs.second), "again"}); // not current: means nothing
  talk.say(AskOpen{});
  CHECK(talk.hear<Open>().pack == Packs::name(packs.first));
}

TEST_CASE("cancel stops an installation; the end of the input does, too") {
  const Workshop shop("stop");
  const Packs packs(shop);
  {
    Talk talk(shop);
    talk.say(AskInstall{packs.first});
    talk.say(AskCancel{});
    CHECK(talk.hear<Cancelled>().request == "install");
    talk.say(AskInstall{packs.first});
    (void)talk.hear<Working>();
  }
  CHECK_FALSE(fs::exists(shop.root / "staging"));
  CHECK_FALSE(shop.library().state().current.has_value());
}

TEST_CASE("without a readable trust no pack is opened, and it says why") {
  const Workshop shop("no-trust");
  const Packs packs(shop);
  REQUIRE(shop.install(packs.first).has_value());
  fs::remove_all(shop.trust);
  Talk talk(shop);
  talk.say(AskOpen{});
  const Open open = talk.hear<Open>();
  CHECK(open.pack.empty());
  CHECK(open.codes == std::vector<std::string>{"KP-KEY-FILE"});
  talk.say(AskInstall{packs.second});
  CHECK(talk.hear<Refused>().code == "KP-KEY-FILE");
}

TEST_CASE("a start does not wait long for another installer") {
  const Workshop shop("busy");
  const Packs packs(shop);
  REQUIRE(shop.install(packs.first).has_value());
  Library library = shop.library();
  {
    const Lock lock = must(library.lock(seconds{1}));
    REQUIRE(confirm(library, workshop::id_of(packs.first), lock).has_value());
    Talk talk(shop);
    talk.say(AskOpen{});
    const Open open = talk.hear<Open>();
    CHECK(open.pack == Packs::name(packs.first));
    CHECK(open.codes == std::vector<std::string>{"KP-LIB-BUSY"});
  }
}
