#include "kiosk/app/locale_preview.h"

#include "kiosk/base/files.h"
#include "kiosk/install/child.h"
#include "kiosk/locale/characters.h"
#include "kiosk/locale/po_revision.h"

#include <algorithm>
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

/// The file's name in place of a path that tells nothing.
Error told_of(Error error, const fs::path& shown, const fs::path& file) {
  const std::string hidden = shown.string();
  if (error.where.rfind(hidden, 0) == 0) error.where.replace(0, hidden.size(), file.filename().string());
  return error;
}

bool is_language_tag(const std::string& tag) {
  return tag.size() >= 2 && tag.size() <= 20 && tag != "de" && std::all_of(tag.begin(), tag.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
         });
}

/// Why a text of the content cannot be shown; empty when it can.
std::string fault_of(const locale::PoUnit& unit, const std::string& german) {
  if (german != unit.source) return "the German text is another one by now";
  const auto arguments = locale::arguments_of(unit.translation);
  if (!arguments) return arguments.error().detail;
  if (!arguments->empty()) return "a text of the content has no {arguments}";
  const auto faults = locale::faults_of_characters(unit.translation);
  return faults.empty() ? std::string{} : faults.front();
}

/// Sorts out the units that are of the pack's content.
void take_texts(LocalePreview& preview, const pack::Pack& pack) {
  std::vector<locale::PoUnit> words;
  for (locale::PoUnit& unit : preview.words.units) {
    const std::string german = pack.text({unit.key}, Language{}).message;
    if (german.empty()) {
      words.push_back(std::move(unit));
      continue;
    }
    if (unit.translation.empty() || unit.fuzzy) continue;
    if (std::string fault = fault_of(unit, german); !fault.empty())
      preview.left_out.push_back(fmt::format("{} ({}): {}", unit.key, preview.words.name.language.tag, fault));
    else
      preview.texts.push_back(std::move(unit));
  }
  preview.words.units = std::move(words);
}

} // namespace

Result<LocalePreview> read_locale_preview(const fs::path& file, const locale::Catalogue& program,
                                          const fs::path& validator, const pack::Pack* pack) {
  const std::string tag = file.stem().string();
  if (file.extension() != ".po" || !is_language_tag(tag))
    return fail(ErrorKind::WrongSource, "a translation's file is named after its language, such as uk.po",
                file.filename().string());
  const auto bytes = read_file(file, preview_bytes_max);
  if (!bytes) return tl::unexpected(bytes.error());
  const FixedBytes fixed(*bytes);
  if (!fixed.is_whole()) return fail(ErrorKind::Internal, "there is no memory for the file", file.string());
  if (const auto looked = install::validate_in_child(validator, fixed.path(), {}); !looked)
    return tl::unexpected(told_of(looked.error(), fixed.path(), file));
  auto units = locale::read_po(fixed.path());
  if (!units) return tl::unexpected(told_of(units.error(), fixed.path(), file));

  LocalePreview preview{{program.name_of({tag}), locale::revision_in(*bytes), std::move(*units)}, {}, 0, {}};
  if (pack != nullptr) take_texts(preview, *pack);
  locale::Catalogue trial = program;
  locale::Laid laid = trial.lay_over(preview.words);
  preview.used = laid.used + static_cast<int>(preview.texts.size());
  preview.left_out.insert(preview.left_out.end(), laid.left_out.begin(), laid.left_out.end());
  if (preview.used > 0) return preview;
  return fail(ErrorKind::WrongSource, "no text of the kiosk in this file can be shown", file.filename().string());
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
