#include "kiosk/app/locale_preview.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/child.h"
#include "kiosk/install/validate.h"
#include "kiosk/locale/characters.h"
#include "kiosk/locale/po_language.h"
#include "kiosk/locale/po_revision.h"
#include "kiosk/markup/markup.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

/// Bytes that nobody can change any more, with a path by which our child can read them, too.
class FixedBytes {
public:
  explicit FixedBytes(std::string_view bytes) : descriptor_(::memfd_create("preview.po", MFD_CLOEXEC)) {
    while (descriptor_ >= 0 && !bytes.empty()) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count <= 0) break;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    is_whole_ = descriptor_ >= 0 && bytes.empty();
  }
  FixedBytes(const FixedBytes&) = delete;
  FixedBytes& operator=(const FixedBytes&) = delete;
  ~FixedBytes() {
    if (descriptor_ >= 0) (void)::close(descriptor_);
  }
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  [[nodiscard]] fs::path path() const { return fmt::format("/proc/{}/fd/{}", ::getpid(), descriptor_); }

private:
  int descriptor_;
  bool is_whole_ = false;
};

constexpr std::size_t name_letters_max = 48, why_letters_max = 200, reasons_max = 2;

/// A path that tells nobody anything does not stand in a sentence.
std::string without(std::string text, const std::string& path) {
  for (std::size_t at = text.find(path); at != std::string::npos; at = text.find(path))
    text.erase(at, path.size());
  return text;
}

/// The 12 of "file:12"; 0 where there is none.
int line_of(const std::string& where) {
  const std::size_t colon = where.rfind(':');
  int line = 0;
  if (colon != std::string::npos) std::from_chars(where.data() + colon + 1, where.data() + where.size(), line);
  return std::max(line, 0);
}

/// Says in `told` what is wrong with the file; `path` is where its bytes were read.
void tell(staff::TranslationFile& told, staff::FileFault fault, const Error& error, const fs::path& path) {
  told.fault = fault;
  told.line = line_of(error.where);
  told.why = container::harmless(without(error.detail, path.string()), why_letters_max);
}

/// The header's language, else the name's; German is what is translated, so that a header that says it says nothing.
void tell_language(staff::TranslationFile& told, const std::string& stem, std::string_view bytes,
                   const locale::Catalogue& program) {
  std::vector<Language> known;
  for (const locale::LanguageName& name : program.names())
    known.push_back(name.language);
  const Language in_header = locale::language_of_tag(locale::language_in(bytes), known);
  const Language in_name = locale::language_of_name(stem, known);
  const auto says = [](const Language& language) { return !language.tag.empty() && !language.is_german(); };
  if (says(in_header)) {
    told.language = in_header;
    // "neu.po" is perhaps a language's tag; what we know by name is meant.
    told.contradicts =
        says(in_name) && in_name != in_header && std::find(known.begin(), known.end(), in_name) != known.end();
  } else if (says(in_name)) {
    told.language = in_name;
  } else {
    told.fault = staff::FileFault::Nameless;
    told.why = "neither its header (Language:) nor its name tells a language";
  }
}

/// Why a text of the content cannot be shown; empty when it can.
std::string fault_of(const locale::PoUnit& unit, const std::string& german) {
  if (german != unit.source) return "the German text is another one by now";
  const auto arguments = locale::arguments_of(unit.translation);
  if (!arguments) return arguments.error().detail;
  if (!arguments->empty()) return "a text of the content has no {arguments}";
  if (const auto spans = markup::parse_inline(unit.translation); !spans) return spans.error().detail;
  const auto faults = locale::faults_of_characters(unit.translation);
  return faults.empty() ? std::string{} : faults.front();
}

/// Sorts the units by their keys: the kiosk's own words, and those that are of the pack's content.
void sort_out(LocalePreview& preview, std::vector<locale::PoUnit> units, const pack::Pack* pack) {
  const std::size_t bytes_max = install::Limits{}.text_bytes_max;
  for (locale::PoUnit& unit : units) {
    if (unit.translation.empty() || unit.fuzzy) continue;
    const std::string german = pack != nullptr ? pack->text({unit.key}, Language{}).message : std::string{};
    std::string fault;
    if (unit.translation.size() > bytes_max)
      fault = fmt::format("it is {} bytes long; at most {}", unit.translation.size(), bytes_max);
    else if (!german.empty())
      fault = fault_of(unit, german);
    if (!fault.empty())
      preview.left_out.push_back(fmt::format("{} ({}): {}", unit.key, preview.told.language.tag, fault));
    else
      (german.empty() ? preview.words.units : preview.texts).push_back(std::move(unit));
  }
}

/// Tries the words on a copy of the program's, and counts.
void count(LocalePreview& preview, const locale::Catalogue& program) {
  locale::Catalogue trial = program;
  const locale::Laid laid = trial.lay_over(preview.words);
  preview.left_out.insert(preview.left_out.end(), laid.left_out.begin(), laid.left_out.end());
  preview.told.used = laid.used + static_cast<int>(preview.texts.size());
  preview.told.left_out = static_cast<int>(preview.left_out.size());
  for (std::size_t i = 0; i < std::min(reasons_max, preview.left_out.size()); ++i)
    preview.told.reasons.push_back(container::harmless(preview.left_out[i], why_letters_max));
}

} // namespace

Result<LocalePreview> read_locale_preview(const fs::path& file, const PreviewSource& source) {
  LocalePreview preview;
  staff::TranslationFile& told = preview.told;
  told.name = container::harmless(file.filename().native(), name_letters_max);
  const auto bytes = read_file(file, preview_bytes_max);
  if (!bytes) {
    std::error_code problem;
    const bool is_gone = bytes.error().kind != ErrorKind::TooLarge && !fs::exists(file, problem);
    if (is_gone) return fail(ErrorKind::NotFound, "the file is gone", told.name);
    const bool is_large = bytes.error().kind == ErrorKind::TooLarge;
    tell(told, is_large ? staff::FileFault::Broken : staff::FileFault::Unreadable, bytes.error(), file);
    told.line = 0;
    return preview;
  }
  tell_language(told, file.stem().native(), *bytes, source.program);
  if (told.fault != staff::FileFault::None) return preview;
  const FixedBytes fixed(*bytes);
  if (!fixed.is_whole()) {
    tell(told, staff::FileFault::Broken, {ErrorKind::Internal, "there is no memory for the file", {}, {}}, {});
    return preview;
  }
  const auto looked = install::validate_in_child(source.validator, fixed.path(), source.watch);
  if (!looked && looked.error().kind == ErrorKind::Cancelled) return tl::unexpected(looked.error());
  auto units = looked ? locale::read_po(fixed.path()) : tl::unexpected(looked.error());
  if (!units) {
    tell(told, staff::FileFault::Broken, units.error(), fixed.path());
    return preview;
  }
  preview.words.name = source.program.name_of(told.language);
  preview.words.revised = locale::revision_in(*bytes);
  sort_out(preview, std::move(*units), source.pack);
  count(preview, source.program);
  return preview;
}

void show_previews(House& house, const std::vector<LocalePreview>& previews) {
  std::vector<Language>& offered = house.settings.languages;
  std::vector<std::string> names;
  for (const LocalePreview& preview : previews) {
    const Language& language = preview.words.name.language;
    (void)house.catalogue.lay_over(preview.words);
    for (const locale::PoUnit& unit : preview.texts)
      house.pack.preview({unit.key}, language, unit.translation,
                         locale::Messages::origin_as_changed(unit).origin == "machine" ? pack::Origin::Machine
                                                                                       : pack::Origin::Human);
    if (std::find(offered.begin(), offered.end(), full_form(language)) == offered.end())
      offered.push_back(full_form(language));
    if (std::find(names.begin(), names.end(), preview.words.name.german) == names.end())
      names.push_back(preview.words.name.german);
  }
  house.settings.preview = fmt::format("{}", fmt::join(names, ", "));
}

} // namespace kiosk::app
