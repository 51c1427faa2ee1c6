#include "kiosk/app/house.h"

#include "kiosk/base/files.h"
#include "kiosk/container/refusals.h"
#include "kiosk/install/library.h"
#include "kiosk/locale/berlin_time.h"
#include "kiosk/pack/words.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <malloc.h>
#include <spdlog/spdlog.h>

namespace kiosk::app {

Result<Words> open_words(const Resources& resources) {
  auto catalogue = locale::Catalogue::open(resources.locales);
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto engine = text::Engine::open(resources.font_table);
  if (!engine) return tl::unexpected(engine.error());
  return Words{std::move(*catalogue), std::move(*engine)};
}

namespace {

/// The languages of a house: German, then as kiosk.toml orders them, else as languages.toml does. "Kurz und einfach"
/// is none of them.
std::vector<Language> shared_languages(const pack::Pack& pack, const Configuration& configuration,
                                       const locale::Catalogue& catalogue) {
  const std::vector<Language>& in_pack = pack.about().languages;
  std::vector<Language> wanted = configuration.languages;
  if (wanted.empty())
    for (const locale::LanguageName& name : catalogue.names())
      wanted.push_back(name.language);
  std::vector<Language> shared{Language{}}; // German is always there
  for (const Language& language : wanted) {
    const bool known = std::find(in_pack.begin(), in_pack.end(), language) != in_pack.end() && catalogue.has(language);
    if (known && !is_short_form(language) && std::find(shared.begin(), shared.end(), language) == shared.end())
      shared.push_back(language);
  }
  return shared;
}

/// Those of `languages` that the pack has short texts for. The kiosk's own words may lack them: they are short.
std::vector<Language> languages_with_short(const std::vector<Language>& languages, const pack::Pack& pack) {
  const std::vector<Language>& in_pack = pack.about().languages;
  std::vector<Language> with_short;
  std::copy_if(languages.begin(), languages.end(), std::back_inserter(with_short), [&](const Language& language) {
    return std::find(in_pack.begin(), in_pack.end(), short_form(language)) != in_pack.end();
  });
  return with_short;
}

locale::BroughtWords brought_by(const pack::Interface& interface) {
  locale::BroughtWords brought{{interface.language, interface.own_name, interface.german_name}, interface.revised, {}};
  for (const pack::InterfaceMessage& message : interface.messages) {
    locale::PoUnit unit;
    unit.key = message.key;
    unit.source = message.german;
    unit.translation = message.message;
    unit.origin.origin = pack::word_of(message.origin);
    unit.origin.on = message.made_on;
    unit.origin.approved_by = message.approved_by;
    brought.units.push_back(std::move(unit));
  }
  return brought;
}

/// What the pack brings that is newer than the program's own. What does not fit is left out, and the log says why.
void lay_over_pack_words(locale::Catalogue& catalogue, const pack::Pack& pack) {
  const auto interfaces = pack.interfaces();
  if (!interfaces) {
    spdlog::error("the pack's words of the kiosk cannot be read: {}", interfaces.error().sentence());
    return;
  }
  for (const pack::Interface& interface : *interfaces) {
    const locale::Laid laid = catalogue.lay_over_if_newer(brought_by(interface));
    if (laid.used > 0)
      spdlog::info("{} words of the kiosk in \"{}\" come from the pack (worked on {})", laid.used,
                   interface.language.tag, interface.revised);
    for (const std::string& why : laid.left_out)
      spdlog::warn("a word of the kiosk in the pack is left out: {}", why);
  }
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
  settings.idle_warning_seconds = static_cast<int>(configuration.idle.warning.count());
  settings.earliest_day = container::program_released();
  House house{std::move(pack), std::move(settings), catalogue};
  renew_words(house, configuration, catalogue);
  return house;
}

void renew_words(House& house, const Configuration& configuration, const locale::Catalogue& program) {
  house.settings.preview.clear();
  house.pack.end_preview();
  house.catalogue = program;
  lay_over_pack_words(house.catalogue, house.pack);
  house.settings.languages = shared_languages(house.pack, configuration, house.catalogue);
  house.settings.with_short = languages_with_short(house.settings.languages, house.pack);
}

Result<House> open_house(const std::filesystem::path& file, const Configuration& configuration,
                         const locale::Catalogue& catalogue, const install::OpenRules& rules) {
  auto opened = install::open_pack_file(file, rules);
  if (!opened) return tl::unexpected(opened.error());
  return make_house(std::move(opened->pack), configuration, catalogue);
}

Result<House> open_current_house(const Configuration& configuration, const locale::Catalogue& catalogue) {
  auto library =
      install::Library::open({configuration.library, configuration.trust, configuration.scope, locale::now().local});
  if (!library) return tl::unexpected(library.error());
  const auto current = library->state().current;
  if (!current) return fail(ErrorKind::NoPack, "the library has no current pack");
  auto installed = library->pack(*current);
  if (!installed) return tl::unexpected(installed.error());
  auto pack = pack::Pack::open(installed->database());
  if (!pack) return tl::unexpected(pack.error());
  return make_house(std::move(*pack), configuration, catalogue);
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

std::vector<std::string> texts_of(const House& house) {
  std::vector<std::string> texts;
  // A string that cannot be read is not shown either.
  (void)house.pack.each_string([&](std::string_view, std::string_view, std::string_view value) -> Result<void> {
    texts.emplace_back(value);
    return {};
  });
  for (const Language& language : {Language{}, short_form(Language{})}) {
    const locale::Messages& german = house.catalogue.in(language);
    for (const std::string& key : german.keys())
      texts.emplace_back(german.message(key));
  }
  for (const container::RefusalWords& words : container::all_refusals())
    texts.emplace_back(words.german);
  for (const screens::Specimen& specimen : house.settings.specimens)
    texts.push_back(specimen.paragraph);
  return texts;
}

void give_memory_back() {
  constexpr int large_bytes = 256 * 1024;
  ::mallopt(M_MMAP_THRESHOLD, large_bytes);
  ::mallopt(M_TRIM_THRESHOLD, large_bytes);
}

void keep_memory() {
  constexpr int screens_bytes = 32 * 1024 * 1024, spare_bytes = 8 * screens_bytes;
  ::mallopt(M_MMAP_THRESHOLD, screens_bytes);
  ::mallopt(M_TRIM_THRESHOLD, spare_bytes);
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
