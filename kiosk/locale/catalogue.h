// The kiosk's own words in each language: PO files holding ICU messages.
//
// German is the source and stands in `locales/elternkiosk.pot`; a message that a language lacks,
// or has only outdated, is German and says so. The door to ICU's formatting and gettext-po.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"
#include "kiosk/locale/po_file.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kiosk::locale {

/// A value for a message's `{name}`. Strings are wrapped into isolates (U+2068 ... U+2069) when they
/// are inserted, so that a left-to-right name or number never turns its right-to-left sentence.
/// Numbers get the language's grouping ("1.800"): a year goes in as a string.
using Argument = std::variant<std::string, std::int64_t, double>;
using Arguments = std::vector<std::pair<std::string, Argument>>;

/// Formats one ICU message in a language (digits Latin, calendar Gregorian). Fails with Undecodable
/// when it is no message, when a value it names is missing, or has the wrong type.
[[nodiscard]] Result<std::string> format_message(const std::string& message, const Language& language,
                                                 const Arguments& arguments = {});

/// Names and types of a message's arguments, sorted, each once: "room", "n, plural". Fails with
/// Undecodable and a sentence.
[[nodiscard]] Result<std::vector<std::string>> arguments_of(const std::string& message);

/// One language as the wall shows it (`locales/languages.toml`).
struct LanguageName {
  Language language;
  std::string own;    ///< "العربية"
  std::string german; ///< "Arabisch"
};

/// Keys and ICU messages.
using MessageMap = std::map<std::string, std::string, std::less<>>;

/// One language's messages.
class Messages {
public:
  /// The sentence for `key`, or the German one, with phone numbers, times and dates protected (formats.h).
  /// A key that does not exist, or a missing argument, is a programmer's mistake.
  [[nodiscard]] std::string say(std::string_view key, const Arguments& arguments = {}) const;
  /// True when say() answers in the language itself and not in German.
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] const Language& language() const { return language_; }
  /// Who translated `key`; nothing when say() answers in German.
  [[nodiscard]] const Origin* origin_of(std::string_view key) const;
  /// The ICU message behind say(), as it stands.
  [[nodiscard]] std::string_view message(std::string_view key) const;
  /// Every key there is, sorted.
  [[nodiscard]] std::vector<std::string> keys() const;
  /// Who wrote a unit: a text that no longer fits the machine's hash is a person's.
  [[nodiscard]] static Origin origin_as_changed(const PoUnit& unit);
  /// When the file was last worked on, "2026-11-22T12:00" in UTC; empty: it does not say so.
  [[nodiscard]] const std::string& revised() const { return revised_; }

private:
  friend class Catalogue;
  [[nodiscard]] static Result<Messages> read(const std::filesystem::path& path,
                                             std::shared_ptr<const MessageMap> german);

  Language language_;
  std::string revised_;
  MessageMap messages_;                                ///< current ones only
  std::map<std::string, Origin, std::less<>> origins_; ///< of `messages_`
  std::shared_ptr<const MessageMap> german_;
};

/// Translations of the kiosk's own words that did not come with the program: in a pack, on a stick.
struct BroughtWords {
  LanguageName name;
  std::string revised; ///< as Messages::revised()
  std::vector<PoUnit> units;
};

/// What became of brought words.
struct Laid {
  int used = 0;
  std::vector<std::string> left_out; ///< why a message is not shown, one sentence each
};

/// All languages of a folder `locales/`. Copies share their messages.
class Catalogue {
public:
  /// Reads `elternkiosk.pot`, `languages.toml` and every `<tag>.po`. Fails with the file and line of
  /// the first that is broken: no PO, or a message in use that is no ICU message. A message that is
  /// missing, fuzzy, made from other German, or with other arguments is no error: it is German.
  [[nodiscard]] static Result<Catalogue> open(const std::filesystem::path& folder);

  /// The folder as it is now. A file that is broken keeps what `last` had of its language, and is told to `broken`.
  [[nodiscard]] static Catalogue open_again(const std::filesystem::path& folder, const Catalogue& last,
                                            std::vector<Error>& broken);

  /// Lays brought words over those of their language: each that is current, has its German's arguments and can be
  /// read as a message, else the one that was there. A new language is offered after the others.
  Laid lay_over(const BroughtWords& brought);
  /// The same if they were worked on later than those that are here, or are of a language that is not here.
  Laid lay_over_if_newer(const BroughtWords& brought);

  /// The messages of a language; German for one that there is no file for.
  [[nodiscard]] const Messages& in(const Language& language) const;
  /// German first, then as in languages.toml; only those that have messages.
  [[nodiscard]] const std::vector<LanguageName>& languages() const { return languages_; }
  /// All of languages.toml, in its order, also those without messages: they have a name, but are not offered.
  [[nodiscard]] const std::vector<LanguageName>& names() const { return names_; }
  [[nodiscard]] bool has(const Language& language) const;
  /// From now on in() answers for the pseudo-languages, too (pseudo.h); they stand in no list.
  void add_pseudo_languages();
  /// Own name and German name; the tag itself for an unknown language.
  [[nodiscard]] LanguageName name_of(const Language& language) const;

private:
  Catalogue(std::vector<LanguageName> names, MessageMap source);
  [[nodiscard]] const MessageMap& german() const;
  void list_languages();

  std::vector<LanguageName> languages_; ///< those that have messages
  std::vector<LanguageName> names_;     ///< all of languages.toml, then brought ones
  std::map<std::string, std::shared_ptr<const Messages>, std::less<>> by_tag_;
};

} // namespace kiosk::locale
