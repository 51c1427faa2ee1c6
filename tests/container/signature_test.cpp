// minisign's format, both ways with Debian's program, and every way in which a signature does not count.
#include "tests/container/samples.h"

#include <fmt/format.h>
#include <sys/wait.h>

using namespace samples;

namespace {

bool has_minisign() { return std::system("command -v minisign >/dev/null 2>&1") == 0; }

int run(const Folder& folder, const std::string& command) {
  const int status = std::system(fmt::format("cd '{}' && {} >out 2>&1", folder.path().string(), command).c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

void write(const fs::path& file, const std::string& text) { REQUIRE(write_file(file, text).has_value()); }

const std::string message = "a manifest\n";

} // namespace

TEST_CASE("minisign verifies our signatures and reads our keys") {
  if (!has_minisign()) {
    WARN("minisign is not installed: not tested");
    return;
  }
  const Folder folder;
  const SecretKey key = make_key(KeyPurpose::Real);
  write(folder / "k.pub", to_text(key.public_key()));
  write(folder / "k.key", to_text(key, "").value());
  write(folder / "m", message);
  write(folder / "m.minisig", sign(key, message, "our comment"));
  CHECK(run(folder, "minisign -V -H -p k.pub -m m") == 0);
  CHECK(read_file(folder / "out").value().find("our comment") != std::string::npos);
  write(folder / "m", message + "x");
  CHECK(run(folder, "minisign -V -H -p k.pub -m m") == 1);
  // And signs with our secret key.
  CHECK(run(folder, "minisign -S -W -s k.key -m m -x n.minisig") == 0);
  const auto theirs = parse_signatures(read_file(folder / "n.minisig").value());
  REQUIRE(theirs.has_value());
  CHECK(check_signature(theirs->front(), key.public_key(), message + "x").has_value());
}

TEST_CASE("we verify minisign's signatures and read its keys") {
  if (!has_minisign()) return;
  const Folder folder;
  write(folder / "m", message);
  REQUIRE(run(folder, "minisign -G -W -p k.pub -s k.key") == 0);
  REQUIRE(run(folder, "minisign -S -s k.key -m m -t 'their comment'") == 0);
  const auto public_key = parse_public_key(read_file(folder / "k.pub").value());
  REQUIRE(public_key.has_value());
  const auto secret_key = parse_secret_key(read_file(folder / "k.key").value());
  REQUIRE(secret_key.has_value());
  CHECK(secret_key->public_key() == *public_key);
  // minisign prints no leading zeros.
  const std::string printed = public_key->id.hex().substr(public_key->id.hex().find_first_not_of('0'));
  CHECK(read_file(folder / "k.pub").value().find(" " + printed + "\n") != std::string::npos);
  CHECK(KeyId::from_hex(printed).value() == public_key->id);
  const std::string text = read_file(folder / "m.minisig").value();
  const auto signatures = parse_signatures(text);
  REQUIRE(signatures.has_value());
  CHECK(signatures->front().trusted_comment == "their comment");
  CHECK(check_signature(signatures->front(), *public_key, message).has_value());
  CHECK(code(check_signature(signatures->front(), *public_key, message + " ")) == "KP-SIG-WRONG");
  // Ours over the same is theirs, bit by bit: Ed25519 has no chance in it.
  CHECK(sign(*secret_key, message, "their comment").substr(sign(*secret_key, message, "").find('\n')) ==
        text.substr(text.find('\n')));
  // The old form.
  REQUIRE(run(folder, "minisign -S -l -s k.key -m m -x old.minisig") == 0);
  CHECK(code(parse_signatures(read_file(folder / "old.minisig").value())) == "KP-SIG-LEGACY");
}

TEST_CASE("a key with a password goes both ways, and a wrong password is told") {
  if (!has_minisign()) return;
  const Folder folder;
  write(folder / "m", message);
  REQUIRE(run(folder, "sh -c 'printf \"geheim\\ngeheim\\n\" | minisign -G -p k.pub -s k.key'") == 0);
  const std::string text = read_file(folder / "k.key").value();
  CHECK(needs_password(text));
  const auto wrong = parse_secret_key(text, "falsch");
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().detail == "the password is wrong");
  const auto right = parse_secret_key(text, "geheim");
  REQUIRE(right.has_value());
  CHECK(right->public_key() == parse_public_key(read_file(folder / "k.pub").value()).value());
  const SecretKey ours = make_key(KeyPurpose::Real);
  write(folder / "o.key", to_text(ours, "anderes").value());
  CHECK(needs_password(read_file(folder / "o.key").value()));
  REQUIRE(run(folder, "sh -c 'echo anderes | minisign -S -s o.key -m m'") == 0);
  CHECK(check_signature(parse_signatures(read_file(folder / "m.minisig").value()).value().front(), ours.public_key(),
                        message)
            .has_value());
}

TEST_CASE("files of keys: line ends of Windows pass, all else is refused") {
  const SecretKey key = make_key(KeyPurpose::Real);
  std::string text = to_text(key.public_key());
  std::string windows;
  for (const char c : text)
    windows += c == '\n' ? "\r\n" : std::string(1, c);
  CHECK(parse_public_key(windows).value() == key.public_key());
  CHECK(parse_public_key(text.substr(0, text.size() - 1)).has_value()); // no line feed at the end
  CHECK(code(parse_public_key("")) == "KP-KEY-FILE");
  CHECK(code(parse_public_key(text + "more\n")) == "KP-KEY-FILE");
  CHECK(code(parse_public_key(to_text(key, "").value())) == "KP-KEY-FILE");
  CHECK(code(parse_secret_key(text)) == "KP-KEY-FILE");
  CHECK(parse_secret_key(to_text(key, "").value()).value().bytes == key.bytes);
  CHECK(KeyId::from_hex(key.id.hex()).value() == key.id);
  CHECK(KeyId::from_hex("1F").value() == KeyId::from_hex("000000000000001F").value());
  for (const char* wrong : {"", "1234567890ABCDEF0", "12345678 0ABCDEF", "-1"})
    CHECK(code(KeyId::from_hex(wrong)) == "KP-KEY-FILE");
  CHECK_FALSE(key.id.is_test());
  CHECK(make_key(KeyPurpose::Test).id.is_test());
  CHECK(to_text(make_key(KeyPurpose::Test).public_key()).find("TEST") != std::string::npos);
}

TEST_CASE("no flipped bit of a signature, its comment or the message passes") {
  const SecretKey key = make_key(KeyPurpose::Real);
  const Trust trust = trust_in(key);
  const std::string good = sign(key, message, "comment");
  REQUIRE(find_signer(trust, message, good, {}).has_value());
  const std::size_t untrusted_end = good.find('\n');
  for (std::size_t at = 0; at < good.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = good;
      other[at] = static_cast<char>(other[at] ^ (1 << bit));
      const bool passed = find_signer(trust, message, other, {}).has_value();
      // The words of the untrusted comment are free, as its name says.
      const bool may_pass = at > 18 && at < untrusted_end && other[at] != '\n';
      if (passed != may_pass) {
        INFO("byte " << at << " bit " << bit);
        REQUIRE(false);
      }
    }
  for (std::size_t at = 0; at < message.size(); ++at) {
    std::string other = message;
    other[at] = static_cast<char>(other[at] ^ 1);
    CHECK(code(find_signer(trust, other, good, {})) == "KP-SIG-WRONG");
  }
  std::string comment = good;
  comment.replace(comment.find("trusted comment: comment") + 17, 7, "Comment");
  CHECK(code(find_signer(trust, message, comment, {})) == "KP-SIG-COMMENT");
}

TEST_CASE("of several signatures one that counts is enough; else the most telling refusal is told") {
  const SecretKey editor = make_key(KeyPurpose::Real), other = make_key(KeyPurpose::Real),
                  old = make_key(KeyPurpose::Real), test = make_key(KeyPurpose::Test);
  Trust trust = trust_in(editor);
  trust.pack_keys.push_back({old.public_key(), {}, day("2026-01-01")});
  const std::string by_other = sign(other, message, "x"), by_editor = sign(editor, message, "y"),
                    by_old = sign(old, message, "z");
  CHECK(code(find_signer(trust, message, "", {})) == "KP-SIG-NONE");
  CHECK(code(find_signer(trust, message, by_other, {})) == "KP-SIG-FOREIGN");
  CHECK(find_signer(trust, message, by_other + by_editor, {}).value().key == editor.public_key());
  CHECK(code(find_signer(trust, message, by_other + "x" + by_editor, {})) == "KP-SIG-FORMAT");
  CHECK(code(find_signer(trust, message, by_old, day("2026-01-02"))) == "KP-SIG-KEY-OLD");
  CHECK(find_signer(trust, message, by_old, day("2026-01-01")).has_value());
  CHECK(find_signer(trust, message, by_old, {}).has_value()); // an installed pack does not become void
  CHECK(code(find_signer(trust, message, sign(test, message, ""), {})) == "KP-SIG-TEST");
  trust.revoked.insert(editor.id);
  CHECK(code(find_signer(trust, message, by_other + by_editor, {})) == "KP-SIG-REVOKED");
  std::string many;
  for (int i = 0; i < 17; ++i)
    many += by_other;
  CHECK(code(find_signer(trust, message, many, {})) == "KP-SIG-FORMAT");
}
