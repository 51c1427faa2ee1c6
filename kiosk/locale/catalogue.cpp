// Loads the messages of all languages and keeps those that may be shown.
#include "kiosk/locale/catalogue.h"

#include "kiosk/base/files.h"
#include "kiosk/locale/characters.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/locale/formats.h"
#include "kiosk/locale/language_names.h"
#include "kiosk/locale/po_revision.h"
#include "kiosk/locale/pseudo.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::locale {
namespace {

namespace fs = std::filesystem;

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

/// So many braces are made to exhaust a parser's stack.
constexpr std::ptrdiff_t braces_max = 64;

/// Why a brought message cannot stand for the program's German; empty when it can.
std::string fault_of(const PoUnit& unit, const MessageMap& german) {
  const auto from = german.find(unit.key);
  if (from == german.end()) return "this program has no such text";
  if (unit.source != from->second) return "it was made from other German";
  if (std::count(unit.translation.begin(), unit.translation.end(), '{') > braces_max)
    return "this is no ICU message: it has too many braces";
  if (auto faults = faults_of_characters(unit.translation); !faults.empty()) return faults.front();
  const auto arguments = arguments_of(unit.translation);
  if (!arguments) return arguments.error().detail;
  if (*arguments != *arguments_of(from->second)) return "its {arguments} are not those of the German text";
  return {};
}

} // namespace

std::string Messages::say(std::string_view key, const Arguments& arguments) const {
  if (const auto own = messages_.find(key); own != messages_.end())
    if (const auto said = format_message(own->second, language_, arguments)) return protect(*said, language_);
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

/// A text that no longer fits the machine's hash was changed by a person.
Origin Messages::origin_as_changed(const PoUnit& unit) {
  Origin origin = unit.origin;
  if (!origin.hash.empty() && origin.hash != fingerprint(unit.translation, origin_hash_digits)) origin.origin = "human";
  return origin;
}

Result<Messages> Messages::read(const fs::path& path, std::shared_ptr<const MessageMap> german) {
  const auto units = read_po(path);
  if (!units) return tl::unexpected(units.error());
  Messages messages;
  messages.language_ = Language{path.stem().string()};
  messages.german_ = std::move(german);
  messages.revised_ = revision_in(read_file(path).value_or(std::string()));
  for (const PoUnit& unit : *units) {
    const auto from = messages.german_->find(unit.key);
    const bool is_current = !unit.fuzzy && from != messages.german_->end() && unit.source == from->second;
    if (!is_current || unit.translation.empty()) continue;
    const auto arguments = arguments_at(unit.translation, path, unit.line);
    if (!arguments) return tl::unexpected(arguments.error());
    if (*arguments != *arguments_of(from->second)) continue;
    messages.messages_.emplace(unit.key, unit.translation);
    messages.origins_.emplace(unit.key, origin_as_changed(unit));
  }
  return messages;
}

Result<Catalogue> Catalogue::open(const fs::path& folder) {
  auto names = read_language_names(folder / "languages.toml");
  if (!names) return tl::unexpected(names.error());
  auto source = read_german(folder / "elternkiosk.pot");
  if (!source) return tl::unexpected(source.error());
  Catalogue catalogue(std::move(*names), std::move(*source));
  for (const fs::path& path : po_files(folder)) {
    auto messages = Messages::read(path, catalogue.in(Language{}).german_);
    if (!messages) return tl::unexpected(messages.error());
    catalogue.by_tag_[path.stem().string()] = std::make_shared<const Messages>(std::move(*messages));
  }
  catalogue.list_languages();
  return catalogue;
}

Catalogue Catalogue::open_again(const fs::path& folder, const Catalogue& last, std::vector<Error>& broken) {
  auto names = read_language_names(folder / "languages.toml");
  auto source = read_german(folder / "elternkiosk.pot");
  if (!names) broken.push_back(names.error());
  if (!source) broken.push_back(source.error());
  Catalogue catalogue(names ? std::move(*names) : last.names_, source ? std::move(*source) : last.german());
  for (const fs::path& path : po_files(folder)) {
    const std::string tag = path.stem().string();
    auto messages = Messages::read(path, catalogue.in(Language{}).german_);
    if (messages) {
      catalogue.by_tag_[tag] = std::make_shared<const Messages>(std::move(*messages));
      continue;
    }
    broken.push_back(messages.error());
    if (const auto before = last.by_tag_.find(tag); before != last.by_tag_.end()) catalogue.by_tag_.insert(*before);
  }
  catalogue.list_languages();
  return catalogue;
}

Catalogue::Catalogue(std::vector<LanguageName> names, MessageMap source) : names_(std::move(names)) {
  Messages own;
  own.messages_ = source;
  own.german_ = std::make_shared<const MessageMap>(std::move(source));
  by_tag_["de"] = std::make_shared<const Messages>(std::move(own));
}

const MessageMap& Catalogue::german() const { return *by_tag_.at("de")->german_; }

void Catalogue::list_languages() {
  languages_.clear();
  std::copy_if(names_.begin(), names_.end(), std::back_inserter(languages_),
               [this](const LanguageName& name) { return has(name.language); });
}

Laid Catalogue::lay_over(const BroughtWords& brought) {
  Laid laid;
  const Language& language = brought.name.language;
  Messages messages = has(language) ? in(language) : Messages{};
  messages.language_ = language;
  messages.german_ = by_tag_.at("de")->german_;
  messages.revised_ = brought.revised;
  for (const PoUnit& unit : brought.units) {
    if (unit.translation.empty() || unit.fuzzy) continue;
    if (std::string fault = fault_of(unit, german()); !fault.empty()) {
      laid.left_out.push_back(fmt::format("{} ({}): {}", unit.key, language.tag, fault));
      continue;
    }
    messages.messages_.insert_or_assign(unit.key, unit.translation);
    messages.origins_.insert_or_assign(unit.key, Messages::origin_as_changed(unit));
    ++laid.used;
  }
  if (laid.used == 0) return laid;
  by_tag_[language.tag] = std::make_shared<const Messages>(std::move(messages));
  const auto is_it = [&](const LanguageName& name) { return name.language == language; };
  if (std::none_of(names_.begin(), names_.end(), is_it)) names_.push_back(brought.name);
  list_languages();
  return laid;
}

Laid Catalogue::lay_over_if_newer(const BroughtWords& brought) {
  const bool is_here = has(brought.name.language);
  if (brought.name.language.is_german() || (is_here && brought.revised <= in(brought.name.language).revised()))
    return {};
  return lay_over(brought);
}

const Messages& Catalogue::in(const Language& language) const {
  const auto found = by_tag_.find(language.tag);
  return found != by_tag_.end() ? *found->second : *by_tag_.at("de");
}

void Catalogue::add_pseudo_languages() {
  const Messages& german = in(Language{});
  for (const Pseudo pseudo : {Pseudo::Accented, Pseudo::Mirrored}) {
    Messages messages;
    messages.language_ = language_of(pseudo);
    messages.german_ = german.german_;
    for (const auto& [key, message] : *german.german_)
      if (auto made = pseudo_message(message, pseudo)) messages.messages_.emplace(key, std::move(*made));
    const std::string tag = messages.language_.tag;
    by_tag_.insert_or_assign(tag, std::make_shared<const Messages>(std::move(messages)));
  }
}

bool Catalogue::has(const Language& language) const { return by_tag_.find(language.tag) != by_tag_.end(); }

LanguageName Catalogue::name_of(const Language& language) const {
  for (const LanguageName& name : names_)
    if (name.language == language) return name;
  return LanguageName{language, language.tag, language.tag};
}

} // namespace kiosk::locale
