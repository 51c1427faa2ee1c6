// Editors' commands on packs: signing and what stands in its way, lists, differences, translators.
#include "kiosk/authoring/exchange.h"
#include "kiosk/authoring/inspect.h"
#include "kiosk/authoring/key_commands.h"
#include "kiosk/container/verify.h"
#include "kiosk/install/open_file.h"
#include "tests/authoring/workbench.h"

#include <nlohmann/json.hpp>
#include <sqlite3.h>

using workbench::Content;
using workbench::Folder;
using namespace kiosk;
using nlohmann::json;

namespace {

struct Said {
  int code = 0;
  std::string out, err;
};

template <typename Command> Said run(Command command) {
  std::ostringstream out, err;
  Said said;
  said.code = command(out, err);
  said.out = out.str();
  said.err = err.str();
  return said;
}

Said build(const Content& content, const fs::path& file, const authoring::SealOptions& seal) {
  authoring::BuildOptions options = workbench::build_options();
  options.content = content.root();
  options.file = file;
  options.seal = seal;
  return run([&](auto& out, auto& err) { return authoring::build(options, out, err); });
}

authoring::SealOptions all_allowed(const container::SecretKey& key) {
  authoring::SealOptions seal;
  seal.key = key;
  seal.allow_examples = seal.allow_unreviewed_emergency = true;
  return seal;
}

json checked(const fs::path& pack, const std::string& today = "2026-11-23") {
  authoring::CheckOptions options;
  options.pack = pack;
  options.today = parse_date(today).value();
  options.shape = authoring::Shape::Json;
  const Said said = run([&](auto& out, auto& err) { return authoring::check_pack(options, out, err); });
  INFO(said.err);
  REQUIRE(said.code == 0);
  return json::parse(said.out);
}

std::vector<std::string> remarks(const json& check, const std::string& kind) {
  std::vector<std::string> places;
  for (const auto& remark : check["remarks"])
    if (remark["kind"] == kind) places.push_back(remark["where"]);
  return places;
}

json difference(const fs::path& before, const fs::path& after) {
  const Said said =
      run([&](auto& out, auto& err) { return authoring::diff_packs(before, after, authoring::Shape::Json, out, err); });
  REQUIRE(said.code == 0);
  return json::parse(said.out);
}

std::size_t files_in(const fs::path& folder) {
  const auto all = fs::directory_iterator(folder);
  return static_cast<std::size_t>(std::distance(begin(all), end(all)));
}

} // namespace

TEST_CASE("signing refuses examples and unread emergency texts unless it is told") {
  const Content content;
  const Folder folder;
  const fs::path file = folder.path() / "x.kitapack";
  authoring::SealOptions seal;
  seal.key = container::make_key(container::KeyPurpose::Real);
  Said said = build(content, file, seal);
  CHECK(said.code == 1);
  CHECK(said.err.find("--allow-examples") != std::string::npos);
  CHECK(said.err.find("event/elterncafe") != std::string::npos);
  CHECK(said.err.find("--allow-unreviewed-emergency") != std::string::npos);
  CHECK(said.err.find("emergency/notruf-112 (ar)") != std::string::npos);
  CHECK(files_in(folder.path()) == 0);
  seal.allow_examples = true;
  CHECK(build(content, file, seal).code == 1);
  seal.allow_unreviewed_emergency = true;
  said = build(content, file, seal);
  CHECK(said.code == 0);
  CHECK(said.out.find("Enthält trotzdem: examples, unreviewed-emergency") != std::string::npos);
  CHECK(files_in(folder.path()) == 1);
  const auto opened = install::open_pack_file(file, {install::Drafts::Allowed, {}, {}});
  REQUIRE(opened.has_value());
  CHECK(opened->manifest->allows == std::vector<std::string>{"examples", "unreviewed-emergency"});
  // Without a key no one is asked: a draft may hold anything, and says so.
  CHECK(build(content, file, {}).code == 0);
}

TEST_CASE("the same key and content give the same container; options stand in the manifest") {
  const Content content;
  const Folder folder;
  const auto seal = all_allowed(container::make_key(container::KeyPurpose::Test));
  REQUIRE(build(content, folder.path() / "a.kitapack", seal).code == 0);
  REQUIRE(build(content, folder.path() / "b.kitapack", seal).code == 0);
  CHECK(read_file(folder.path() / "a.kitapack").value() == read_file(folder.path() / "b.kitapack").value());
  authoring::BuildOptions options = workbench::build_options();
  options.content = content.root();
  options.file = folder.path() / "c.kitapack";
  options.seal = seal;
  options.scope = "magdeburg/kinderland";
  options.seq = 2026120101;
  options.epoch = 2;
  options.created = parse_date("2026-12-01").value();
  options.expires = parse_date("2027-12-01").value();
  REQUIRE(run([&](auto& out, auto& err) { return authoring::build(options, out, err); }).code == 0);
  const auto opened = install::open_pack_file(options.file, {install::Drafts::Allowed, {}, {}});
  REQUIRE(opened.has_value());
  CHECK(opened->manifest->scope == "magdeburg/kinderland");
  CHECK(opened->manifest->number == container::PackNumber{2, 2026120101});
  CHECK(opened->manifest->test);
  CHECK(opened->pack.about().seq == 2026120101); // the database says the same
  options.scope = "../x";
  CHECK(run([&](auto& out, auto& err) { return authoring::build(options, out, err); }).code == 1);
}

TEST_CASE("a draft is signed later, and verified by whom it trusts") {
  const Content content;
  const Folder folder;
  const auto ask = [](std::string_view) { return std::string(); };
  authoring::KeygenOptions keygen{folder.path() / "editor", container::KeyPurpose::Real, true};
  REQUIRE(run([&](auto& out, auto& err) { return authoring::keygen(keygen, ask, out, err); }).code == 0);
  CHECK((fs::status(folder.path() / "editor.key").permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(run([&](auto& out, auto& err) { return authoring::keygen(keygen, ask, out, err); }).code ==
        1); // never over a key
  const fs::path pack = folder.path() / "x.kitapack", trust = folder.path() / "editor.pub";
  REQUIRE(build(content, pack, {}).code == 0);
  const auto verify = [&] {
    return run([&](auto& out, auto& err) { return authoring::verify_pack(pack, trust, out, err); });
  };
  CHECK(verify().code == 1);
  CHECK(verify().err.rfind("KP-SIG-NONE ", 0) == 0);
  authoring::SignOptions sign;
  sign.pack = pack;
  sign.seal = all_allowed(authoring::read_secret_key(folder.path() / "editor.key", ask).value());
  REQUIRE(run([&](auto& out, auto& err) { return authoring::sign_pack(sign, out, err); }).code == 0);
  CHECK(verify().code == 0);
  std::string bytes = read_file(pack).value();
  bytes[bytes.size() - 3000] = static_cast<char>(bytes[bytes.size() - 3000] ^ 1);
  REQUIRE(write_file(pack, bytes).has_value());
  CHECK(verify().err.rfind("KP-DB-HASH ", 0) == 0);
}

TEST_CASE("keys.json is made step by step and kept in packs") {
  const Content content;
  const Folder folder;
  const auto ask = [](std::string_view) { return std::string(); };
  for (const char* name : {"root1", "root2", "editor2"})
    REQUIRE(run([&](auto& out, auto& err) {
              return authoring::keygen({folder.path() / name, container::KeyPurpose::Real, true}, ask, out, err);
            }).code == 0);
  const auto at = [&](const char* name) { return folder.path() / name; };
  authoring::RotateOptions rotate;
  rotate.pack_keys = {at("editor2.pub").string() + "=test"};
  rotate.roots = {at("root2.pub")};
  rotate.file = at("keys.json");
  rotate.signers = {at("root1.key")};
  const auto made = [&] {
    return run([&](auto& out, auto& err) { return authoring::rotate_keys(rotate, ask, out, err); });
  };
  CHECK(made().err.find("KP-KEY-ROTATION") == 0); // no new root key signed
  rotate.signers.push_back(at("root2.key"));
  CHECK(made().code == 0);
  container::Trust trust;
  trust.roots = {container::Trust::load(at("root1.pub")).value().pack_keys.front().key};
  auto seal = all_allowed(authoring::read_secret_key(at("editor2.key"), ask).value());
  seal.keys_json = authoring::read_keys_json(at("keys.json")).value();
  REQUIRE(build(content, at("x.kitapack"), seal).code == 0);
  install::OpenRules rules;
  rules.trust = trust;
  const auto opened = install::open_pack_file(at("x.kitapack"), rules);
  INFO((opened ? "" : opened.error().sentence()));
  REQUIRE(opened.has_value());
  CHECK(opened->signer->scopes == std::vector<std::string>{"test"});
  // The next step needs the second root key.
  rotate.from = at("keys.json");
  rotate.roots = {at("root1.pub")};
  rotate.signers = {at("root1.key")};
  CHECK(made().err.find("KP-KEY-ROTATION") == 0);
  rotate.signers = {at("root2.key"), at("root1.key")};
  CHECK(made().code == 0);
}

TEST_CASE("check tells editors what a kiosk would take nevertheless") {
  const Content content;
  const Folder folder;
  const fs::path file = folder.path() / "x.db";
  REQUIRE(build(content, file, {}).code == 0);
  const json check = checked(file);
  CHECK(check["good"] == true);
  CHECK(remarks(check, "outdated").size() == 3);
  CHECK(remarks(check, "amount-expires") ==
        std::vector<std::string>{"application/kita-erlass abgelaufen", "application/kita-erlass nachlass"});
  CHECK(remarks(check, "example").size() == 5);
  CHECK(remarks(check, "unreviewed-emergency").size() == 7);
  CHECK(remarks(check, "dead-reference").empty());
  CHECK(remarks(check, "not-reviewed").size() == 3);
  CHECK(remarks(checked(file, "2028-01-01"), "not-reviewed").size() > 3);
  CHECK(remarks(checked(file, "2027-05-01"), "pack-expires").size() == 1);
  for (const auto& language : check["languages"])
    if (language["language"] == "ar") {
      CHECK(language["outdated"] == 1);
      CHECK(language["current"].get<int>() + language["outdated"].get<int>() + language["missing"].get<int>() ==
            language["texts"].get<int>());
    }
  // What the builder would never make.
  sqlite3* database = nullptr;
  REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
  REQUIRE(sqlite3_exec(database,
                       "UPDATE list_item SET value = 'offer/none' WHERE field = 'helpers' AND n = 1;"
                       "UPDATE offer SET picture = 'none' WHERE id = 'elterntelefon';"
                       "UPDATE text_unit SET german = '' WHERE key = 'picture/logo/alt'",
                       nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(database);
  const json spoilt = checked(file);
  CHECK(remarks(spoilt, "dead-reference").size() == 3); // two applications' helpers, one picture
  CHECK(remarks(spoilt, "picture-without-words") == std::vector<std::string>{"picture/logo/alt"});
  // A refusal in JSON, too.
  authoring::CheckOptions options;
  options.pack = folder.path() / "missing";
  options.shape = authoring::Shape::Json;
  const Said refused = run([&](auto& out, auto& err) { return authoring::check_pack(options, out, err); });
  CHECK(refused.code == 1);
  CHECK(json::parse(refused.out)["code"] == "KP-MED-NOTHING");
}

TEST_CASE("diff tells what is new, gone and changed, in words") {
  const Content before, after;
  const Folder folder;
  const fs::path a = folder.path() / "a.db", b = folder.path() / "b.kitapack";
  REQUIRE(build(before, a, {}).code == 0);
  REQUIRE(build(after, b, {}).code == 0);
  CHECK(difference(a, b)["same"] == true); // a database and a container of the same
  fs::remove(after.root() / "terms" / "mahnung.toml");
  after.replace("terms/bescheid.toml", "gestern", "heute");
  after.replace("applications/kita-erlass.toml", "valid_until = 2026-12-31", "valid_until = 2027-12-31");
  after.append("events/elterncafe.toml", "\n[[change]]\ndate = 2026-12-15\ncancelled = true\n");
  after.replace("offers/schuldnerberatung.toml", "cost = \"ask\"", "cost = \"paid\"");
  const Said built = build(after, b, {});
  INFO(built.err);
  REQUIRE(built.code == 0);
  const json found = difference(a, b);
  CHECK(found["same"] == false);
  CHECK(found["kinds"]["term"]["gone"].size() == 1);
  CHECK(found["kinds"]["term"]["changed"][0]["id"] == "bescheid");
  CHECK(found["kinds"]["offer"]["changed"][0]["what"][0].get<std::string>().find("Kosten: „paid“ statt „ask“") == 0);
  CHECK(found["dates"].size() == 1);
  CHECK(found["dates"][0].get<std::string>().find("elterncafe: 2026-12-15 14:30 fällt aus") == 0);
  CHECK(found["amounts"].size() == 1);
  CHECK(found["amounts"][0].get<std::string>().find("2027-12-31") != std::string::npos);
  CHECK(difference(b, a)["kinds"]["term"]["new"].size() == 1);
}

TEST_CASE("a translation can be made from a pack alone, and goes both ways back") {
  const Content content;
  const Folder folder;
  const fs::path pack = folder.path() / "x.kitapack", po = folder.path() / "po", again = folder.path() / "y.kitapack";
  REQUIRE(build(content, pack, {}).code == 0);
  const auto exported = [&](std::vector<std::string> languages) {
    return run([&](auto& out, auto& err) { return authoring::export_po({pack, po, languages}, out, err); }).code;
  };
  REQUIRE(exported({}) == 0);
  CHECK(files_in(po) == 3);
  CHECK(std::system(("msgfmt --check-format -o /dev/null '" + (po / "ar.po").string() + "' 2>/dev/null").c_str()) >= 0);
  const auto imported = [&] {
    return run([&](auto& out, auto& err) { return authoring::import_po({pack, po, again}, out, err); });
  };
  REQUIRE(imported().code == 0);
  CHECK(difference(pack, again)["same"] == true);
  // An editor puts the file into content/po: the same pack.
  for (const char* tag : {"ar", "en", "uk"})
    fs::copy_file(po / (std::string(tag) + ".po"), content.root() / "po" / (std::string(tag) + ".po"),
                  fs::copy_options::overwrite_existing);
  REQUIRE(build(content, again, {}).code == 0);
  CHECK(difference(pack, again)["same"] == true);
  // One changed sentence counts as a person's, and a new language comes in.
  REQUIRE(exported({"ar", "tr"}) == 0);
  std::string arabic = read_file(po / "ar.po").value();
  const std::size_t at = arabic.find("msgstr \"", arabic.find("emergency/notruf-112/text"));
  arabic.insert(at + 8, "نعم ");
  REQUIRE(write_file(po / "ar.po", arabic).has_value());
  REQUIRE(imported().code == 0);
  const json found = difference(pack, again);
  CHECK(found["languages"]["ar"]["changed"] == 1);
  CHECK(found["languages"]["ar"]["from_machine_to_person"] == 1);
  // A fault is told with file and line, and nothing is made.
  fs::remove(again);
  arabic.insert(at + 8, "{name} ");
  REQUIRE(write_file(po / "ar.po", arabic).has_value());
  const Said faulty = imported();
  CHECK(faulty.code == 1);
  CHECK(faulty.err.find("ar.po:") != std::string::npos);
  CHECK_FALSE(fs::exists(again));
}

TEST_CASE("stopping leaves nothing half-written") {
  const Content content;
  const Folder folder;
  const std::atomic<bool> stop{true};
  authoring::BuildOptions options = workbench::build_options();
  options.content = content.root();
  options.file = folder.path() / "x.kitapack";
  options.stop = &stop;
  const Said said = run([&](auto& out, auto& err) { return authoring::build(options, out, err); });
  CHECK(said.code == 1);
  CHECK(said.err.find("stopped") != std::string::npos);
  CHECK(files_in(folder.path()) == 0);
}
