// What `elternkiosk-locale` does with files: extract, merge, check, report, approve, pseudo. Words in, exit code out.
#pragma once

#include "kiosk/text/engine.h"
#include "kiosk/translating/check.h"
#include "kiosk/translating/extract.h"
#include "kiosk/translating/project.h"

#include <atomic>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace kiosk::tools {

inline constexpr int exit_clean = 0, exit_findings = 1, exit_wrong_usage = 2;

/// What all commands share.
struct LocaleContext {
  translating::Project project;
  translating::Tongue tongue = translating::Tongue::German;
  std::ostream& out;
  std::ostream& err;
  const std::atomic<bool>* stop = nullptr; ///< set by Ctrl-C: what is not written yet is left

  [[nodiscard]] bool is_stopped() const { return stop != nullptr && stop->load(); }
  [[nodiscard]] const char* either(const char* german, const char* english) const {
    return tongue == translating::Tongue::German ? german : english;
  }
  /// Prints an error; its exit code.
  int refuse(const Error& error) const;
};

/// Both templates anew, with what was measured on the screens. `may_write` false: only says what would change.
[[nodiscard]] int extract(const LocaleContext& context, const authoring::Content& content,
                          const translating::OnScreens& on_screens, bool may_write);
/// Brings the files (all when there are none) up to their templates; `new_language` makes both files of one.
[[nodiscard]] int merge(const LocaleContext& context, const std::vector<std::filesystem::path>& files,
                        const std::string& new_language, bool may_write);
/// The remarks on the files (all when there are none); null engine: without glyphs.
[[nodiscard]] Result<std::vector<translating::Remark>>
check(const LocaleContext& context, const std::vector<translating::LanguageFile>& files, text::Engine* engine);
/// The files by name, or all of the project.
[[nodiscard]] Result<std::vector<translating::LanguageFile>> chosen(const LocaleContext& context,
                                                                    const std::vector<std::filesystem::path>& files);
enum class ReportShape { Text, Json };
[[nodiscard]] int report(const LocaleContext& context, ReportShape shape, const std::filesystem::path& html);
[[nodiscard]] int approve(const LocaleContext& context, const std::filesystem::path& file,
                          const std::vector<std::string>& keys, const std::string& role);
/// `folder/interface/<tag>.po` and `folder/content/<tag>.po` of both pseudo-languages.
[[nodiscard]] int write_pseudo(const LocaleContext& context, const std::filesystem::path& folder);

} // namespace kiosk::tools
