#include "kiosk/translating/check.h"

#include "kiosk/authoring/text_rules.h"
#include "kiosk/base/files.h"
#include "kiosk/base/moment.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/locale/po_lines.h"
#include "kiosk/pack/words.h"
#include "kiosk/text/character_name.h"
#include "kiosk/text/engine.h"
#include "kiosk/translating/letters.h"
#include "kiosk/translating/note.h"
#include "kiosk/translating/roles.h"
#include "kiosk/translating/unit_rules.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

namespace kiosk::translating {
namespace {

namespace fs = std::filesystem;
using locale::PoEntry;

/// "path:12" taken apart.
int line_of(const std::string& where) {
  int line = 1;
  const std::size_t colon = where.rfind(':');
  if (colon != std::string::npos) std::from_chars(where.data() + colon + 1, where.data() + where.size(), line);
  return std::max(line, 1);
}

class FileCheck {
public:
  FileCheck(const fs::path& file, const Yardstick& yardstick)
      : file_(file), yardstick_(yardstick), language_{file.stem().string()} {}

  std::vector<Remark> check() {
    const auto document = locale::read_po_document(file_);
    if (!document) {
      remarks_.push_back({Level::Error,
                          "po",
                          file_.string(),
                          line_of(document.error().where),
                          1,
                          {},
                          "Diese Datei ist keine lesbare PO-Datei: " + document.error().detail +
                              ". Es wurde nichts geändert. Öffnen Sie sie in Poedit oder nehmen Sie die letzte gute.",
                          "This is no readable PO file: " + document.error().detail +
                              ". Nothing was changed. Open it in Poedit, or take the last good one."});
      return std::move(remarks_);
    }
    bytes_ = read_file(file_).value_or("");
    check_header(*document);
    for (const PoEntry& entry : yardstick_.pot->entries)
      of_template_[entry.key] = &entry;
    for (const PoEntry& entry : document->entries)
      if (!entry.obsolete) check_entry(entry);
    check_standing_names(*document);
    std::stable_sort(remarks_.begin(), remarks_.end(),
                     [](const Remark& a, const Remark& b) { return a.line < b.line; });
    return std::move(remarks_);
  }

private:
  void add(const PoEntry& entry, Fault fault) {
    const locale::PoPosition position = locale::position_in_po(bytes_, entry.line, fault.offset);
    const bool has_place = fault.offset > 0 || fault.code == "not-icu";
    remarks_.push_back({fault.level, std::move(fault.code), file_.string(), has_place ? position.line : entry.line,
                        has_place ? position.column : 1, entry.key, std::move(fault.german), std::move(fault.english)});
  }

  void check_header(const locale::PoDocument& document) {
    const std::string told = document.field("Language");
    std::string same = told;
    std::replace(same.begin(), same.end(), '_', '-');
    if (same == language_.tag) return;
    remarks_.push_back({Level::Error,
                        "header-language",
                        file_.string(),
                        1,
                        1,
                        {},
                        fmt::format("Im Kopf steht „Language: {}“, der Dateiname sagt „{}“. Beides muss gleich sein.",
                                    told, language_.tag),
                        fmt::format("The header says \"Language: {}\", the file's name \"{}\". Both must be the same.",
                                    told, language_.tag)});
  }

  void check_entry(const PoEntry& entry) {
    const auto found = of_template_.find(entry.key);
    if (found == of_template_.end()) {
      add(entry,
          {Level::Error, "key-unknown", 0,
           "Diesen Text gibt es nicht (mehr). Rufen Sie „elternkiosk-locale merge“ auf; es hebt ihn als veraltet auf.",
           "There is no such text (any more). Run \"elternkiosk-locale merge\"; it keeps it as obsolete."});
      return;
    }
    if (entry.translation.empty() || entry.fuzzy) return;
    if (entry.source != found->second->source) {
      add(entry,
          {Level::Error, "german-changed", 0,
           "Der deutsche Text ist inzwischen anders. Rufen Sie „elternkiosk-locale merge“ auf und übersetzen Sie neu.",
           "The German is another by now. Run \"elternkiosk-locale merge\" and translate anew."});
      return;
    }
    check_origin(entry);
    const bool is_markdown = parse_note(found->second->note).is_markdown || authoring::has_markdown(entry.source);
    Faults faults = check_text(entry.source, entry.translation, language_, yardstick_.is_content, is_markdown);
    check_glyphs(entry, faults);
    check_names(entry, faults);
    for (Fault& fault : faults)
      add(entry, std::move(fault));
  }

  void check_origin(const PoEntry& entry) {
    const locale::Origin origin = entry.origin();
    const auto word = pack::from_word<pack::Origin>(origin.origin);
    if (!word)
      add(entry,
          {Level::Error, "origin-word", 0,
           fmt::format("origin={} gibt es nicht: machine, machine-reviewed, human oder official.", origin.origin),
           fmt::format("There is no origin={}: machine, machine-reviewed, human or official.", origin.origin)});
    const bool is_machine = word && (*word == pack::Origin::Machine || *word == pack::Origin::MachineReviewed);
    if (is_machine && origin.hash.empty())
      add(entry, {Level::Error, "origin-hash", 0,
                  fmt::format("Im Kommentar fehlt hash={}.",
                              locale::fingerprint(entry.translation, locale::origin_hash_digits)),
                  fmt::format("The comment lacks hash={}.",
                              locale::fingerprint(entry.translation, locale::origin_hash_digits))});
    if (!origin.on.empty() && !parse_date(origin.on))
      add(entry, {Level::Error, "origin-date", 0, fmt::format("on={} ist kein Datum wie 2026-11-22.", origin.on),
                  fmt::format("on={} is no date such as 2026-11-22.", origin.on)});
    if (!origin.approved_by.empty() && !is_role(origin.approved_by))
      add(entry,
          {Level::Error, "origin-role", 0,
           fmt::format("approved-by={} ist keine Rolle. Namen von Menschen stehen hier nicht.", origin.approved_by),
           fmt::format("approved-by={} is no role. People's names do not stand here.", origin.approved_by)});
  }

  void check_glyphs(const PoEntry& entry, Faults& faults) const {
    if (yardstick_.engine == nullptr) return;
    constexpr int boundless_px = 1 << 17;
    text::Paragraph paragraph;
    paragraph.language = language_;
    paragraph.spans = {text::Span{entry.translation, text::Weight::Regular}, // any text may be bold somewhere
                       text::Span{"\n" + entry.translation, text::Weight::Bold}};
    std::set<char32_t> found;
    for (const text::MissingGlyph& missing : yardstick_.engine->lay_out(paragraph, boundless_px)->missing)
      found.insert(missing.character);
    for (const char32_t character : found) {
      const std::size_t at = entry.translation.find(utf8(character));
      faults.push_back({Level::Error, "glyph", at == std::string::npos ? 0 : at,
                        fmt::format("Keine Schrift des Kiosks hat das Zeichen {}. Schreiben Sie es anders.",
                                    text::character_name(character)),
                        fmt::format("No font of the kiosk has the character {}. Write it otherwise.",
                                    text::character_name(character))});
    }
  }

  /// A word that stands in „…“ in the German stands so on a letter: a reader must find it again.
  void check_names(const PoEntry& entry, Faults& faults) const {
    if (Language{"de-simple"} == language_) return;
    for (const std::string& name : yardstick_.german_names) {
      if (entry.source.find("„" + name + "“") == std::string::npos) continue;
      if (entry.translation.find(name) != std::string::npos) continue;
      faults.push_back(
          {Level::Hint, "term", 0,
           fmt::format("„{}“ steht auf Briefen und Schildern. Lassen Sie das deutsche Wort daneben stehen.", name),
           fmt::format("\"{}\" stands on letters and signs. Keep the German word beside the translation.", name)});
    }
  }

  void check_standing_names(const locale::PoDocument& document) {
    if (language_.is_german() || is_short_form(language_)) return; // German names stand in German
    std::vector<TranslatedText> texts;
    std::map<std::string_view, const PoEntry*> entries;
    for (const PoEntry& entry : document.entries) {
      const auto found = of_template_.find(entry.key);
      const bool is_shown = !entry.obsolete && !entry.fuzzy && !entry.translation.empty() &&
                            found != of_template_.end() && found->second->source == entry.source;
      if (!is_shown) continue;
      texts.push_back({entry.key, entry.source, entry.translation});
      entries[entry.key] = &entry;
    }
    for (const LostName& lost : lost_names(texts, yardstick_.standing_names)) {
      const std::string& word = lost.name->word;
      add(*entries.at(lost.key),
          {Level::Error, "name-lost", 0,
           fmt::format(
               "„{0}“ suchen Eltern auf Briefen und Türen, und kein Text dieser Seite nennt es. Schreiben Sie es "
               "einmal neben Ihr Wort: ({0}).",
               word),
           fmt::format(
               "Parents look for \"{0}\" on letters and doors, and no text of this page names it. Write it once "
               "beside your word: ({0}).",
               word)});
    }
  }

  const fs::path& file_;
  const Yardstick& yardstick_;
  Language language_;
  std::string bytes_;
  std::map<std::string, const PoEntry*, std::less<>> of_template_;
  std::vector<Remark> remarks_;
};

} // namespace

std::vector<Remark> check_file(const fs::path& file, const Yardstick& yardstick) {
  return FileCheck(file, yardstick).check();
}

Faults check_text(const std::string& german, const std::string& translation, const Language& language, bool is_content,
                  bool is_markdown) {
  Faults faults;
  find_broken(translation, language, faults);
  if (!faults.empty()) return faults;
  const auto german_shape = locale::shape_of(german);
  if (!german_shape) return faults; // the template is checked when it is made
  const Unit unit{
      german, translation, language, is_content, is_markdown, *german_shape, *locale::shape_of(translation)};
  find_other_arguments(unit, faults);
  find_marks(unit, faults);
  find_foreign_letters(unit, faults);
  find_other_data(unit, faults);
  return faults;
}

} // namespace kiosk::translating
