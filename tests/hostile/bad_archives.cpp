// Archives that tar may forgive and we do not.
#include "tests/hostile/forge.h"

#include <fmt/format.h>

namespace kiosk::tests {
namespace {

using R = container::Refusal;
constexpr std::size_t block_bytes = 512;

/// A header as tar would write it, with its checksum; `change` is applied before that.
std::string header(std::string_view name, std::uint64_t size, char type = '0',
                   const std::function<void(std::string&)>& change = {}) {
  std::string block(block_bytes, '\0');
  const auto put = [&block](std::size_t at, std::string_view text) { block.replace(at, text.size(), text); };
  put(0, name.substr(0, 100));
  put(100, "0000444");
  put(108, "0000000");
  put(116, "0000000");
  put(124, fmt::format("{:011o}", size));
  put(136, "00000000000");
  block[156] = type;
  put(257, std::string_view("ustar\0"
                            "00",
                            8));
  put(329, "0000000");
  put(337, "0000000");
  if (change) change(block);
  put(148, "        ");
  unsigned sum = 0;
  for (const char c : block)
    sum += static_cast<unsigned char>(c);
  put(148, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
  return block;
}

std::string member(std::string_view name, std::string_view bytes, char type = '0') {
  const std::size_t padding = (block_bytes - bytes.size() % block_bytes) % block_bytes;
  return header(name, bytes.size(), type) + std::string(bytes) + std::string(padding, '\0');
}

const std::string end(2 * block_bytes, '\0');

std::string manifest() { return member("manifest.json", good_parts().manifest); }
std::string signatures() { return member("manifest.minisig", good_parts().signatures); }
std::string database() { return member("pack.db", good_database()); }
std::string good() { return manifest() + signatures() + database() + end; }

/// The good pack with one byte at `at` as `byte`.
std::string with_byte(std::size_t at, char byte) {
  std::string bytes = good();
  bytes.at(at) = byte;
  return bytes;
}

/// The good pack whose first header was changed and has its right checksum.
std::string with_first_header(const std::function<void(std::string&)>& change) {
  const std::string text = good_parts().manifest;
  return good().replace(0, block_bytes, header("manifest.json", text.size(), '0', change));
}

} // namespace

std::vector<BadPack> bad_archives() {
  return {
      {"0 bytes", R::ArchiveEmpty, [] { return std::string(); }},
      {"a picture that was renamed", R::ArchiveKind, [] { return good_png() + std::string(600, 'x'); }},
      {"a text", R::ArchiveCut, [] { return std::string("Liebe Eltern"); }},
      {"a long text", R::ArchiveKind, [] { return std::string(5000, 'a'); }},
      {"only zeros", R::ArchiveKind, [] { return std::string(5000, '\0'); }},
      {"the database alone", R::ArchiveKind, [] { return good_database(); }},
      {"wrong magic", R::ArchiveKind, [] { return with_byte(257, 'U'); }},
      {"GNU tar's magic", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(257, 8, "ustar  \0", 8); }); }},
      {"a wrong checksum", R::ArchiveHeader, [] { return with_byte(148, '7'); }},
      {"a header that is changed behind its checksum", R::ArchiveHeader, [] { return with_byte(101, '7'); }},
      {"another mode", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(100, 7, "0000755"); }); }},
      {"an owner", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(108, 7, "0001750"); }); }},
      {"an owner's name", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(265, 4, "root"); }); }},
      {"a time", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(136, 11, "14732000000"); }); }},
      {"a name that goes on behind its NUL", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(50, 4, "evil"); }); }},
      {"a prefix of the name", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(345, 3, "../"); }); }},
      {"a size in base 256", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block[124] = '\x80'; }); }},
      {"a size that is no octal number", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(124, 11, "0000000009x"); }); }},
      {"a negative size", R::ArchiveHeader,
       [] { return with_first_header([](std::string& block) { block.replace(124, 11, "-0000000001"); }); }},
      {"a PAX header first", R::ArchiveMember,
       [] { return member("manifest.json", "30 path=../../etc/passwd\n", 'x') + good(); }},
      {"a global PAX header first", R::ArchiveMember,
       [] { return member("pax_global_header", "20 comment=hello\n", 'g') + good(); }},
      {"a PAX header before the database", R::ArchiveMember,
       [] { return manifest() + signatures() + member("pack.db", "17 size=99999999\n", 'x') + database() + end; }},
      {"a GNU long name", R::ArchiveMember,
       [] { return member("././@LongLink", std::string(200, 'a'), 'L') + good(); }},
      {"a symbolic link as the database", R::ArchiveMember,
       [] { return manifest() + signatures() + member("pack.db", "", '2') + end; }},
      {"a hard link as the database", R::ArchiveMember,
       [] { return manifest() + signatures() + member("pack.db", "", '1') + end; }},
      {"a folder", R::ArchiveMember, [] { return member("manifest.json/", "", '5') + good(); }},
      {"a device", R::ArchiveMember, [] { return member("manifest.json", "", '3') + good(); }},
      {"a sparse file", R::ArchiveMember,
       [] { return manifest() + signatures() + member("pack.db", good_database(), 'S') + end; }},
      {"the manifest twice", R::ArchiveMember,
       [] { return manifest() + manifest() + signatures() + database() + end; }},
      {"the signature twice", R::ArchiveMember,
       [] { return manifest() + signatures() + signatures() + database() + end; }},
      {"the database twice", R::ArchivePadding,
       [] { return manifest() + signatures() + database() + database() + end; }},
      {"keys.json twice", R::ArchiveMember,
       [] {
         const std::string keys = member("keys.json", "{}");
         return manifest() + signatures() + keys + keys + database() + end;
       }},
      {"the signature first", R::ArchiveMember, [] { return signatures() + manifest() + database() + end; }},
      {"the database first", R::ArchiveMember, [] { return database() + manifest() + signatures() + end; }},
      {"no signature member", R::ArchiveMember, [] { return manifest() + database() + end; }},
      {"no database", R::ArchiveMember, [] { return manifest() + signatures() + end; }},
      {"one more member", R::ArchiveMember,
       [] { return manifest() + signatures() + member("install.sh", "reboot") + database() + end; }},
      {"a member that climbs up", R::ArchiveMember,
       [] { return manifest() + signatures() + member("../../pack.db", good_database()) + end; }},
      {"a member from the root", R::ArchiveMember,
       [] { return manifest() + signatures() + member("/pack.db", good_database()) + end; }},
      {"a member in other letters", R::ArchiveMember,
       [] { return manifest() + signatures() + member("PACK.DB", good_database()) + end; }},
      {"padding that is not zero", R::ArchivePadding,
       [] {
         std::string bytes = manifest() + signatures();
         bytes.back() = 'x';
         return bytes + database() + end;
       }},
      {"an end that is not zero", R::ArchivePadding, [] { return with_byte(good().size() - 1, 'x'); }},
      {"one byte behind the end", R::ArchiveTrailing, [] { return good() + 'x'; }},
      {"tar's own blocking of 10 KiB", R::ArchiveTrailing, [] { return good() + std::string(9216, '\0'); }},
      {"a second pack behind the end", R::ArchiveTrailing, [] { return good() + good(); }},
      {"half of it", R::ArchiveCut, [] { return good().substr(0, good().size() / 2); }},
      {"without its last byte", R::ArchiveCut, [] { return good().substr(0, good().size() - 1); }},
      {"one block of zeros at the end only", R::ArchiveCut,
       [] { return good().substr(0, good().size() - block_bytes); }},
      {"a manifest of 65 KiB", R::ArchiveSize,
       [] {
         return member("manifest.json", std::string(std::size_t{65} * 1024, ' ')) + signatures() + database() + end;
       }},
      {"a signature of 65 KiB", R::ArchiveSize,
       [] {
         return manifest() + member("manifest.minisig", std::string(std::size_t{65} * 1024, 'A')) + database() + end;
       }},
      {"keys.json of 65 KiB", R::ArchiveSize,
       [] { return manifest() + signatures() + member("keys.json", std::string(std::size_t{65} * 1024, ' ')) + end; }},
      {"a manifest that says 8 GiB", R::ArchiveSize,
       [] { return header("manifest.json", 077777777777ULL) + good().substr(block_bytes); }},
      {"a database that says 8 GiB", R::ArchiveSize,
       [] { return manifest() + signatures() + header("pack.db", 077777777777ULL) + good_database() + end; }},
      {"a database that says more than is there", R::ArchiveCut,
       [] { return manifest() + signatures() + header("pack.db", 400'000'000) + good_database() + end; }},
      {"an empty database", R::DatabaseEmpty, [] { return manifest() + signatures() + member("pack.db", "") + end; }},
  };
}

} // namespace kiosk::tests
