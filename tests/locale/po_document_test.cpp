// Whole PO files: what is read is written, msgcat has nothing to do, and broken files are refused with a line.
#include "kiosk/base/files.h"
#include "kiosk/locale/po_document.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace kiosk;
using namespace kiosk::locale;

namespace {

namespace fs = std::filesystem;

fs::path folder() {
  const fs::path made = fs::path(KIOSK_BINARY_DIR) / "po-documents";
  fs::create_directories(made);
  return made;
}

fs::path file_of(const std::string& bytes, const char* name = "made.po") {
  const fs::path path = folder() / name;
  REQUIRE(write_file(path, bytes));
  return path;
}

const std::string head = "# Arabisch\n#\n# Zeile drei\nmsgid \"\"\nmsgstr \"\"\n\"Language: ar\\n\"\n"
                         "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Generator: Poedit 3.2\\n\"\n";

const std::string rich = head + "\n# elternkiosk: origin=machine hash=2b4e837e on=2026-11-22\n# Von Hand: bitte kurz\n"
                                "#. Teil 1 von 7\n#. Notfallseite\n#: offers/a.toml:3 offers/b.toml:14\n"
                                "#, fuzzy, c-format\n#| msgctxt \"sos/old\"\n#| msgid \"Not\"\nmsgctxt \"sos/title\"\n"
                                "msgid \"Notfall \\\"jetzt\\\"\\n\"\nmsgstr \"طوارئ\\n\"\n\n"
                                "msgctxt \"a\"\nmsgid \"Zwei\"\nmsgstr \"\"\n\n"
                                "#, fuzzy\n#~ msgctxt \"gone\"\n#~ msgid \"Weg\"\n#~ msgstr \"ذهب\"\n";

std::string refused(const std::string& bytes) {
  const auto read = read_po_document(file_of(bytes, "broken.po"));
  REQUIRE_FALSE(read);
  CHECK(read.error().kind == ErrorKind::WrongSource);
  return read.error().sentence();
}

} // namespace

TEST_CASE("nothing of a PO file is lost when it is read and written") {
  const auto read = read_po_document(file_of(rich));
  REQUIRE(read);
  REQUIRE(read->entries.size() == 3);
  const PoEntry& entry = read->entries.front();
  CHECK(read->comments == "Arabisch\n\nZeile drei");
  CHECK(read->field("X-Generator") == "Poedit 3.2");
  CHECK(entry.comments == "elternkiosk: origin=machine hash=2b4e837e on=2026-11-22\nVon Hand: bitte kurz");
  CHECK(entry.note == "Teil 1 von 7\nNotfallseite");
  CHECK(entry.places == std::vector<PoPlace>{{"offers/a.toml", 3}, {"offers/b.toml", 14}});
  CHECK(entry.previous_source == "Not");
  CHECK(entry.previous_key == "sos/old");
  CHECK(entry.formats == std::vector<std::string>{"c-format"});
  CHECK(entry.fuzzy);
  CHECK(entry.line == 18);
  CHECK(entry.origin().hash == "2b4e837e");
  CHECK(read->entries[2].obsolete);
  const fs::path again = folder() / "again.po";
  REQUIRE(write_po_document(*read, again));
  CHECK(read_file(again).value() == rich);
}

TEST_CASE("the project's own files survive, and msgcat and msgmerge lose nothing of ours") {
  const fs::path root = KIOSK_SOURCE_DIR;
  for (const char* name : {"locales/ar.po", "locales/elternkiosk.pot", "content/po/uk.po"}) {
    INFO(name);
    auto before = read_po_document(root / name);
    REQUIRE(before);
    const fs::path ours = folder() / "ours.po", theirs = folder() / "theirs.po";
    REQUIRE(write_po_document(*before, ours));
    REQUIRE(std::system(("msgcat '" + ours.string() + "' -o '" + theirs.string() + "'").c_str()) == 0);
    CHECK(read_file(ours).value() == read_file(theirs).value());
    auto after = read_po_document(ours);
    REQUIRE(after);
    for (PoDocument* document : {&*before, &*after})
      for (PoEntry& entry : document->entries)
        entry.line = 0; // long texts stand on several lines now
    CHECK(after->entries == before->entries);
    CHECK(after->header == before->header);
    if (std::string(name).find(".pot") != std::string::npos) continue;
    REQUIRE(std::system(
                ("msgmerge -q '" + ours.string() + "' '" + ours.string() + "' -o '" + theirs.string() + "'").c_str()) ==
            0);
    auto merged = read_po_document(theirs);
    REQUIRE(merged);
    REQUIRE(merged->entries.size() == before->entries.size());
    for (std::size_t i = 0; i < merged->entries.size(); ++i) {
      CHECK(merged->entries[i].comments == before->entries[i].comments);
      CHECK(merged->entries[i].translation == before->entries[i].translation);
      CHECK(merged->entries[i].key == before->entries[i].key);
    }
  }
}

TEST_CASE("a broken file is refused with its line and a sentence") {
  CHECK_THAT(refused(head + "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\n"), Catch::Contains("broken.po:1"));
  CHECK_THAT(refused(head + "\nmsgctxt \"a\"\nmsgid \"b\"\n"), Catch::Contains("broken.po:"));
  CHECK_THAT(refused(head + "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\xff\"\n"),
             Catch::Contains("broken.po:12: this is not UTF-8"));
  CHECK_THAT(refused(head + std::string("\nmsgctxt \"a\"\nmsgid \"b\0\"\nmsgstr \"\"\n", 38)),
             Catch::Contains("not UTF-8"));
  CHECK_THAT(refused("\xEF\xBB\xBF" + head), Catch::Contains("broken.po:1: the file begins with a byte order mark"));
  CHECK_THAT(refused(head + "\r\nmsgctxt \"a\"\r\n"), Catch::Contains("broken.po:9: the line ends as on Windows"));
  const std::string unit = "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n";
  CHECK_THAT(refused(head + unit + unit), Catch::Contains("broken.po:") && Catch::Contains("duplicate"));
  CHECK_THAT(refused(head + unit + "\nmsgctxt \"a\"\nmsgid \"d\"\nmsgstr \"c\"\n"),
             Catch::Contains("stands here twice"));
  CHECK_THAT(refused(head + "\nmsgid \"b\"\nmsgstr \"c\"\n"), Catch::Contains("has no msgctxt"));
  CHECK_THAT(refused(head + "\nmsgctxt \"a\"\nmsgid \"b\"\nmsgid_plural \"c\"\nmsgstr[0] \"\"\n"),
             Catch::Contains("plurals inside the ICU message"));
  const auto large = read_po_document(file_of(head + std::string(std::size_t{33} * 1024 * 1024, '#'), "large.po"));
  REQUIRE_FALSE(large);
  CHECK(large.error().kind == ErrorKind::TooLarge);
  fs::remove(folder() / "large.po");
}

TEST_CASE("a file that cannot be written leaves the old one as it was") {
  const fs::path path = file_of(rich, "kept.po");
  fs::create_directories(path.string() + ".new/x");
  const auto written = write_po_document(PoDocument{}, path);
  CHECK_FALSE(written);
  CHECK(read_file(path).value() == rich);
  fs::remove_all(path.string() + ".new");
}

TEST_CASE("the line of an origin is one of several comments") {
  CHECK(with_origin("bitte kurz", {"machine", "12345678", "2026-11-22", {}}) ==
        "bitte kurz\nelternkiosk: origin=machine hash=12345678 on=2026-11-22");
  CHECK(with_origin("elternkiosk: origin=machine hash=1\nbitte kurz", {}) == "bitte kurz");
  CHECK(parse_origin(with_origin("", {"machine-reviewed", "1", "", "kita-sozialarbeit"})).approved_by ==
        "kita-sozialarbeit");
}
