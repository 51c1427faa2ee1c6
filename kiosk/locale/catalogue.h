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

private:
  friend class Catalogue;
  Language language_;
  std::map<std::string, std::string, std::less<>> messages_; ///< key -> ICU message, current ones only
  std::map<std::string, Origin, std::less<>> origins_;       ///< of `messages_`
  std::shared_ptr<const std::map<std::string, std::string, std::less<>>> german_;
};

/// All languages of a folder `locales/`.
class Catalogue {
public:
  /// Reads `elternkiosk.pot`, `languages.toml` and every `<tag>.po`. Fails with the file and line of
  /// the first that is broken: no PO, or a message in use that is no ICU message. A message that is
  /// missing, fuzzy, made from other German, or with other arguments is no error: it is German.
  [[nodiscard]] static Result<Catalogue> open(const std::filesystem::path& folder);

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
  std::vector<LanguageName> languages_; ///< those that have messages
  std::vector<LanguageName> names_;     ///< all of languages.toml
  std::map<std::string, Messages, std::less<>> by_tag_;
};

} // namespace kiosk::locale
