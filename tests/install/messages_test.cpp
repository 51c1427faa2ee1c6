// Every request and every answer survives its line; nonsense is refused in words.
#include "kiosk/install/messages.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace kiosk;
using namespace kiosk::install;

namespace {

Date day(const char* text) { return parse_date(text).value(); }

SignedWords some_words() {
  return {
      "1-2026112301-0123abcd", {1, 2026112301}, day("2026-11-22"), day("2027-06-30"), "magdeburg", "3F2A", 80, true};
}

} // namespace

TEST_CASE("every request survives its line") {
  const std::vector<Request> requests = {AskOpen{},
                                         TellFailed{"a", "b\n\"c"},
                                         TellRunningWell{"a"},
                                         AskInstall{"/media/a/ä \n.kitapack"},
                                         AskCancel{},
                                         AskRollBack{},
                                         AskStatus{},
                                         AskVerifyLibrary{},
                                         AskSetFloor{{2, 2026112301}},
                                         AskScan{{"/media/a.kitapack", "/media/\xff\xfe.kitapack"}},
                                         AskScan{},
                                         AskStage{"/media/\xff\n.kitapack"},
                                         AskTake{},
                                         AskDrop{},
                                         AskCheckPin{"271828"},
                                         AskPinState{},
                                         AskSetPin{"\x01\"' 1"},
                                         AskLeave{},
                                         AskSetClock{parse_local_time("2026-11-26T10:05:00").value()}};
  for (const Request& request : requests) {
    const std::string line = to_line(request);
    INFO(line);
    CHECK(line.find('\n') == std::string::npos);
    const auto parsed = parse_request(line);
    REQUIRE(parsed.has_value());
    CHECK(parsed->index() == request.index());
    CHECK(to_line(*parsed) == line);
  }
}

TEST_CASE("a file's name keeps every byte over the pipe") {
  for (const char* name : {"/media/../../x.kitapack", "/media/a\nb", "/media/\xff\xc0\x80", "/media/\u202Etxt.kitapack",
                           "/media/; reboot", "/media/%41", "/media/hex:41"}) {
    const auto staged = parse_request(to_line(AskStage{name}));
    REQUIRE(staged.has_value());
    CHECK(std::get<AskStage>(*staged).file == std::filesystem::path(name));
    const auto scan = parse_request(to_line(AskScan{{name}}));
    REQUIRE(scan.has_value());
    CHECK(std::get<AskScan>(*scan).files.at(0) == std::filesystem::path(name));
    Found found{{FoundPack{}}};
    found.packs[0].file = name;
    CHECK(std::get<Found>(parse_answer(to_line(found)).value()).packs.at(0).file == std::filesystem::path(name));
  }
}

TEST_CASE("every answer survives its line") {
  const std::vector<Answer> answers = {
      Open{"a", "/b", true, day("2026-11-22"), {"KP-X"}},
      Working{{Step::Hashing, 5, 10}},
      Done{"install", "a"},
      Refused{"install", "KP-X", "d", "ä\n", "e"},
      Cancelled{"install"},
      Checked{"a", false},
      Verified{{{"a", true, "KP-X", "d"}}},
      Found{},
      Found{{{"/media/a", Verdict::Newer, "", "", "ä", "e", some_words()},
             {"/media/\xff", Verdict::Refused, "KP-X", "d", "g", "e", std::nullopt}}},
      Staged{"a", "/staging/pack.db", day("2026-11-22"), day("2027-06-30"), "3F2A", true},
      PinState{true, false, 3, std::chrono::seconds{42}}};
  for (const Answer& answer : answers) {
    const std::string line = to_line(answer);
    INFO(line);
    CHECK(line.find('\n') == std::string::npos);
    const auto parsed = parse_answer(line);
    REQUIRE(parsed.has_value());
    CHECK(parsed->index() == answer.index());
    CHECK(to_line(*parsed) == line);
  }
}

TEST_CASE("the status is read back as facts") {
  Status status;
  status.state.current = PackId{{1, 2026112401}, std::string(64, 'a')};
  status.state.floor = PackId{{1, 2026112301}, std::string(64, 'b')};
  status.state.is_on_trial = true;
  status.state.newest_created = day("2026-11-24");
  status.free_bytes = 7;
  status.house = "magdeburg/kinderland";
  status.is_clock_plausible = false;
  status.notes = {{Event::Installed, "1-2026112401-aaaaaaaa", {}, parse_local_time("2026-11-26T08:00").value()}};
  InstalledPack pack;
  pack.id = *status.state.current;
  pack.manifest.created = day("2026-11-24");
  pack.manifest.expires = day("2027-06-30");
  pack.manifest.db_size_bytes = 99;
  status.packs = {pack};
  const StatusFacts facts = facts_of(to_line(status, {{true, true, 2, std::chrono::seconds{60}}, "staged", true}));
  CHECK(facts.current == "1-2026112401-aaaaaaaa");
  CHECK(facts.previous.empty());
  CHECK(facts.staged == "staged");
  CHECK(facts.is_on_trial);
  CHECK(facts.floor == container::PackNumber{1, 2026112301});
  CHECK(facts.newest_day == day("2026-11-24"));
  CHECK(facts.free_bytes == 7);
  CHECK((facts.pin.is_set && facts.pin.is_right && facts.pin.tries_left == 2 && facts.pin.wait.count() == 60));
  CHECK_FALSE(facts.is_clock_plausible);
  CHECK(facts.can_set_clock);
  CHECK(facts.house == "magdeburg/kinderland");
  CHECK_FALSE(facts.program_version.empty());
  REQUIRE(facts.packs.size() == 1);
  CHECK(facts.packs[0].number == container::PackNumber{1, 2026112401});
  CHECK(facts.packs[0].size_bytes == 99);
  REQUIRE(facts.notes.size() == 1);
  CHECK(facts.notes[0].event == "installed");
  CHECK(facts_of({"nonsense"}).packs.empty());
}

TEST_CASE("requests that mean nothing are refused in words") {
  std::string many = "{\"do\":\"scan\",\"files\":[\"/a\"";
  for (std::size_t i = 0; i < scan_files_max; ++i)
    many += ",\"/a\"";
  many += "]}";
  const std::vector<std::string> all = {"",
                                        "{",
                                        "[]",
                                        "{}",
                                        R"({"do":"dance"})",
                                        R"({"do":"install"})",
                                        R"({"do":"stage","file":{"hex":"zz"}})",
                                        R"({"do":"stage","file":"/a\u0000b"})",
                                        R"({"do":"failed"})",
                                        R"({"do":"set-floor","epoch":0,"seq":1})",
                                        R"({"do":"set-floor","epoch":1.5,"seq":1})",
                                        R"({"do":"scan"})",
                                        R"({"do":"scan","files":[1]})",
                                        many,
                                        R"({"do":"check-pin"})",
                                        R"({"do":"check-pin","pin":123456})",
                                        R"({"do":"set-pin","pin":")" + std::string(65, '1') + "\"}",
                                        R"({"do":"set-clock","local":"2026-02-30T10:00"})"};
  for (const std::string& nonsense : all) {
    INFO(nonsense);
    const auto parsed = parse_request(nonsense);
    REQUIRE_FALSE(parsed.has_value());
    CHECK_FALSE(parsed.error().detail.empty());
  }
}
