// Loads the messages of all languages and keeps those that may be shown.
#include "kiosk/locale/catalogue.h"

#include "kiosk/locale/fingerprint.h"
#include "kiosk/locale/formats.h"
#include "kiosk/locale/language_names.h"
#include "kiosk/locale/pseudo.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::locale {
namespace {

namespace fs = std::filesystem;
using MessageMap = std::map<std::string, std::string, std::less<>>;

Result<std::vector<std::string>> arguments_at(const std::string& message, const fs::path& path, int line) {
  auto arguments = arguments_of(message);
  if (arguments) return arguments;
  return fail(ErrorKind::WrongSource, arguments.error().detail, fmt::format("{}:{}", path.string(), line));
}

Result<MessageMap> read_german(const fs::path& path) {
  const auto units = read_po(path);
  if (!units) return tl::unexpected(units.error());
  MessageMap german;
  for (const PoUnit& unit : *units) {
    if (const auto arguments = arguments_at(unit.source, path, unit.line); !arguments)
      return tl::unexpected(arguments.error());
    german.emplace(unit.key, unit.source);
  }
  return german;
}

std::vector<fs::path> po_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (fs::directory_iterator entry(folder, problem), end; !problem && entry != end; entry.increment(problem))
    if (entry->path().extension() == ".po") files.push_back(entry->path());
  std::sort(files.begin(), files.end());
  return files;
}

} // namespace

std::string Messages::say(std::string_view key, const Arguments& arguments) const {
  if (const auto own = messages_.find(key); own != messages_.end())
    if (const auto said = format_message(own->second, language_, arguments)) return protect(*said);
  const auto german = german_ ? german_->find(key) : MessageMap::const_iterator{};
  ensure(german_ && german != german_->end(), fmt::format("there is no message \"{}\"", key));
  const auto said = format_message(german->second, Language{"de"}, arguments);
  ensure(said.has_value(), fmt::format("message \"{}\": {}", key, said ? "" : said.error().detail));
  return protect(*said);
}

std::string_view Messages::message(std::string_view key) const {
  if (const auto own = messages_.find(key); own != messages_.end()) return own->second;
  const auto german = german_ ? german_->find(key) : MessageMap::const_iterator{};
  ensure(german_ && german != german_->end(), fmt::format("there is no message \"{}\"", key));
  return german->second;
}

bool Messages::has(std::string_view key) const { return messages_.find(key) != messages_.end(); }

const Origin* Messages::origin_of(std::string_view key) const {
  const auto found = origins_.find(key);
  return found == origins_.end() ? nullptr : &found->second;
}

std::vector<std::string> Messages::keys() const {
  std::vector<std::string> keys;
  if (german_)
    for (const auto& [key, message] : *german_)
      keys.push_back(key);
  return keys;
}

Result<Catalogue> Catalogue::open(const fs::path& folder) {
  auto names = read_language_names(folder / "languages.toml");
  if (!names) return tl::unexpected(names.error());
  auto source = read_german(folder / "elternkiosk.pot");
  if (!source) return tl::unexpected(source.error());
  const auto german = std::make_shared<const MessageMap>(std::move(*source));

  Catalogue catalogue;
  catalogue.names_ = std::move(*names);
  Messages& own = catalogue.by_tag_["de"];
  own.german_ = german;
  own.messages_ = *german;
  for (const fs::path& path : po_files(folder)) {
    const auto units = read_po(path);
    if (!units) return tl::unexpected(units.error());
    Messages messages;
    messages.language_ = Language{path.stem().string()};
    messages.german_ = german;
    for (const PoUnit& unit : *units) {
      const auto from = german->find(unit.key);
      const bool is_current = !unit.fuzzy && from != german->end() && unit.source == from->second;
      if (!is_current || unit.translation.empty()) continue;
      const auto arguments = arguments_at(unit.translation, path, unit.line);
      if (!arguments) return tl::unexpected(arguments.error());
      if (*arguments != *arguments_of(from->second)) continue;
      messages.messages_.emplace(unit.key, unit.translation);
      Origin origin = unit.origin;
      // A text that no longer fits the machine's hash was changed by a person.
      if (!origin.hash.empty() && origin.hash != fingerprint(unit.translation, origin_hash_digits))
        origin.origin = "human";
      messages.origins_.emplace(unit.key, std::move(origin));
    }
    catalogue.by_tag_.insert_or_assign(messages.language_.tag, std::move(messages));
  }
  std::copy_if(catalogue.names_.begin(), catalogue.names_.end(), std::back_inserter(catalogue.languages_),
               [&catalogue](const LanguageName& name) { return catalogue.has(name.language); });
  return catalogue;
}

const Messages& Catalogue::in(const Language& language) const {
  const auto found = by_tag_.find(language.tag);
  return found != by_tag_.end() ? found->second : by_tag_.at("de");
}

void Catalogue::add_pseudo_languages() {
  const Messages& german = in(Language{});
  for (const Pseudo pseudo : {Pseudo::Accented, Pseudo::Mirrored}) {
    Messages messages;
    messages.language_ = language_of(pseudo);
    messages.german_ = german.german_;
    for (const auto& [key, message] : *german.german_)
      if (auto made = pseudo_message(message, pseudo)) messages.messages_.emplace(key, std::move(*made));
    by_tag_.insert_or_assign(messages.language_.tag, std::move(messages));
  }
}

bool Catalogue::has(const Language& language) const { return by_tag_.find(language.tag) != by_tag_.end(); }

LanguageName Catalogue::name_of(const Language& language) const {
  for (const LanguageName& name : names_)
    if (name.language == language) return name;
  return LanguageName{language, language.tag, language.tag};
}

} // namespace kiosk::locale
