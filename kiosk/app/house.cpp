#include "kiosk/app/house.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace kiosk::app {

Result<Words> open_words(const Resources& resources) {
  auto catalogue = locale::Catalogue::open(resources.locales);
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto engine = text::Engine::open(resources.font_table);
  if (!engine) return tl::unexpected(engine.error());
  return Words{std::move(*catalogue), std::move(*engine)};
}

namespace {

std::vector<Language> shared_languages(const pack::Pack& pack, const Configuration& configuration,
                                       const locale::Catalogue& catalogue) {
  const std::vector<Language>& in_pack = pack.about().languages;
  const std::vector<Language>& wanted = configuration.languages.empty() ? in_pack : configuration.languages;
  std::vector<Language> shared{Language{}}; // German is always there
  for (const Language& language : wanted) {
    const bool known = std::find(in_pack.begin(), in_pack.end(), language) != in_pack.end() && catalogue.has(language);
    if (known && std::find(shared.begin(), shared.end(), language) == shared.end()) shared.push_back(language);
  }
  return shared;
}

} // namespace

Result<House> open_house(const std::filesystem::path& file, const Configuration& configuration,
                         const locale::Catalogue& catalogue) {
  auto pack = pack::Pack::open(file);
  if (!pack) return tl::unexpected(pack.error());
  if (pack->kita(configuration.kita) == nullptr) {
    std::vector<std::string> ids;
    for (const pack::Kita& kita : pack->kitas())
      ids.push_back(kita.id);
    return fail(ErrorKind::WrongSource,
                fmt::format("the pack has no Kita \"{}\"; it has: {}", configuration.kita, fmt::join(ids, ", ")));
  }
  screens::Settings settings;
  settings.kita = configuration.kita;
  settings.languages = shared_languages(*pack, configuration, catalogue);
  settings.idle_warning_seconds = static_cast<int>(configuration.idle.warning.count());
  return House{std::move(*pack), std::move(settings)};
}

Result<std::vector<screens::Specimen>> read_specimens(const Resources& resources, const locale::Catalogue& catalogue) {
  constexpr std::uintmax_t bytes_max = std::uintmax_t{64} * 1024;
  const std::filesystem::path folder = resources.font_table.parent_path() / "samples";
  std::vector<screens::Specimen> specimens;
  std::size_t files = 0;
  std::error_code problem;
  for (std::filesystem::directory_iterator entry(folder, problem), end; !problem && entry != end;
       entry.increment(problem))
    files += entry->path().extension() == ".txt" ? 1 : 0;
  for (const locale::LanguageName& name : catalogue.names()) {
    const std::filesystem::path file = folder / (name.language.tag + ".txt");
    if (!std::filesystem::exists(file, problem)) continue;
    auto paragraph = read_file(file, bytes_max);
    if (!paragraph) return tl::unexpected(paragraph.error());
    while (!paragraph->empty() && paragraph->back() == '\n')
      paragraph->pop_back();
    if (paragraph->empty()) return fail(ErrorKind::WrongSource, "there is no paragraph in this file", file.string());
    specimens.push_back({name, std::move(*paragraph)});
  }
  if (specimens.empty()) return fail(ErrorKind::NotFound, "there are no sample paragraphs", folder.string());
  if (specimens.size() != files)
    return fail(ErrorKind::WrongSource, "a sample paragraph's language has no row in languages.toml", folder.string());
  return specimens;
}

std::string card_code(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::PackDamaged:
    return "damaged-pack";
  case ErrorKind::PackOfOtherKind:
    return "other-pack";
  default:
    return "no-pack";
  }
}

} // namespace kiosk::app
