// The strict archive: what is made is read, by tar too; all else is refused with its own code.
#include "kiosk/container/ustar.h"
#include "tests/container/samples.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace samples;

namespace {

ArchiveParts parts() { return {to_json(manifest()), "untrusted comment: x\n", std::nullopt}; }

std::string read_code(const std::string& bytes) { return code(read_heads(MemorySource(bytes))); }

/// An archive put together by hand.
std::string by_hand(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string bytes;
  for (const auto& [name, content] : members)
    bytes += ustar::header_of(name, content.size()) + content + std::string(ustar::padding_of(content.size()), '\0');
  return bytes + std::string(1024, '\0');
}

/// A header with another byte, whose checksum is right again.
std::string with_checksum(std::string block) {
  unsigned sum = 0;
  for (std::size_t i = 0; i < 512; ++i)
    sum += i >= 148 && i < 156 ? 32U : static_cast<unsigned char>(block[i]);
  return block.replace(148, 8, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
}

} // namespace

TEST_CASE("an archive gives back what was put in, with and without keys.json") {
  for (const bool has_keys : {false, true}) {
    ArchiveParts all = parts();
    if (has_keys) all.keys = "{}";
    const std::string bytes = archive(all);
    CHECK(bytes.size() % 512 == 0);
    const auto heads = read_heads(MemorySource(bytes));
    REQUIRE(heads.has_value());
    CHECK(heads->manifest == all.manifest);
    CHECK(heads->signatures == all.signatures);
    CHECK(heads->keys == all.keys);
    CHECK(bytes.substr(heads->database_offset, heads->database_size) == database());
    CHECK(archive(all) == bytes); // the same parts, the same bytes
  }
}

TEST_CASE("tar reads it") {
  const Folder folder;
  REQUIRE(write_file(folder / "a.kitapack", archive(parts())).has_value());
  const std::string command =
      fmt::format("cd '{0}' && tar tf a.kitapack > list && tar xf a.kitapack 2> errors", folder.path().string());
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(read_file(folder / "list").value() == "manifest.json\nmanifest.minisig\npack.db\n");
  CHECK(read_file(folder / "errors").value().empty());
  CHECK(read_file(folder / "pack.db").value() == database());
  // And writes the same bytes.
  const std::string again = fmt::format("cd '{}' && tar cf b.kitapack --format=ustar -b 1 --owner=0 --group=0 "
                                        "--numeric-owner --mtime=@0 --mode=0444 $(cat list)",
                                        folder.path().string());
  REQUIRE(std::system(again.c_str()) == 0);
  CHECK(read_file(folder / "b.kitapack").value() == archive(parts()));
}

TEST_CASE("every cut is refused") {
  const std::string bytes = archive(parts());
  REQUIRE(read_code(bytes).empty());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    const std::string refusal = read_code(bytes.substr(0, size));
    INFO(size);
    REQUIRE(refusal == (size == 0 ? "KP-ARC-EMPTY" : "KP-ARC-CUT"));
  }
  CHECK(read_code(bytes + std::string(512, '\0')) == "KP-ARC-TRAILING");
  CHECK(read_code(bytes + "x") == "KP-ARC-TRAILING");
}

TEST_CASE("every flipped bit outside of the members' bytes is refused") {
  const std::string bytes = archive(parts());
  const auto heads = read_heads(MemorySource(bytes)).value();
  int accepted = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string other = bytes;
      other[at] = static_cast<char>(other[at] ^ (1 << bit));
      const bool in_database = at >= heads.database_offset && at < heads.database_offset + heads.database_size;
      const bool in_manifest = at >= 512 && at < 512 + heads.manifest.size();
      const std::size_t signatures_at = 512 + heads.manifest.size() + ustar::padding_of(heads.manifest.size()) + 512;
      const bool in_signatures = at >= signatures_at && at < signatures_at + heads.signatures.size();
      const bool is_content = in_database || in_manifest || in_signatures;
      if (is_content && at % 16 != 0) continue; // those bytes are for the signature and the hash
      if (read_code(other).empty() != is_content) {
        INFO("byte " << at << " bit " << bit << ": " << read_code(other));
        REQUIRE(false);
      }
      accepted += is_content ? 1 : 0;
    }
  CHECK(accepted > 0);
}

TEST_CASE("other members, another order and tar's extensions are refused") {
  const std::string m = to_json(manifest()), db = database();
  CHECK(read_code(by_hand({{"manifest.json", m}, {"manifest.minisig", ""}, {"pack.db", db}})).empty());
  CHECK(read_code(by_hand({{"manifest.minisig", ""}, {"manifest.json", m}, {"pack.db", db}})) == "KP-ARC-MEMBER");
  CHECK(read_code(by_hand({{"manifest.json", m}, {"manifest.json", m}, {"pack.db", db}})) == "KP-ARC-MEMBER");
  CHECK(read_code(by_hand({{"manifest.json", m}, {"pack.db", db}})) == "KP-ARC-MEMBER");
  CHECK(read_code(by_hand({{"manifest.json", m}, {"manifest.minisig", ""}})) == "KP-ARC-MEMBER");
  CHECK(read_code(by_hand({{"manifest.json", m},
                           {"manifest.minisig", ""},
                           {"keys.json", "{}"},
                           {"keys.json", "{}"},
                           {"pack.db", db}})) == "KP-ARC-MEMBER");
  CHECK(read_code(by_hand({{"manifest.json", m}, {"manifest.minisig", ""}, {"pack.db", db}, {"pack.db", db}})) ==
        "KP-ARC-PADDING");
  CHECK(read_code(by_hand({{"../manifest.json", m}, {"manifest.minisig", ""}, {"pack.db", db}})) == "KP-ARC-MEMBER");
  CHECK(read_code(by_hand({{"manifest.json", m}, {"manifest.minisig", ""}, {"pack.db", ""}})) == "KP-DB-EMPTY");
  CHECK(read_code(by_hand({{"manifest.json", std::string(65537, ' ')}, {"manifest.minisig", ""}, {"pack.db", db}})) ==
        "KP-ARC-SIZE");
  CHECK(read_code(std::string(1024, 'x')) == "KP-ARC-KIND");
  for (const char type : {'x', 'g', 'L', 'K', '1', '2', '3', '5', '\0'}) { // PAX, GNU, links, devices, folders
    std::string bytes = archive(parts());
    bytes[156] = type;
    CHECK(read_code(bytes) == "KP-ARC-HEADER"); // the checksum
    CHECK(read_code(with_checksum(bytes.substr(0, 512)) + bytes.substr(512)) == "KP-ARC-MEMBER");
  }
  std::string owner = archive(parts());
  owner[110] = '7';
  CHECK(read_code(with_checksum(owner.substr(0, 512)) + owner.substr(512)) == "KP-ARC-HEADER");
}

TEST_CASE("a pack.db of a size that no file has is refused without being read") {
  const std::string m = to_json(manifest());
  for (const std::uint64_t size :
       {std::uint64_t{513} << 20, std::uint64_t{0777777777777 >> 3}, std::uint64_t{077777777777}}) {
    std::string bytes = by_hand({{"manifest.json", m}, {"manifest.minisig", ""}});
    bytes.resize(bytes.size() - 1024);
    bytes += ustar::header_of("pack.db", size) + std::string(4096, '\0');
    CHECK(read_code(bytes) == "KP-ARC-SIZE");
  }
}

TEST_CASE("what is no regular file is refused at opening, and a FIFO does not wait") {
  const Folder folder;
  REQUIRE(write_file(folder / "good", archive(parts())).has_value());
  fs::create_symlink(folder / "good", folder / "link");
  fs::create_directory(folder / "folder");
  REQUIRE(::mkfifo((folder / "fifo").c_str(), 0600) == 0);
  CHECK(code(open_source(folder / "missing")) == "KP-MED-NOTHING");
  CHECK(code(open_source(folder / "link")) == "KP-MED-LINK");
  CHECK(code(open_source(folder / "folder")) == "KP-MED-NOFILE");
  CHECK(code(open_source(folder / "fifo")) == "KP-MED-NOFILE");
  CHECK(code(open_source("/dev/null")) == "KP-MED-NOFILE");
  const auto followed = open_source(folder / "link", Links::Followed);
  REQUIRE(followed.has_value());
  CHECK(read_heads(FileSource::of(*followed).value()).has_value());
  CHECK(kind_of(FileSource::of(*followed).value()) == FileKind::Container);
  // It becomes shorter after it was opened.
  auto source = FileSource::of(*followed).value();
  fs::resize_file(folder / "good", 3000);
  CHECK(code(read_heads(source)) == "KP-MED-CHANGED");
  ::close(*followed);
}

TEST_CASE("kinds of files are told apart by content") {
  CHECK(kind_of(MemorySource(archive(parts()))) == FileKind::Container);
  CHECK(kind_of(MemorySource(archive(parts()).substr(0, 40))) == FileKind::Container);
  CHECK(kind_of(MemorySource(database())) == FileKind::Database);
  CHECK(kind_of(MemorySource("")) == FileKind::Empty);
  CHECK(kind_of(MemorySource("hello")) == FileKind::Other);
}
