#include "kiosk/app/locale_preview.h"

#include "kiosk/base/files.h"
#include "kiosk/install/child.h"
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

} // namespace

Result<LocalePreview> read_locale_preview(const fs::path& file, const locale::Catalogue& program,
                                          const fs::path& validator) {
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

  LocalePreview preview{{program.name_of({tag}), locale::revision_in(*bytes), std::move(*units)}, 0, {}};
  locale::Catalogue trial = program;
  locale::Laid laid = trial.lay_over(preview.words);
  preview.used = laid.used;
  preview.left_out = std::move(laid.left_out);
  if (preview.used > 0) return preview;
  return fail(ErrorKind::WrongSource, "no text of the kiosk in this file can be shown", file.filename().string());
}

void show_preview(House& house, const LocalePreview& preview) {
  (void)house.catalogue.lay_over(preview.words);
  std::vector<Language>& offered = house.settings.languages;
  const Language language = full_form(preview.words.name.language);
  if (std::find(offered.begin(), offered.end(), language) == offered.end()) offered.push_back(language);
  house.settings.preview = preview.words.name.german;
}

} // namespace kiosk::app
