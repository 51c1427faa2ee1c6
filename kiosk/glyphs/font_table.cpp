// Reads fonts.toml. Every problem names its line, since people edit this file by hand.
#include "kiosk/glyphs/font_table.h"

#include "kiosk/base/files.h"

#include <algorithm>
#include <fmt/format.h>
#include <toml++/toml.h>
#include <unicode/uchar.h>

namespace kiosk::glyphs {
namespace {

/// Gathers the first problem, so that reading can go on without a check after each value.
class Reader {
public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  [[nodiscard]] FontTable read(const toml::table& root) {
    FontTable table;
    for (const toml::table* entry : tables(root, "font"))
      table.fonts.push_back(font(*entry));
    fonts_ = &table.fonts;
    table.default_font = font_named(root, "default").value_or(0);
    table.symbols = fonts_named(root, "symbols");
    table.emoji = font_named(root, "emoji");
    table.icons = font_named(root, "icons");
    for (const toml::table* entry : tables(root, "script"))
      table.scripts.push_back(script(*entry));
    for (const toml::table* entry : tables(root, "language"))
      table.languages.push_back(language(*entry));
    for (const toml::table* entry : tables(root, "hyphenation"))
      table.hyphenations.push_back(hyphenation(*entry));
    if (table.fonts.empty()) complain(root, "there is no [[font]]");
    if (!root.contains("default")) complain(root, "`default` is missing");
    if (root.contains("default") && (table.default_font == table.icons || table.default_font == table.emoji))
      complain(root, "`default` has to be a font for text");
    return table;
  }

  [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

private:
  void complain(const toml::node& at, std::string sentence) {
    if (problem_) return;
    problem_ = Error{ErrorKind::WrongSource, std::move(sentence), fmt::format("{}:{}", path_, at.source().begin.line)};
  }

  std::vector<const toml::table*> tables(const toml::table& root, std::string_view key) {
    std::vector<const toml::table*> found;
    const toml::array* entries = root.get_as<toml::array>(key);
    if (entries == nullptr) return found;
    for (const toml::node& entry : *entries) {
      if (const toml::table* table = entry.as_table())
        found.push_back(table);
      else
        complain(entry, fmt::format("[[{}]] has to be a table", key));
    }
    return found;
  }

  std::string text(const toml::table& table, std::string_view key, bool required) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (required) complain(table, fmt::format("`{}` is missing", key));
      return {};
    }
    const std::optional<std::string> value = node->value<std::string>();
    if (!value) complain(*node, fmt::format("`{}` has to be a text", key));
    return value.value_or("");
  }

  std::optional<float> number(const toml::table& table, std::string_view key, float least, float most) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return std::nullopt;
    const std::optional<double> value = node->value<double>();
    if (!value || *value < static_cast<double>(least) || *value > static_cast<double>(most)) {
      complain(*node, fmt::format("`{}` has to be a number from {} to {}", key, least, most));
      return std::nullopt;
    }
    return static_cast<float>(*value);
  }

  std::vector<std::string> texts(const toml::table& table, std::string_view key) {
    std::vector<std::string> values;
    const toml::array* list = table.get_as<toml::array>(key);
    if (list == nullptr) return values;
    for (const toml::node& node : *list) {
      const std::optional<std::string> value = node.value<std::string>();
      if (value)
        values.push_back(*value);
      else
        complain(node, fmt::format("`{}` has to be a list of texts", key));
    }
    return values;
  }

  std::size_t index_of(const toml::node& at, std::string_view name) {
    const auto found = std::find_if(fonts_->begin(), fonts_->end(), [&](const FontEntry& f) { return f.name == name; });
    if (found != fonts_->end()) return static_cast<std::size_t>(found - fonts_->begin());
    complain(at, fmt::format("there is no [[font]] named \"{}\"", name));
    return 0;
  }

  std::optional<std::size_t> font_named(const toml::table& table, std::string_view key) {
    const std::string name = text(table, key, false);
    if (name.empty()) return std::nullopt;
    return index_of(table, name);
  }

  std::vector<std::size_t> fonts_named(const toml::table& table, std::string_view key) {
    std::vector<std::size_t> indexes;
    for (const std::string& name : texts(table, key))
      indexes.push_back(index_of(table, name));
    return indexes;
  }

  void check_script(const toml::table& at, const std::string& code) {
    const bool is_known = u_getPropertyValueEnum(UCHAR_SCRIPT, code.c_str()) != UCHAR_INVALID_CODE;
    if (!is_known) complain(at, fmt::format("there is no script \"{}\"; codes are those of ISO 15924", code));
  }

  FontEntry font(const toml::table& table) {
    FontEntry entry;
    entry.name = text(table, "name", true);
    entry.regular = text(table, "regular", true);
    entry.bold = text(table, "bold", false);
    entry.package = text(table, "package", true);
    entry.face = static_cast<unsigned>(number(table, "face", 0, 255).value_or(0));
    entry.scale = number(table, "scale", 0.25F, 4).value_or(1);
    entry.colour = table["colour"].value_or(false);
    return entry;
  }

  ScriptEntry script(const toml::table& table) {
    ScriptEntry entry;
    entry.codes = texts(table, "codes");
    entry.fonts = fonts_named(table, "fonts");
    entry.numbers = font_named(table, "numbers");
    entry.line_height = number(table, "line_height", 0.5F, 4).value_or(entry.line_height);
    if (entry.codes.empty() || entry.fonts.empty()) complain(table, "a [[script]] needs `codes` and `fonts`");
    for (const std::string& code : entry.codes)
      check_script(table, code);
    return entry;
  }

  LanguageEntry language(const toml::table& table) {
    LanguageEntry entry;
    entry.tags = texts(table, "tags");
    entry.fonts = fonts_named(table, "fonts");
    entry.script = text(table, "script", false);
    entry.line_height = number(table, "line_height", 0.5F, 4);
    if (entry.tags.empty()) complain(table, "a [[language]] needs `tags`");
    if (!entry.script.empty()) check_script(table, entry.script);
    return entry;
  }

  HyphenationEntry hyphenation(const toml::table& table) {
    HyphenationEntry entry;
    entry.tags = texts(table, "tags");
    entry.file = text(table, "file", true);
    entry.package = text(table, "package", true);
    if (entry.tags.empty()) complain(table, "a [[hyphenation]] needs `tags`");
    return entry;
  }

  std::string path_;
  const std::vector<FontEntry>* fonts_ = nullptr;
  std::optional<Error> problem_;
};

} // namespace

Result<FontTable> FontTable::read(const std::filesystem::path& path) {
  const Result<std::string> bytes = read_file(path, std::uintmax_t{1} << 20);
  if (!bytes) return tl::unexpected(bytes.error());
  try {
    const toml::table root = toml::parse(*bytes, path.string());
    Reader reader(path.string());
    FontTable table = reader.read(root);
    if (reader.problem()) return tl::unexpected(*reader.problem());
    return table;
  } catch (const toml::parse_error& problem) {
    return fail(ErrorKind::WrongSource, std::string(problem.description()),
                fmt::format("{}:{}", path.string(), problem.source().begin.line));
  }
}

} // namespace kiosk::glyphs
