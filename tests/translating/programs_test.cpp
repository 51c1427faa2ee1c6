// What msgfmt and translate-toolkit's pofilter say of the same files: where they look at the same thing, they agree.
//
// Not compared: pofilter's `brackets`, `unchanged` and `puncspacing`. Our translations add German names in brackets,
// and names of offices are the same in every language.
#include "kiosk/base/files.h"
#include "kiosk/translating/check.h"
#include "kiosk/translating/project.h"
#include "tests/translating/planted.h"

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <sys/wait.h>

using namespace kiosk;
using namespace kiosk::translating;

namespace {

namespace fs = std::filesystem;

fs::path folder() {
  const fs::path made = fs::path(KIOSK_BINARY_DIR) / "translating-programs";
  fs::create_directories(made);
  return made;
}

std::pair<int, std::string> run(const std::string& command) {
  std::string out;
  FILE* pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> block{};
  while (const std::size_t count = std::fread(block.data(), 1, block.size(), pipe))
    out.append(block.data(), count);
  const int status = ::pclose(pipe);
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, out};
}

bool is_there(const std::string& program) { return run("command -v " + program + " >/dev/null").first == 0; }

std::string program() { return (fs::path(KIOSK_BINARY_DIR) / "elternkiosk-locale").string(); }

const std::string head =
    "msgid \"\"\nmsgstr \"\"\n\"Language: en\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";

constexpr std::string_view shared_filters = "-t doublespacing -t startwhitespace -t endwhitespace -t urls -t emails "
                                            "-t numbers -t blank";

/// The keys that pofilter marks.
std::vector<std::string> marked_by_pofilter(const fs::path& file) {
  const std::string out =
      run(fmt::format("pofilter --progress=none {} '{}' 2>/dev/null", shared_filters, file.string())).second;
  std::vector<std::string> keys;
  for (std::size_t at = out.find("(pofilter)"); at != std::string::npos; at = out.find("(pofilter)", at + 1)) {
    const std::size_t key = out.find("msgctxt \"", at);
    if (key != std::string::npos) keys.push_back(out.substr(key + 9, out.find('"', key + 9) - key - 9));
  }
  return keys;
}

} // namespace

TEST_CASE("msgfmt and pofilter find nothing in the real files, as we do not") {
  if (!is_there("msgfmt") || !is_there("pofilter")) {
    WARN("gettext or translate-toolkit is not installed; nothing is compared");
    return;
  }
  for (const LanguageFile& file : files_of(find_project(KIOSK_SOURCE_DIR).value())) {
    INFO(file.file.string());
    CHECK(run("msgfmt -c -o /dev/null '" + file.file.string() + "' 2>&1").first == 0);
    CHECK(marked_by_pofilter(file.file) == std::vector<std::string>{});
  }
}

TEST_CASE("what msgfmt refuses, we refuse") {
  if (!is_there("msgfmt")) return;
  const locale::PoDocument pot;
  for (const std::string& body :
       {std::string("msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\n"), std::string("msgctxt \"a\"\nmsgid \"b\"\n"),
        std::string("msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n\nmsgctxt \"a\"\nmsgid \"b\"\nmsgstr \"d\"\n"),
        std::string("msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\\q\"\n"), std::string("msgctxt \"a\"\nmsgstr \"c\"\n"),
        std::string("Hallo\n"), std::string("msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"\xc3\"\n")}) {
    const fs::path file = folder() / "en.po";
    REQUIRE(write_file(file, head + "\n" + body));
    INFO(body);
    CHECK(run("msgfmt -c -o /dev/null '" + file.string() + "' 2>/dev/null").first != 0);
    const auto remarks = check_file(file, {&pot, false, {}, nullptr});
    REQUIRE_FALSE(remarks.empty());
    CHECK(remarks.front().code == "po");
    CHECK(remarks.front().line >= 1);
  }
}

TEST_CASE("what pofilter marks among the planted faults, we mark") {
  if (!is_there("pofilter")) return;
  std::string bytes = head;
  std::map<std::string, const planted::Fault*> by_key;
  for (const planted::Fault& fault : planted::faults()) {
    if (fault.translation.find_first_of("\"\n\t\a") != std::string::npos) continue; // not as they are in a PO file
    const std::string key = fmt::format("fault/{}", by_key.size());
    by_key[key] = &fault;
    bytes += fmt::format("\nmsgctxt \"{}\"\nmsgid \"{}\"\nmsgstr \"{}\"\n", key, fault.german, fault.translation);
  }
  const fs::path file = folder() / "planted.po";
  REQUIRE(write_file(file, bytes));
  const auto marked = marked_by_pofilter(file);
  CHECK(marked.size() >= 8);
  for (const std::string& key : marked) {
    const planted::Fault& fault = *by_key.at(key);
    INFO(fault.translation);
    CHECK_FALSE(
        check_text(fault.german, fault.translation, Language{fault.language}, fault.is_content, fault.is_markdown)
            .empty());
  }
}

TEST_CASE("the program: exit codes, JSON, no half files, a person's text is never lost") {
  const fs::path root = folder() / "project";
  fs::remove_all(root);
  fs::create_directories(root / "locales");
  fs::create_directories(root / "content" / "po");
  const fs::path source = KIOSK_SOURCE_DIR;
  for (const char* name : {"elternkiosk.pot", "languages.toml", "uk.po"})
    fs::copy_file(source / "locales" / name, root / "locales" / name);
  fs::copy(source / "tests" / "fixture" / "content", root / "content",
           fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  const std::string call = program() + " --root '" + root.string() + "' ";
  const auto quietly = [&](const std::string& words) { return run(call + words + " 2>/dev/null"); };
  const fs::path uk = root / "locales" / "uk.po";
  CHECK(quietly("extract --without-screens").first == 0);
  CHECK(quietly("extract --without-screens --dry-run").first == 0);
  CHECK(fs::exists(root / "content" / "po" / "content.pot"));
  CHECK(quietly("merge").first == 0);
  CHECK(quietly("merge --dry-run").first == 0);
  CHECK(quietly("check --without-screens '" + uk.string() + "'").first == 0);

  auto document = locale::read_po_document(uk).value();
  for (locale::PoEntry& entry : document.entries)
    if (entry.key == "sos/title") entry.translation = "Мій текст {";
  REQUIRE(locale::write_po_document(document, uk));
  const auto found = quietly("check --without-screens --json '" + uk.string() + "'");
  CHECK(found.first == 1);
  CHECK(found.second.find("\"not-icu\"") != std::string::npos);
  CHECK(quietly("merge").first == 0);
  CHECK(read_file(uk).value().find("Мій текст {") != std::string::npos);
  const std::string english = run(call + "--english check --without-screens '" + uk.string() + "' 2>/dev/null").second;
  CHECK(english.find("error: From here on it is no valid message") != std::string::npos);

  CHECK(quietly("approve '" + uk.string() + "' --role lektorat --keys sos/say").first == 0);
  CHECK(read_file(uk).value().find("approved-by=lektorat") != std::string::npos);
  CHECK(quietly("approve '" + uk.string() + "' --role anna-schmidt --all").first == 2);
  CHECK(quietly("approve '" + uk.string() + "' --role lektorat").first == 2);
  CHECK(quietly("report --html '" + (root / "stand.html").string() + "'").first == 0);
  CHECK(read_file(root / "stand.html").value().find("Ukrainisch") != std::string::npos);
  CHECK(quietly("merge --new pl").first == 0);
  CHECK(fs::exists(root / "locales" / "pl.po"));
  CHECK(quietly("merge --new xx").first == 2);
  CHECK(quietly("pseudo --out '" + (root / "pseudo").string() + "'").first == 0);
  CHECK(fs::exists(root / "pseudo" / "content" / "ar-XB.po"));

  const std::string broken = read_file(uk).value().substr(0, 3000) + "\nmsgctxt \"a";
  REQUIRE(write_file(uk, broken));
  CHECK(quietly("check --without-screens").first == 2);
  CHECK(quietly("merge").first == 2);
  CHECK(read_file(uk).value() == broken);
  CHECK(quietly("check /nowhere.po").first == 2);
  CHECK(quietly("").first == 2);
  CHECK(quietly("--help").first == 0);
  for (const auto& entry : fs::recursive_directory_iterator(root))
    CHECK(entry.path().extension() != ".new");
}
