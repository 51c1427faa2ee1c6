#include "kiosk/translating/project.h"

#include "kiosk/locale/language_names.h"

#include <algorithm>
#include <set>
#include <sstream>

namespace kiosk::translating {

namespace fs = std::filesystem;

Result<Project> find_project(const fs::path& start) {
  std::error_code problem;
  for (fs::path folder = fs::weakly_canonical(start, problem); !folder.empty(); folder = folder.parent_path()) {
    const Project project{folder, folder / "locales", folder / "content"};
    if (fs::exists(project.interface_pot(), problem)) return project;
    if (folder == folder.parent_path()) break;
  }
  return fail(
      ErrorKind::NotFound,
      "there is no locales/elternkiosk.pot here or in a folder above; go into the project, or name it with --root",
      start.string());
}

std::vector<LanguageFile> files_of(const Project& project) {
  std::vector<LanguageFile> files;
  for (const bool is_content : {false, true}) {
    const fs::path pot = is_content ? project.content_pot() : project.interface_pot();
    std::vector<fs::path> found;
    std::error_code problem;
    for (fs::directory_iterator entry(pot.parent_path(), problem), end; !problem && entry != end;
         entry.increment(problem))
      if (entry->path().extension() == ".po") found.push_back(entry->path());
    std::sort(found.begin(), found.end());
    for (const fs::path& file : found)
      files.push_back({file, pot, is_content});
  }
  return files;
}

Result<LanguageFile> file_of(const Project& project, const fs::path& file) {
  std::error_code problem;
  const fs::path folder = fs::weakly_canonical(file, problem).parent_path();
  for (const bool is_content : {false, true}) {
    const fs::path pot = is_content ? project.content_pot() : project.interface_pot();
    if (folder == fs::weakly_canonical(pot, problem).parent_path()) return LanguageFile{file, pot, is_content};
  }
  for (const bool is_content : {false, true}) {
    const fs::path beside = folder / (is_content ? "content.pot" : "elternkiosk.pot");
    if (fs::exists(beside, problem)) return LanguageFile{file, beside, is_content};
  }
  // A file from elsewhere, an e-mail for example: its keys tell.
  const auto document = locale::read_po_document(file);
  if (!document) return LanguageFile{file, project.interface_pot(), false}; // its faults are told by the check
  const auto pot = locale::read_po_document(project.interface_pot());
  if (!pot) return tl::unexpected(pot.error());
  std::set<std::string, std::less<>> own;
  for (const locale::PoEntry& entry : pot->entries)
    own.insert(entry.key);
  const bool is_interface = std::any_of(document->entries.begin(), document->entries.end(),
                                        [&own](const locale::PoEntry& entry) { return own.contains(entry.key); });
  return LanguageFile{file, is_interface ? project.interface_pot() : project.content_pot(), !is_interface};
}

Result<authoring::Content> read_content(const Project& project) {
  authoring::Findings findings;
  authoring::Content content = authoring::load_content(project.content, findings);
  authoring::check_references(content, findings);
  if (!findings.has_errors()) return content;
  std::ostringstream sentences;
  sentences << "the content has faults, correct them first:\n";
  findings.print(sentences, project.content.string());
  std::string told = sentences.str();
  while (!told.empty() && told.back() == '\n')
    told.pop_back();
  return fail(ErrorKind::WrongSource, std::move(told), project.content.string());
}

std::vector<std::string> german_names_of(const authoring::Content& content) {
  std::set<std::string> names;
  for (const pack::Term& term : content.terms) {
    names.insert(term.word);
    names.insert(term.aliases.begin(), term.aliases.end());
  }
  for (const pack::Application& application : content.applications) {
    names.insert(application.german_name);
    for (const auto& document : application.documents)
      names.insert(document.german_name);
  }
  names.erase("");
  return {names.begin(), names.end()};
}

Result<std::vector<locale::LanguageName>> languages_of(const Project& project) {
  auto names = locale::read_language_names(project.locales / "languages.toml");
  if (!names) return names;
  names->erase(std::remove_if(names->begin(), names->end(),
                              [](const locale::LanguageName& name) { return name.language.is_german(); }),
               names->end());
  return names;
}

} // namespace kiosk::translating
