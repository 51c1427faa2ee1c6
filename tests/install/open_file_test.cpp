// A pack's file of either kind, told apart by content; what nobody signed is opened by word only.
#include "kiosk/container/refusals.h"
#include "kiosk/install/open_file.h"
#include "tests/authoring/workbench.h"

using namespace kiosk;
using container::KeyPurpose;
using install::Drafts;

namespace {

/// The fixture as a plain database, a draft and a signed container.
struct Files {
  workbench::Folder folder;
  fs::path database = folder.path() / "a.kitapack"; // names say nothing
  fs::path draft = folder.path() / "b.db";
  fs::path sealed = folder.path() / "c";
  container::SecretKey key = container::make_key(KeyPurpose::Real);

  Files() {
    make(database, authoring::Format::Database, false);
    make(draft, authoring::Format::Container, false);
    make(sealed, authoring::Format::Container, true);
  }
  void make(const fs::path& file, authoring::Format format, bool is_signed) const {
    std::ostringstream out, err;
    authoring::BuildOptions options = workbench::build_options();
    options.content = workbench::fixture();
    options.file = file;
    options.format = format;
    if (is_signed) options.seal.key = key;
    options.seal.allow_examples = options.seal.allow_unreviewed_emergency = true;
    const int code = authoring::build(options, out, err);
    INFO(err.str());
    REQUIRE(code == 0);
  }
  [[nodiscard]] install::OpenRules rules(Drafts drafts, bool with_key) const {
    install::OpenRules rules;
    rules.drafts = drafts;
    if (with_key) {
      rules.trust.emplace();
      rules.trust->pack_keys.push_back({key.public_key(), {}, {}});
    }
    return rules;
  }
};

const Files& files() {
  static const Files made;
  return made;
}

std::string code(const fs::path& file, Drafts drafts, bool with_key) {
  const auto opened = install::open_pack_file(file, files().rules(drafts, with_key));
  if (!opened) CHECK(opened.error().where == file.string());
  return opened ? "" : opened.error().code;
}

} // namespace

TEST_CASE("drafts and databases are opened by word only, signed packs with their key") {
  CHECK(code(files().database, Drafts::Refused, true) == "KP-SIG-NONE");
  CHECK(code(files().draft, Drafts::Refused, true) == "KP-SIG-NONE");
  CHECK(code(files().sealed, Drafts::Refused, true).empty());
  CHECK(code(files().sealed, Drafts::Refused, false) == "KP-SIG-FOREIGN");
  for (const fs::path& file : {files().database, files().draft, files().sealed})
    CHECK(code(file, Drafts::Allowed, false).empty());
  const auto opened = install::open_pack_file(files().sealed, files().rules(Drafts::Refused, true));
  REQUIRE(opened.has_value());
  CHECK(opened->is_signed);
  CHECK(opened->signer->key == files().key.public_key());
  CHECK(opened->pack.offers().size() == 5);
  CHECK_FALSE(opened->pack.picture("logo").empty());
}

TEST_CASE("a container's database is the plain database, byte by byte") {
  const std::string bytes = read_file(files().database).value();
  CHECK(install::read_database_of(files().draft).value() == bytes);
  CHECK(install::read_database_of(files().sealed).value() == bytes);
  CHECK(install::read_database_of(files().database).value() == bytes);
}

TEST_CASE("a changed container is not opened, draft or not") {
  const std::string good = read_file(files().sealed).value();
  const workbench::Folder folder;
  const auto code_of = [&](const std::string& bytes) {
    REQUIRE(write_file(folder.path() / "x", bytes).has_value());
    return code(folder.path() / "x", Drafts::Allowed, true);
  };
  std::string bytes = good;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  CHECK(code_of(bytes) == "KP-DB-HASH");
  bytes = good;
  bytes.replace(bytes.find("2027-05-31"), 10, "2029-05-31");
  CHECK(code_of(bytes) == "KP-SIG-WRONG");
  CHECK(code_of(good.substr(0, good.size() - 512)) == "KP-ARC-CUT");
  CHECK(code_of("") == "KP-DB-EMPTY");
  CHECK(code_of("hello") == "KP-DB-KIND");
  CHECK(code(folder.path() / "missing", Drafts::Allowed, true) == "KP-MED-NOTHING");
  CHECK(code(folder.path(), Drafts::Allowed, true) == "KP-MED-NOFILE");
  // Without a key a draft's manifest may say what it likes, but never what its database does not.
  bytes = read_file(files().draft).value();
  bytes.replace(bytes.find("2027-05-31"), 10, "2029-05-31");
  REQUIRE(write_file(folder.path() / "x", bytes).has_value());
  CHECK(code(folder.path() / "x", Drafts::Allowed, false) == "KP-DB-MANIFEST");
}
