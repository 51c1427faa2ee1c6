#include "kiosk/app/configuration.h"

#include "kiosk/base/files.h"
#include "kiosk/container/manifest.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <toml++/toml.h>

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

/// Reads the values of one table; remembers the first problem.
class TableReader {
public:
  TableReader(const toml::table& table, std::string file, std::string name)
      : table_(table), file_(std::move(file)), name_(std::move(name)) {}

  void text(std::string_view key, std::string& into) {
    take(key, "a text in quotation marks", [&](const toml::node& node) {
      const auto value = node.value_exact<std::string>();
      if (value) into = *value;
      return value.has_value();
    });
  }
  void choice(std::string_view key, bool& into) {
    take(key, "true or false", [&](const toml::node& node) {
      const auto value = node.value_exact<bool>();
      if (value) into = *value;
      return value.has_value();
    });
  }
  void number(std::string_view key, double least, double most, double& into) {
    take(key, fmt::format("a number from {} to {}", least, most), [&](const toml::node& node) {
      const auto value = node.value<double>();
      const bool fits = node.is_number() && value && *value >= least && *value <= most;
      if (fits) into = *value;
      return fits;
    });
  }
  void seconds(std::string_view key, std::chrono::seconds least, std::chrono::seconds& into) {
    double value = static_cast<double>(into.count());
    number(key, static_cast<double>(least.count()), 3600, value);
    into = std::chrono::seconds{static_cast<long>(value)};
  }
  void languages(std::string_view key, std::vector<Language>& into) {
    take(key, "a list of language tags such as [\"de\", \"ar\"]", [&](const toml::node& node) {
      const toml::array* list = node.as_array();
      if (list == nullptr) return false;
      for (const toml::node& item : *list) {
        const auto tag = item.value_exact<std::string>();
        if (!tag || tag->empty()) return false;
        into.push_back(Language{*tag});
      }
      return true;
    });
  }
  /// One folder or a list of folders.
  void folders(std::string_view key, std::vector<fs::path>& into) {
    take(key, "a folder in quotation marks, or a list of them", [&](const toml::node& node) {
      const auto add = [&](const toml::node& one) {
        const auto folder = one.value_exact<std::string>();
        if (folder && !folder->empty()) into.emplace_back(*folder);
        return folder.has_value();
      };
      const toml::array* list = node.as_array();
      return list == nullptr ? add(node) : std::all_of(list->begin(), list->end(), add);
    });
  }
  /// A value that is read elsewhere (a sub-table).
  void known(std::string_view key) { known_[std::string{key}] = true; }

  /// The first problem, unknown keys included.
  [[nodiscard]] Result<void> finish() const {
    if (!problem_.detail.empty()) return tl::unexpected(problem_);
    for (const auto& [key, node] : table_)
      if (!known_.contains(std::string{key.str()}))
        return problem_at(node, fmt::format("the key \"{}\" is not known{}; is it a typing mistake?", key.str(),
                                            name_.empty() ? "" : " in [" + name_ + "]"));
    return {};
  }

private:
  void take(std::string_view key, const std::string& expected, const std::function<bool(const toml::node&)>& read) {
    known(key);
    const toml::node* node = table_.get(key);
    if (node == nullptr || read(*node) || !problem_.detail.empty()) return;
    problem_ = problem_at(*node, fmt::format("\"{}\" must be {}", key, expected)).error();
  }
  [[nodiscard]] tl::expected<void, Error> problem_at(const toml::node& node, std::string sentence) const {
    return fail(ErrorKind::WrongSource, std::move(sentence), fmt::format("{}:{}", file_, node.source().begin.line));
  }

  const toml::table& table_;
  std::string file_, name_;
  std::map<std::string, bool> known_;
  Error problem_{ErrorKind::WrongSource, {}, {}};
};

Result<void> read_idle(const toml::table& root, const std::string& file, visit::IdleTimes& idle) {
  const toml::table* table = root["idle"].as_table();
  if (table == nullptr) return {};
  TableReader reader(*table, file, "idle");
  reader.seconds("menu_seconds", std::chrono::seconds{20}, idle.menu);
  reader.seconds("reading_seconds_min", std::chrono::seconds{20}, idle.reading_at_least);
  reader.seconds("flow_seconds", std::chrono::seconds{20}, idle.flow);
  // WCAG 2.2.1 wants at least 20 seconds to answer.
  reader.seconds("warning_seconds", std::chrono::seconds{20}, idle.warning);
  double words = idle.reading_words_per_minute;
  reader.number("reading_words_per_minute", 20, 400, words);
  idle.reading_words_per_minute = static_cast<int>(words);
  return reader.finish();
}

} // namespace

Result<Configuration> read_configuration(const fs::path& file) {
  const auto bytes = read_file(file, std::uintmax_t{1024} * 1024);
  if (!bytes) return tl::unexpected(bytes.error());
  toml::table root;
  try { // toml++ throws; nothing leaves this folder
    root = toml::parse(*bytes, file.string());
  } catch (const toml::parse_error& error) {
    return fail(ErrorKind::WrongSource, std::string{error.description()},
                fmt::format("{}:{}", file.string(), error.source().begin.line));
  }
  Configuration configuration;
  TableReader reader(root, file.string(), {});
  std::string pack, trust, library, clock_command, without_pack = "wait";
  reader.text("kita", configuration.kita);
  reader.languages("languages", configuration.languages);
  reader.number("diagonal_inch", 7, 100, configuration.diagonal_inch);
  reader.choice("fullscreen", configuration.fullscreen);
  reader.text("pack", pack);
  reader.text("trust", trust);
  reader.text("library", library);
  reader.choice("pin_for_newer", configuration.pin_for_newer);
  reader.folders("sticks", configuration.sticks);
  reader.text("clock_command", clock_command);
  reader.text("scope", configuration.scope);
  reader.text("without_pack", without_pack);
  reader.known("idle");
  if (const auto read = reader.finish(); !read) return tl::unexpected(read.error());
  if (without_pack != "wait" && without_pack != "exit")
    return fail(ErrorKind::WrongSource, "\"without_pack\" must be \"wait\" or \"exit\"", file.string());
  configuration.without_pack = without_pack == "exit" ? WithoutPack::Exit : WithoutPack::Wait;
  if (!library.empty() && trust.empty())
    return fail(ErrorKind::WrongSource, "a \"library\" needs \"trust\": whose packs it may take in", file.string());
  if (!configuration.sticks.empty() && library.empty())
    return fail(ErrorKind::WrongSource, "\"sticks\" needs a \"library\": where packs from a stick come in",
                file.string());
  for (fs::path& folder : configuration.sticks)
    folder = file.parent_path() / folder;
  if (!configuration.scope.empty() && !container::is_scope(configuration.scope))
    return fail(ErrorKind::WrongSource, "\"scope\" must be like \"magdeburg/kinderland\"", file.string());
  if (!library.empty()) configuration.library = file.parent_path() / library;
  if (!clock_command.empty()) configuration.clock_command = file.parent_path() / clock_command;
  if (!trust.empty()) configuration.trust = file.parent_path() / trust;
  if (!pack.empty()) configuration.pack = file.parent_path() / pack;
  if (const auto idle = read_idle(root, file.string(), configuration.idle); !idle) return tl::unexpected(idle.error());
  return configuration;
}

Result<Resources> find_resources(const fs::path& program) {
  std::error_code problem;
  fs::path folder = fs::weakly_canonical(program, problem).parent_path();
  const fs::path beside = folder;
  for (int levels = 0; levels < 5 && !folder.empty(); ++levels, folder = folder.parent_path()) {
    for (const fs::path& root : {folder, folder / "share" / "elternkiosk"}) {
      if (!fs::exists(root / "locales" / "elternkiosk.pot", problem)) continue;
      Resources resources{root / "locales", root / "fonts" / "fonts.toml", beside / "sample.kitapack"};
      if (!fs::exists(resources.sample_pack, problem)) resources.sample_pack = root / "sample.kitapack";
      return resources;
    }
  }
  return fail(ErrorKind::NotFound, "the folders locales/ and fonts/ were not found near the program", program.string());
}

} // namespace kiosk::app
