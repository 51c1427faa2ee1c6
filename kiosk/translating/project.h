// Where the texts of the kiosk stand: two templates, and a file for each language beside each.
#pragma once

#include "kiosk/authoring/content.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/po_document.h"

#include <filesystem>
#include <vector>

namespace kiosk::translating {

/// Folders of a source tree, or what stands in for them.
struct Project {
  std::filesystem::path root;    ///< holds kiosk/, for the keys of the sources
  std::filesystem::path locales; ///< elternkiosk.pot, languages.toml, <tag>.po
  std::filesystem::path content; ///< pack.toml, po/content.pot, po/<tag>.po

  [[nodiscard]] std::filesystem::path interface_pot() const { return locales / "elternkiosk.pot"; }
  [[nodiscard]] std::filesystem::path content_pot() const { return content / "po" / "content.pot"; }
};

/// Looks in `start` and the folders above it. Fails with NotFound.
[[nodiscard]] Result<Project> find_project(const std::filesystem::path& start);

/// A language's file and the template that belongs to it.
struct LanguageFile {
  std::filesystem::path file;
  std::filesystem::path pot;
  bool is_content = false;

  [[nodiscard]] std::string tag() const { return file.stem().string(); }
};

/// All `<tag>.po` of both kinds, the kiosk's own words first.
[[nodiscard]] std::vector<LanguageFile> files_of(const Project& project);
/// The template that stands beside `file`, whichever kind it is; else the project's one of which `file` has keys.
[[nodiscard]] Result<LanguageFile> file_of(const Project& project, const std::filesystem::path& file);

/// The content's sources; faults of theirs as an error with all sentences.
[[nodiscard]] Result<authoring::Content> read_content(const Project& project);
/// Words that stand on letters and signs: of terms, forms and offices.
[[nodiscard]] std::vector<std::string> german_names_of(const authoring::Content& content);

/// The languages of languages.toml but German.
[[nodiscard]] Result<std::vector<locale::LanguageName>> languages_of(const Project& project);

} // namespace kiosk::translating
