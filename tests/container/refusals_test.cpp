// The table of codes: unique, complete in two languages, and the same in source and documentation.
#include "tests/container/samples.h"

#include <algorithm>
#include <regex>
#include <set>

using namespace samples;

namespace {

/// Every "KP-..." string literal of kiosk/ that the table does not make itself.
std::set<std::string> codes_in_sources() {
  std::set<std::string> codes;
  const std::regex code("\"(KP-[A-Z-]+)\"");
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(KIOSK_SOURCE_DIR) / "kiosk")) {
    const fs::path file = entry.path();
    if ((file.extension() != ".cpp" && file.extension() != ".h") || file.filename() == "refusals.cpp") continue;
    const std::string text = read_file(file).value();
    for (std::sregex_iterator found(text.begin(), text.end(), code), end; found != end; ++found)
      codes.insert((*found)[1]);
  }
  return codes;
}

std::string row_of(const RefusalWords& words) {
  return "| `" + std::string(words.code) + "` | " + std::string(words.log) + " | " + std::string(words.german) + " | " +
         std::string(words.english) + " |\n";
}

} // namespace

TEST_CASE("each refusal has one code of its own and words in both languages") {
  std::set<std::string_view> codes;
  for (const RefusalWords& words : all_refusals()) {
    INFO(words.code);
    CHECK(codes.insert(words.code).second);
    CHECK(&words_of(words.refusal) == &words);
    CHECK(std::regex_match(std::string(words.code), std::regex("KP(-[A-Z]+)+")));
    CHECK_FALSE(words.log.empty());
    for (const std::string_view sentence : {words.german, words.english}) {
      CHECK(sentence.ends_with('.'));
      CHECK(sentence.size() > 30);
    }
    // Staff never reads these.
    for (const char* word : {"epoch", "seq", "Hash", "hash", "Manifest", "SQLite", "JSON"})
      CHECK(words.german.find(word) == std::string_view::npos);
  }
}

TEST_CASE("every code in the sources stands in the table") {
  const auto used = codes_in_sources();
  CHECK(used.size() >= 8); // those of the pack room
  for (const std::string& code : used) {
    INFO(code);
    CHECK(refusal_of(Error{ErrorKind::Refused, "", "", code}).has_value());
  }
}

TEST_CASE("packaging/REFUSALS.md is the table") {
  const fs::path file = fs::path(KIOSK_SOURCE_DIR) / "packaging" / "REFUSALS.md";
  std::string table;
  for (const RefusalWords& words : all_refusals())
    table += row_of(words);
  const std::string text = read_file(file).value();
  const std::size_t begin = text.find("| `KP-");
  REQUIRE(begin != std::string::npos);
  if (::getenv("KIOSK_REBASELINE") != nullptr) REQUIRE(write_file(file, text.substr(0, begin) + table).has_value());
  INFO("KIOSK_REBASELINE=1 writes the table anew");
  CHECK(read_file(file).value().substr(begin) == table);
}

TEST_CASE("staff's sentence names the day where it is known") {
  const Error older = refuse(Refusal::PolicyOlder).value();
  CHECK(staff_sentence(older, StaffLanguage::German, day("2026-05-03")) ==
        "Dieser Stick enthält einen älteren Stand (3. Mai 2026). Es bleibt alles, wie es ist. Bitte fragen Sie die "
        "Redaktion.");
  CHECK(staff_sentence(older, StaffLanguage::German).find("Stand. Es") != std::string::npos);
  CHECK(staff_sentence(older, StaffLanguage::English, day("2026-05-03")).find("(3 May 2026)") != std::string::npos);
  CHECK(staff_sentence(Error{}, StaffLanguage::German).find("Technik") != std::string::npos);
  CHECK(log_line(refuse(Refusal::MediumLink, "", "/a\nKP-FALSE").value()) ==
        "KP-MED-LINK /a?KP-FALSE: this is a link and not a file");
}

TEST_CASE("a name from a stick is shown harmlessly") {
  CHECK(harmless("plan \u00e4\u0634\u0456\u4f60.kitapack") == "plan \u00e4\u0634\u0456\u4f60.kitapack");
  CHECK(harmless("a\nb\r\tc\x1b[2J\x7f") == "a?b??c?[2J?");
  CHECK(harmless("a\u0085b\u009bc\u2028d\u2029e\ufefff") == "a?b?c?d?e?f");
  CHECK(harmless("a\u202eb\u2066c\u2069d\u200ee\u200ff\u061cg") == "a?b?c?d?e?f?g");
  CHECK(harmless("a\xff\xc3"
                 "b\xe2\x82") == "a??b??");
  CHECK(harmless("\xed\xa0\x80\xc0\xaf\xf4\x90\x80\x80") == "?????????");
  CHECK(harmless(std::string("a\0b", 3)) == "a?b");
}
