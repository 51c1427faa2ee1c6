// All that is open while the kiosk runs: pack, words, fonts, settings of the house.
#pragma once

#include "kiosk/app/configuration.h"
#include "kiosk/install/open_file.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/pack/pack.h"
#include "kiosk/screens/scene.h"
#include "kiosk/text/engine.h"

#include <memory>
#include <optional>
#include <string>

namespace kiosk::app {

/// Words and fonts: needed even to say that there is no pack.
struct Words {
  locale::Catalogue catalogue;
  text::Engine engine;
};
[[nodiscard]] Result<Words> open_words(const Resources& resources);

/// The pack and what the house shows of it, in which words.
struct House {
  pack::Pack pack;
  screens::Settings settings;
  locale::Catalogue catalogue; ///< the program's, and over them what the pack brings newer
};

/// Which pack files this house opens: what its keys signed; with `drafts` Allowed, others, too. Fails with
/// KeyFile when the keys cannot be read.
[[nodiscard]] Result<install::OpenRules> rules_of(const Configuration& configuration, install::Drafts drafts);

/// A house on an open pack; keeps the languages that configuration, pack and locales share. A Kita that
/// the pack does not have is refused with the ids that it does.
[[nodiscard]] Result<House> make_house(pack::Pack pack, const Configuration& configuration,
                                       const locale::Catalogue& catalogue);
/// The same, opening the pack.
[[nodiscard]] Result<House> open_house(const std::filesystem::path& pack, const Configuration& configuration,
                                       const locale::Catalogue& catalogue, const install::OpenRules& rules);

/// Gives the house the program's words anew (a file of them was changed), and the pack's over them. Ends a preview.
void renew_words(House& house, const Configuration& configuration, const locale::Catalogue& program);
/// A house on the library's current pack, for looking at it: no try is counted, nothing is written.
[[nodiscard]] Result<House> open_current_house(const Configuration& configuration, const locale::Catalogue& catalogue);

/// The sample paragraphs beside the font table (`samples/<tag>.txt`), in the order of languages.toml: what
/// `picture` and `tour` show as `specimen`. Fails when there is none, or one belongs to no language.
[[nodiscard]] Result<std::vector<screens::Specimen>> read_specimens(const Resources& resources,
                                                                    const locale::Catalogue& catalogue);

/// All texts that may come onto the screen, with words to be divided: of the pack, the kiosk itself, and specimens.
[[nodiscard]] std::vector<std::string> texts_of(const House& house);

/// Large blocks of memory go back to the system when they are freed. Call it first: one large block that was freed
/// once (German's patterns) makes glibc keep all that are smaller, for ever.
void give_memory_back();
/// The other way round, for a program that needs whole screens again and again and ends soon.
void keep_memory();

/// The static card for a pack that cannot be opened.
[[nodiscard]] std::string card_code(ErrorKind kind);

} // namespace kiosk::app
