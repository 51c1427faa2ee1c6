#include "kiosk/app/house.h"

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

Result<install::OpenRules> rules_of(const Configuration& configuration, install::Drafts drafts) {
  install::OpenRules rules;
  rules.drafts = drafts;
  rules.policy.schema = install::schema_hash();
  // No clock: what has expired is labelled on the screen, never refused; installing is another matter.
  if (configuration.trust.empty()) return rules;
  auto trust = container::Trust::load(configuration.trust);
  if (!trust) return tl::unexpected(trust.error());
  rules.trust = std::move(*trust);
  return rules;
}

Result<House> make_house(pack::Pack pack, const Configuration& configuration, const locale::Catalogue& catalogue) {
  if (pack.kita(configuration.kita) == nullptr) {
    std::vector<std::string> ids;
    for (const pack::Kita& kita : pack.kitas())
      ids.push_back(kita.id);
    return fail(ErrorKind::WrongSource,
                fmt::format("the pack has no Kita \"{}\"; it has: {}", configuration.kita, fmt::join(ids, ", ")));
  }
  screens::Settings settings;
  settings.kita = configuration.kita;
  settings.languages = shared_languages(pack, configuration, catalogue);
  settings.idle_warning_seconds = static_cast<int>(configuration.idle.warning.count());
  settings.earliest_day = container::program_released();
  return House{std::move(pack), std::move(settings)};
}

Result<House> open_house(const std::filesystem::path& file, const Configuration& configuration,
                         const locale::Catalogue& catalogue, const install::OpenRules& rules) {
  auto opened = install::open_pack_file(file, rules);
  if (!opened) return tl::unexpected(opened.error());
  return make_house(std::move(opened->pack), configuration, catalogue);
}

std::string card_code(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::PackDamaged:
    return "damaged-pack";
  case ErrorKind::PackOfOtherKind:
  case ErrorKind::Refused:
    return "other-pack";
  default:
    return "no-pack";
  }
}

} // namespace kiosk::app
