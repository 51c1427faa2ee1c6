#include "kiosk/tools/locale_files.h"

#include "kiosk/base/files.h"
#include "kiosk/locale/berlin_time.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/locale/pseudo.h"
#include "kiosk/translating/approve.h"
#include "kiosk/translating/merge.h"
#include "kiosk/translating/note.h"
#include "kiosk/translating/report.h"
#include "kiosk/translating/roles.h"
#include "kiosk/translating/source_keys.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ostream>

namespace kiosk::tools {
namespace {

namespace fs = std::filesystem;
using namespace kiosk::translating;
using locale::PoDocument;

/// Without the lines that a file has only since it was read.
PoDocument without_lines(PoDocument document) {
  for (locale::PoEntry& entry : document.entries)
    entry.line = 0;
  return document;
}

bool is_same(const PoDocument& one, const PoDocument& other) {
  return one.comments == other.comments && one.header == other.header &&
         without_lines(one).entries == without_lines(other).entries;
}

/// Writes when something is another; tells which file changed.
int keep(const LocaleContext& context, const PoDocument& document, const fs::path& file, bool may_write) {
  std::error_code problem;
  if (fs::exists(file, problem)) {
    const auto before = locale::read_po_document(file);
    if (!before) return context.refuse(before.error());
    // A file whose lines are only broken otherwise is written, too: so that two programs never fight over it.
    if (is_same(*before, document) && !may_write) return exit_clean;
  }
  if (!may_write) {
    context.out << fmt::format(fmt::runtime(context.either("{}: würde geändert\n", "{}: would change\n")),
                               file.string());
    return exit_findings;
  }
  const std::string old = read_file(file).value_or("");
  if (const auto written = locale::write_po_document(document, file); !written) return context.refuse(written.error());
  if (read_file(file).value_or("") != old)
    context.out << fmt::format(fmt::runtime(context.either("{}: geschrieben\n", "{}: written\n")), file.string());
  return exit_clean;
}

/// Keys that the sources ask for and that there are not, and the other way round.
int compare_with_sources(const LocaleContext& context, const PoDocument& pot) {
  std::error_code problem;
  if (!fs::exists(context.project.root / "kiosk", problem)) return exit_clean; // an installed kiosk has no sources
  const auto used = keys_of_sources(context.project.root);
  if (!used) return context.refuse(used.error());
  std::vector<std::string> keys;
  std::map<std::string, int, std::less<>> lines;
  for (const locale::PoEntry& entry : pot.entries) {
    keys.push_back(entry.key);
    lines[entry.key] = entry.line;
  }
  const KeyDifferences differences = compare_keys(*used, keys);
  for (const SourceKey& key : differences.missing)
    context.err << fmt::format(
        fmt::runtime(context.either("{}:{}: der Text „{}“ fehlt in {}\n", "{}:{}: the text \"{}\" is missing in {}\n")),
        key.file, key.line, key.text, context.project.interface_pot().string());
  for (const std::string& key : differences.unused)
    context.err << fmt::format(fmt::runtime(context.either("{}:{}: den Text „{}“ zeigt kein Bildschirm\n",
                                                           "{}:{}: no screen shows the text \"{}\"\n")),
                               context.project.interface_pot().string(), lines[key], key);
  return differences.missing.empty() && differences.unused.empty() ? exit_clean : exit_findings;
}

std::string german_name_of(const LocaleContext& context, const std::string& tag) {
  if (const auto languages = languages_of(context.project))
    for (const locale::LanguageName& name : *languages)
      if (name.language.tag == tag) return name.german;
  return {};
}

int merge_file(const LocaleContext& context, const LanguageFile& file, bool may_write) {
  const auto pot = locale::read_po_document(file.pot);
  if (!pot) return context.refuse(pot.error());
  PoDocument old = new_document(file.tag(), german_name_of(context, file.tag()));
  std::error_code problem;
  if (fs::exists(file.file, problem)) {
    auto read = locale::read_po_document(file.file);
    if (!read) return context.refuse(read.error());
    old = std::move(*read);
  }
  const Merged merged = translating::merge(*pot, old);
  if (merged.added + merged.outdated + merged.dropped + merged.revived > 0)
    context.out << fmt::format(fmt::runtime(context.either("{}: {} neu, {} veraltet, {} weggefallen, {} wieder da\n",
                                                           "{}: {} new, {} outdated, {} dropped, {} back\n")),
                               file.file.string(), merged.added, merged.outdated, merged.dropped, merged.revived);
  return keep(context, merged.document, file.file, may_write);
}

Result<PoDocument> read_or_empty(const fs::path& file) {
  std::error_code problem;
  if (!fs::exists(file, problem)) return PoDocument{};
  return locale::read_po_document(file);
}

} // namespace

int LocaleContext::refuse(const Error& error) const {
  err << "elternkiosk-locale: " << error.sentence() << "\n";
  return exit_wrong_usage;
}

int extract(const LocaleContext& context, const authoring::Content& content, const OnScreens& on_screens,
            bool may_write) {
  const auto pot = locale::read_po_document(context.project.interface_pot());
  if (!pot) return context.refuse(pot.error());
  int code = compare_with_sources(context, *pot);
  code = std::max(code, keep(context, refreshed(*pot, on_screens), context.project.interface_pot(), may_write));
  if (context.is_stopped()) return exit_findings;
  std::error_code problem;
  fs::create_directories(context.project.content_pot().parent_path(), problem);
  const auto before = read_or_empty(context.project.content_pot());
  if (!before) return context.refuse(before.error());
  return std::max(code,
                  keep(context, template_of(content, on_screens, *before), context.project.content_pot(), may_write));
}

int merge(const LocaleContext& context, const std::vector<fs::path>& files, const std::string& new_language,
          bool may_write) {
  auto wanted = chosen(context, files);
  if (!wanted) return context.refuse(wanted.error());
  if (!new_language.empty()) {
    if (german_name_of(context, new_language).empty())
      return context.refuse(Error{ErrorKind::WrongUsage,
                                  fmt::format("the language \"{}\" has no row in languages.toml", new_language),
                                  (context.project.locales / "languages.toml").string()});
    wanted->clear();
    for (const bool is_content : {false, true}) {
      const fs::path pot = is_content ? context.project.content_pot() : context.project.interface_pot();
      wanted->push_back({pot.parent_path() / (new_language + ".po"), pot, is_content});
    }
  }
  int code = exit_clean;
  for (const LanguageFile& file : *wanted) {
    if (context.is_stopped()) return exit_findings;
    code = std::max(code, merge_file(context, file, may_write));
  }
  return code;
}

Result<std::vector<LanguageFile>> chosen(const LocaleContext& context, const std::vector<fs::path>& files) {
  if (files.empty()) return files_of(context.project);
  std::vector<LanguageFile> found;
  for (const fs::path& file : files) {
    std::error_code problem;
    if (!fs::exists(file, problem)) return fail(ErrorKind::NotFound, "there is no such file", file.string());
    auto one = file_of(context.project, file);
    if (!one) return tl::unexpected(one.error());
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::vector<Remark>> check(const LocaleContext& context, const std::vector<LanguageFile>& files,
                                  text::Engine* engine) {
  std::vector<Remark> all;
  std::map<fs::path, PoDocument> pots;
  std::vector<std::string> names;
  std::vector<StandingName> standing_names;
  if (const auto content = read_content(context.project)) {
    names = german_names_of(*content);
    standing_names = standing_names_of(*content);
  }
  for (const LanguageFile& file : files) {
    if (context.is_stopped()) return fail(ErrorKind::Cancelled, "stopped; the files are as they were");
    if (!pots.contains(file.pot)) {
      auto pot = locale::read_po_document(file.pot);
      if (!pot) return tl::unexpected(pot.error());
      pots.emplace(file.pot, std::move(*pot));
    }
    const Yardstick yardstick{&pots.at(file.pot), file.is_content, file.is_content ? names : std::vector<std::string>{},
                              engine, file.is_content ? standing_names : std::vector<StandingName>{}};
    for (Remark& remark : check_file(file.file, yardstick))
      all.push_back(std::move(remark));
    if (engine != nullptr) engine->trim_cache();
  }
  return all;
}

int report(const LocaleContext& context, ReportShape shape, const fs::path& html) {
  const auto languages = languages_of(context.project);
  if (!languages) return context.refuse(languages.error());
  const auto interface_pot = locale::read_po_document(context.project.interface_pot());
  const auto content_pot = locale::read_po_document(context.project.content_pot());
  if (!interface_pot) return context.refuse(interface_pot.error());
  if (!content_pot) return context.refuse(content_pot.error());
  std::vector<Row> rows;
  for (const locale::LanguageName& name : *languages) {
    const std::string file = name.language.tag + ".po";
    std::error_code problem;
    const bool is_begun = fs::exists(context.project.locales / file, problem) ||
                          fs::exists(context.project.content_pot().parent_path() / file, problem);
    if (!is_begun) continue; // languages.toml also names those that nobody translates yet
    const auto own_interface = read_or_empty(context.project.locales / file);
    const auto own_content = read_or_empty(context.project.content_pot().parent_path() / file);
    if (!own_interface) return context.refuse(own_interface.error());
    if (!own_content) return context.refuse(own_content.error());
    rows.push_back(
        {name.language.tag, name.german, count(*interface_pot, *own_interface), count(*content_pot, *own_content)});
  }
  if (!html.empty()) {
    const Date today = date_of(locale::now().local);
    const std::string day = fmt::format("{:02}.{:02}.{}", static_cast<unsigned>(today.day()),
                                        static_cast<unsigned>(today.month()), static_cast<int>(today.year()));
    if (const auto written = write_file(html, report_html(rows, day)); !written) return context.refuse(written.error());
  }
  context.out << (shape == ReportShape::Json ? report_json(rows) : report_text(rows));
  return exit_clean;
}

int approve(const LocaleContext& context, const fs::path& file, const std::vector<std::string>& keys,
            const std::string& role) {
  if (!is_role(role))
    return context.refuse(Error{
        ErrorKind::WrongUsage,
        fmt::format("\"{}\" is no role; people's names do not belong here. Roles: {}", role, fmt::join(roles(), ", ")),
        {}});
  auto document = locale::read_po_document(file);
  if (!document) return context.refuse(document.error());
  const Approved done = translating::approve(*document, keys, role);
  for (const std::string& key : done.unknown)
    context.err << fmt::format(
        fmt::runtime(context.either("{}: es gibt keinen Text „{}“\n", "{}: there is no text \"{}\"\n")), file.string(),
        key);
  if (!done.unknown.empty()) return exit_wrong_usage;
  if (const int code = keep(context, *document, file, true); code != exit_clean) return code;
  context.out << fmt::format(
      fmt::runtime(context.either("{}: {} geprüft, {} waren es schon, {} ausgelassen (nicht oder veraltet übersetzt)\n",
                                  "{}: {} approved, {} were before, {} left out (not translated, or outdated)\n")),
      file.string(), done.approved, done.already, done.left_out);
  return exit_clean;
}

int write_pseudo(const LocaleContext& context, const fs::path& folder) {
  for (const bool is_content : {false, true}) {
    const auto pot =
        locale::read_po_document(is_content ? context.project.content_pot() : context.project.interface_pot());
    if (!pot) return context.refuse(pot.error());
    for (const locale::Pseudo pseudo : {locale::Pseudo::Accented, locale::Pseudo::Mirrored}) {
      const std::string tag = locale::language_of(pseudo).tag;
      PoDocument document = translating::merge(*pot, new_document(tag, tag)).document;
      for (locale::PoEntry& entry : document.entries) {
        const bool is_markdown = parse_note(entry.note).is_markdown;
        auto message =
            locale::pseudo_message(entry.source, pseudo, is_markdown ? locale::Marks::Markdown : locale::Marks::None);
        if (!message) return context.refuse(message.error());
        entry.translation = std::move(*message);
      }
      const fs::path into = folder / (is_content ? "content" : "interface");
      std::error_code problem;
      fs::create_directories(into, problem);
      if (const int code = keep(context, document, into / (tag + ".po"), true); code != exit_clean) return code;
    }
  }
  return exit_clean;
}

} // namespace kiosk::tools
