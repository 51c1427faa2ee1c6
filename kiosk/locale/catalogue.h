// The kiosk's own words in each language: PO files holding ICU messages.
//
// German is the source and stands in `locales/elternkiosk.pot`; a message that a language lacks,
// or has only outdated, is German and says so. The door to ICU's formatting and gettext-po.
#pragma once

#include "kiosk/base/language.h"
#include "kiosk/base/result.h"

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
using Argument = std::variant<std::string, std::int64_t, double>;
using Arguments = std::vector<std::pair<std::string, Argument>>;

/// Formats one ICU message in a language (digits Latin, calendar Gregorian). Fails with Undecodable.
[[nodiscard]] Result<std::string> format_message(const std::string& message, const Language& language,
                                                 const Arguments& arguments = {});

/// Names and types of a message's arguments, sorted; fails with Undecodable and a sentence.
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
  /// The sentence for `key`, or the German one. A key that does not exist is a programmer's mistake.
  [[nodiscard]] std::string say(std::string_view key, const Arguments& arguments = {}) const;
  /// True when say() answers in the language itself and not in German.
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] const Language& language() const { return language_; }

private:
  friend class Catalogue;
  Language language_;
  std::map<std::string, std::string, std::less<>> messages_; ///< key -> ICU message, current ones only
  std::shared_ptr<const std::map<std::string, std::string, std::less<>>> german_;
};

/// All languages of a folder `locales/`.
class Catalogue {
public:
  /// Reads `elternkiosk.pot`, `languages.toml` and every `<tag>.po`. Fails with the file and line of
  /// the first that is broken.
  [[nodiscard]] static Result<Catalogue> open(const std::filesystem::path& folder);

  /// The messages of a language; German for one that there is no file for.
  [[nodiscard]] const Messages& in(const Language& language) const;
  /// German first, then as in languages.toml.
  [[nodiscard]] const std::vector<LanguageName>& languages() const { return languages_; }
  [[nodiscard]] bool has(const Language& language) const;
  /// Own name and German name; the tag itself for an unknown language.
  [[nodiscard]] LanguageName name_of(const Language& language) const;

private:
  std::vector<LanguageName> languages_;
  std::map<std::string, Messages, std::less<>> by_tag_;
};

} // namespace kiosk::locale
