// Trust directories, rotation of keys, and the whole way to a VerifiedManifest.
#include "tests/container/samples.h"

#include <fmt/format.h>

using namespace samples;

namespace {

void write(const fs::path& file, const std::string& text) { REQUIRE(write_file(file, text).has_value()); }

struct House {
  SecretKey editor = make_key(KeyPurpose::Real);
  Trust trust = trust_in(editor);
  Policy policy;
  House() {
    policy.clock = day("2026-12-01");
    policy.house = "magdeburg/kinderland";
  }
  [[nodiscard]] std::string code_of(const Manifest& what) const {
    return code(verify_heads(MemorySource(archive(signed_parts(editor, what))), trust, policy));
  }
};

/// A step to `number`, signed by the given keys.
SignedRotation step(const Rotation& rotation, const std::vector<const SecretKey*>& signers) {
  SignedRotation signed_step{to_json(rotation), ""};
  for (const SecretKey* key : signers)
    signed_step.signatures += sign(*key, signed_step.text, "rotation");
  return signed_step;
}

} // namespace

TEST_CASE("a trust directory says which key may do what") {
  const Folder folder;
  const SecretKey a = make_key(KeyPurpose::Real), b = make_key(KeyPurpose::Real), root = make_key(KeyPurpose::Real);
  CHECK(code(Trust::load(folder.path())) == "KP-KEY-FILE"); // empty
  CHECK(code(Trust::load(folder / "missing")) == "KP-KEY-FILE");
  write(folder / "a.pub", to_text(a.public_key()));
  write(folder / "b.pub", to_text(b.public_key()));
  write(folder / "root.pub", to_text(root.public_key()));
  write(folder / "readme.txt", "not a key");
  CHECK(Trust::load(folder.path()).value().pack_keys.size() == 3);
  CHECK(Trust::load(folder / "a.pub").value().pack_keys.front().key == a.public_key());
  write(
      folder / "trust.toml",
      fmt::format("[[key]]\nid = \"{}\"\nname = \"Redaktion\\n\"\nscopes = [\"magdeburg\"]\nvalid_until = 2027-12-31\n"
                  "[[key]]\nid = \"{}\"\nrevoked = true\n"
                  "[[key]]\nid = \"{}\"\nrole = \"root\"\n",
                  a.id.hex(), b.id.hex(), root.id.hex()));
  const auto trust = Trust::load(folder.path());
  REQUIRE(trust.has_value());
  CHECK(trust->pack_keys == std::vector<TrustedKey>{{a.public_key(), {"magdeburg"}, day("2027-12-31")}});
  CHECK(trust->roots == std::vector<PublicKey>{root.public_key()});
  CHECK(trust->revoked == std::set<KeyId>{b.id});
  CHECK(trust->name_of(a.public_key()) == "Redaktion?"); // for people, on one line
  CHECK(trust->name_of(root.public_key()) == root.id.hex());
  for (const char* wrong :
       {"[[key]]\nid = \"12\"\n", "keys = 1\n", "[[key]]\nid = \"0123456789ABCDEF\"\n" /* without a file */,
        "[[key]]\nrevoked = true\n", "[[key]]\nid = \"0123456789ABCDEF\"\nrevoked = true\nname = 1\n", "broken"}) {
    write(folder / "trust.toml", wrong);
    INFO(wrong);
    CHECK(code(Trust::load(folder.path())) == "KP-KEY-FILE");
  }
  write(folder / "trust.toml", fmt::format("[[key]]\nid = \"{}\"\nrevokd = true\n", a.id.hex()));
  CHECK(code(Trust::load(folder.path())) == "KP-KEY-FILE");
}

TEST_CASE("a good pack passes, and says by whom it is signed") {
  const House house;
  const auto verified = verify_heads(MemorySource(archive(signed_parts(house.editor))), house.trust, house.policy);
  REQUIRE(verified.has_value());
  CHECK(verified->manifest().number == PackNumber{1, 2026112201});
  CHECK(verified->signer().key == house.editor.public_key());
  CHECK_FALSE(verified->new_trust().has_value());
}

TEST_CASE("the signature is looked at before the manifest's JSON") {
  const House house;
  ArchiveParts parts;
  parts.manifest = std::string(10'000, '[');
  parts.signatures = sign(make_key(KeyPurpose::Real), parts.manifest, "x");
  CHECK(code(verify_heads(MemorySource(archive(parts)), house.trust, house.policy)) == "KP-SIG-FOREIGN");
  parts.signatures = sign(house.editor, parts.manifest, "x");
  CHECK(code(verify_heads(MemorySource(archive(parts)), house.trust, house.policy)) == "KP-MAN-JSON");
  parts.signatures.clear();
  CHECK(code(verify_heads(MemorySource(archive(parts)), house.trust, house.policy)) == "KP-SIG-NONE");
}

TEST_CASE("the house's rules, each with its code") {
  House house;
  Manifest what = manifest();
  CHECK(house.code_of(what).empty());
  what.scope = "magdeburg/andere";
  CHECK(house.code_of(what) == "KP-POL-SCOPE");
  what.scope = "magdeburg/kinderland";
  CHECK(house.code_of(what).empty());
  what.min_app = "9.0.0";
  CHECK(house.code_of(what) == "KP-POL-PROGRAM");
  what = manifest();
  house.policy.schema = std::string(64, 'b');
  CHECK(house.code_of(what) == "KP-DB-SCHEMA");
  house.policy.schema.clear();
  what.db_size_bytes += 1;
  CHECK(house.code_of(what) == "KP-DB-SIZE");

  what = manifest();
  house.policy.clock = day("2027-06-01");
  CHECK(house.code_of(what) == "KP-POL-EXPIRED");
  house.policy.clock = day("2027-05-31");
  CHECK(house.code_of(what).empty());
  what.created = day("2099-01-01");
  what.expires = day("2100-01-01");
  CHECK(house.code_of(what) == "KP-POL-FUTURE");
  house.policy.clock = day("1970-01-01");
  CHECK(house.code_of(what) == "KP-POL-CLOCK");
  what = manifest();
  CHECK(house.code_of(what).empty()); // a dead battery alone refuses nothing
  what.expires = what.created;
  CHECK(house.code_of(what).empty()); // the program's own day is the floor
  house.policy.floor_date = day("2026-11-23");
  CHECK(house.code_of(what) == "KP-POL-EXPIRED");
}

TEST_CASE("nothing older without the PIN, and no other bytes under the same number") {
  House house;
  const Manifest what = manifest();
  house.policy.floor = KnownPack{{1, 2026112201}, what.db_sha256};
  CHECK(house.code_of(what) == "KP-POL-SAME");
  house.policy.allow_same = true;
  CHECK(house.code_of(what).empty());
  house.policy.floor->db_sha256 = std::string(64, '0');
  CHECK(house.code_of(what) == "KP-POL-NUMBER");
  house.policy.floor->number = {1, 2026112202};
  CHECK(house.code_of(what) == "KP-POL-OLDER");
  house.policy.floor->number = {2, 2020010101};
  CHECK(house.code_of(what) == "KP-POL-OLDER"); // the epoch counts first
  house.policy.allow_older = true;
  CHECK(house.code_of(what).empty());
}

TEST_CASE("a key signs for its scope only, and test keys for test packs only") {
  House house;
  house.trust.pack_keys.front().scopes = {"erfurt", "magdeburg/kinderland"};
  CHECK(house.code_of(manifest()) == "KP-SIG-SCOPE");
  house.trust.pack_keys.front().scopes = {"magdeburg"};
  CHECK(house.code_of(manifest()).empty());
  Manifest test = manifest();
  test.test = true;
  CHECK(house.code_of(test) == "KP-SIG-TEST"); // by a real key
  house.editor = make_key(KeyPurpose::Test);
  CHECK(house.code_of(test) == "KP-SIG-TEST"); // not trusted here
  house.trust = trust_in(house.editor);
  CHECK(house.code_of(test).empty());
  CHECK(house.code_of(manifest()) == "KP-SIG-TEST"); // does not say so
}

TEST_CASE("keys.json: old and new root keys must sign, every step counts") {
  const SecretKey root1 = make_key(KeyPurpose::Real), root2 = make_key(KeyPurpose::Real),
                  root3 = make_key(KeyPurpose::Real), editor1 = make_key(KeyPurpose::Real),
                  editor2 = make_key(KeyPurpose::Real);
  Trust trust = trust_in(editor1);
  trust.roots = {root1.public_key()};
  const Rotation first{
      1, {{editor2.public_key(), {"magdeburg"}, day("2028-12-31")}}, {root2.public_key()}, {editor1.id}};
  const Rotation second{2, first.pack_keys, {root3.public_key()}, {}};
  const auto good = to_json(std::vector{step(first, {&root1, &root2})});
  const auto followed = follow(trust, good);
  REQUIRE(followed.has_value());
  CHECK(followed->rotation == 1);
  CHECK(followed->pack_keys == first.pack_keys);
  CHECK(followed->roots == first.roots);
  CHECK(followed->revoked.contains(editor1.id));
  CHECK(follow(*followed, good).value().rotation == 1); // the same file again
  CHECK(code(follow(trust, to_json(std::vector{step(first, {&root1})}))) == "KP-KEY-ROTATION");
  CHECK(code(follow(trust, to_json(std::vector{step(first, {&root2})}))) == "KP-KEY-ROTATION");
  CHECK(code(follow(trust, to_json(std::vector{step(first, {&editor1, &root2})}))) == "KP-KEY-ROTATION");
  // A kiosk that slept through the first step.
  const auto both = to_json(std::vector{step(first, {&root1, &root2}), step(second, {&root2, &root3})});
  CHECK(follow(trust, both).value().rotation == 2);
  CHECK(follow(trust, both).value().revoked.contains(editor1.id)); // for ever
  CHECK(code(follow(trust, to_json(std::vector{step(second, {&root1, &root2, &root3})}))) == "KP-KEY-ROTATION");
  CHECK(code(follow(trust, "{}")) == "KP-KEY-ROTATION");

  // With a pack: the new editors' key counts at once, the old one no more.
  ArchiveParts parts = signed_parts(editor2);
  CHECK(code(verify_heads(MemorySource(archive(parts)), trust, {})) == "KP-SIG-FOREIGN");
  parts.keys = good;
  const auto verified = verify_heads(MemorySource(archive(parts)), trust, {});
  REQUIRE(verified.has_value());
  REQUIRE(verified->new_trust().has_value());
  CHECK(verified->new_trust()->rotation == 1);
  // A house without root keys believes its own directory alone, whatever a pack brings.
  const Trust without_roots = trust_in(editor1);
  CHECK(code(verify_heads(MemorySource(archive(parts)), without_roots, {})) == "KP-SIG-FOREIGN");
  ArchiveParts old = signed_parts(editor1);
  old.keys = good;
  CHECK(verify_heads(MemorySource(archive(old)), without_roots, {}).has_value());
  parts = signed_parts(editor1);
  parts.keys = good;
  CHECK(code(verify_heads(MemorySource(archive(parts)), trust, {})) == "KP-SIG-REVOKED");
}

TEST_CASE("the database's bytes against the manifest, as they go by") {
  const std::string db = database(3'000'000);
  std::string seen;
  const auto take = [&](std::string_view bytes) {
    seen += bytes;
    return true;
  };
  CHECK(verify_database(MemorySource("xx" + db), 2, db.size(), sha256(db), take).has_value());
  CHECK(seen == db);
  CHECK(code(verify_database(MemorySource(db), 0, db.size(), sha256("x"))) == "KP-DB-HASH");
  CHECK(code(verify_database(MemorySource(db), 0, db.size() + 1, sha256(db))) == "KP-MED-PULLED");
  CHECK(code(verify_database(MemorySource(db), 0, db.size(), sha256(db), [](std::string_view) { return false; })) ==
        "KP-STO-BROKEN");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
