// Reads languages.toml strictly: an unknown key is nearly always a typing mistake.
#include "kiosk/locale/language_names.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>

namespace kiosk::locale {
namespace {

std::string place(const std::filesystem::path& path, const toml::source_region& source) {
  return fmt::format("{}:{}", path.string(), source.begin.line);
}

Result<LanguageName> name_from(const toml::table& table, const std::filesystem::path& path) {
  LanguageName name;
  for (const auto& [key, value] : table) {
    const std::string_view field = key.str();
    const auto text = value.value<std::string>();
    if (!text || text->empty())
      return fail(ErrorKind::WrongSource, fmt::format("\"{}\" must be a text in quotes", field),
                  place(path, value.source()));
    if (field == "tag")
      name.language.tag = *text;
    else if (field == "own")
      name.own = *text;
    else if (field == "german")
      name.german = *text;
    else
      return fail(ErrorKind::WrongSource, fmt::format("\"{}\" is not known here: write tag, own and german", field),
                  place(path, key.source()));
  }
  if (!table.contains("tag") || name.own.empty() || name.german.empty())
    return fail(ErrorKind::WrongSource, "a language needs tag, own and german", place(path, table.source()));
  return name;
}

} // namespace

Result<std::vector<LanguageName>> read_language_names(const std::filesystem::path& path) {
  const auto bytes = read_file(path, std::uintmax_t{1024} * 1024);
  if (!bytes) return tl::unexpected(bytes.error());
  toml::table file;
  try {
    file = toml::parse(*bytes);
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::WrongSource, std::string(error.description()), place(path, error.source()));
  }
  const toml::array* languages = file["language"].as_array();
  if (languages == nullptr || file.size() != 1)
    return fail(ErrorKind::WrongSource, "this file holds [[language]] tables and nothing else", path.string() + ":1");

  std::vector<LanguageName> names;
  for (const toml::node& node : *languages) {
    if (!node.is_table())
      return fail(ErrorKind::WrongSource, "write each language as [[language]]", place(path, node.source()));
    auto name = name_from(*node.as_table(), path);
    if (!name) return tl::unexpected(name.error());
    const Language& language = name->language;
    if (std::any_of(names.begin(), names.end(),
                    [&language](const LanguageName& other) { return other.language == language; }))
      return fail(ErrorKind::WrongSource, fmt::format("the language \"{}\" stands here twice", language.tag),
                  place(path, node.source()));
    names.push_back(std::move(*name));
  }
  if (names.empty() || !names.front().language.is_german())
    return fail(ErrorKind::WrongSource, "the first language must be \"de\": German is the source of every text",
                path.string() + ":1");
  return names;
}

} // namespace kiosk::locale
