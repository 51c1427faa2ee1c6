// Reads one table of a source file, field by field; every field says whether it may be missing.
//
// What is wrong becomes a finding, and reading goes on with an empty value, so that an editor sees
// all mistakes at once. `finish()` refuses the keys that nobody asked for.
#pragma once

#include "kiosk/authoring/content.h"
#include "kiosk/authoring/source.h"
#include "kiosk/pack/words.h"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::authoring {

enum class Presence { Required, Optional };
/// Whether `example = true` may mark a thing as made up (a word's `example` is a sentence).
enum class ExampleFlag { Allowed, None };

/// A language tag such as "de", "uk" or "sr-Latn".
[[nodiscard]] bool is_language_tag(std::string_view tag);

/// A string of a list, and where it stands.
struct ListedString {
  std::string text;
  SourceLine at;
};

class Reader {
public:
  /// `owner` ("offer/eutb") begins the keys of the table's texts.
  Reader(const Value& table, std::string file, std::string owner, Content& content, Findings& findings)
      : table_(table), file_(std::move(file)), owner_(std::move(owner)), content_(content), findings_(findings) {}

  /// A string that is the same in every language.
  std::string german(std::string_view key, Presence presence = Presence::Required);
  /// A text for translators, on one line; its key is `owner/key`.
  pack::TextKey text(std::string_view key, Presence presence = Presence::Required);
  /// A Markdown text, one unit a block: `owner/key/1` ...
  std::vector<pack::TextBlock> markdown(std::string_view key);
  int integer(std::string_view key, int least, int most);
  std::optional<int> optional_integer(std::string_view key, int least, int most);
  long long large_integer(std::string_view key);
  double real(std::string_view key);
  std::optional<double> optional_real(std::string_view key);
  /// False when it is missing.
  bool flag(std::string_view key) { return optional_flag(key).value_or(false); }
  std::optional<bool> optional_flag(std::string_view key);
  Date date(std::string_view key);
  std::optional<Date> optional_date(std::string_view key);
  LocalTime local_time(std::string_view key);
  std::optional<LocalTime> optional_local_time(std::string_view key);
  /// German strings; a list that is missing is empty.
  std::vector<ListedString> list(std::string_view key, Presence presence);
  std::vector<std::string> strings(std::string_view key, Presence presence);
  std::vector<ExceptedDate> dates(std::string_view key);
  /// Language tags.
  std::vector<Language> languages(std::string_view key, Presence presence);
  /// Phone numbers, which may then stand in texts.
  std::vector<std::string> phones(std::string_view key);
  std::string phone(std::string_view key);
  /// Strings that name something of another file.
  std::vector<std::string> references(std::string_view key, Reference::Kind kind, Presence presence);
  std::string reference(std::string_view key, Reference::Kind kind, Presence presence);
  std::vector<pack::WeeklySlot> slots(std::string_view key);
  /// One of several words.
  std::string one_of(std::string_view key, const std::vector<std::string_view>& words, Presence presence);
  template <typename E> E word(std::string_view key);
  pack::Provenance provenance(ExampleFlag example_flag = ExampleFlag::Allowed);

  /// The tables of `[[key]]`; their owner is `owner/key/n`, or `owner/key/<id>` with `id_key`.
  std::vector<Reader> tables(std::string_view key, std::string_view id_key = {});
  /// The table `[key]`.
  std::optional<Reader> table(std::string_view key);

  /// An error at the key's line, or at the table's when it is missing.
  void refuse(std::string_view key, std::string sentence);
  [[nodiscard]] SourceLine at(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const { return table_.find(key) != nullptr; }
  [[nodiscard]] const std::string& owner() const { return owner_; }

  /// Refuses every key that was not asked for.
  void finish();

private:
  /// The value when it is there and of the kind; else a finding where that is wrong, and null.
  const Value* take(std::string_view key, Value::Kind kind, std::string_view described, Presence presence);
  void check_string(std::string_view text, const SourceLine& line);
  void add_unit(std::string key, std::string german, bool is_markdown, const SourceLine& line);

  const Value& table_;
  std::string file_;
  std::string owner_;
  Content& content_;
  Findings& findings_;
  std::vector<std::string> asked_;
};

template <typename E> E Reader::word(std::string_view key) {
  std::vector<std::string_view> words;
  for (const auto& pair : pack::Words<E>::all)
    words.push_back(pair.second);
  return pack::from_word<E>(one_of(key, words, Presence::Required)).value_or(E{});
}

} // namespace kiosk::authoring
