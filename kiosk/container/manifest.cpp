#include "kiosk/container/manifest.h"

#include "kiosk/container/refusals.h"
#include "kiosk/container/strict_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>

namespace kiosk::container {
namespace {

constexpr std::array<std::string_view, 18> known_fields{
    "type",   "format", "pack_id",       "scope",     "epoch",  "seq",       "created", "expires", "min_app",
    "schema", "counts", "db_size_bytes", "db_sha256", "key_id", "languages", "test",    "allows",  "notes"};
constexpr std::size_t languages_max = 64, counts_max = 64, allows_max = 16, string_bytes_max = 4096;

/// Takes fields out of the object and keeps the first thing that is wrong.
class Fields {
public:
  explicit Fields(const Json& object) : object_(object) {}

  std::string text(std::string_view name, bool (*fits)(std::string_view)) {
    const auto* value = value_of<std::string>(name, "a string");
    if (value == nullptr) return {};
    if (value->size() > string_bytes_max || !fits(*value)) wrong(name, "holds a value that means nothing");
    return *value;
  }
  std::int64_t number(std::string_view name, std::int64_t least, std::int64_t most) {
    const auto* value = value_of<std::int64_t>(name, "a whole number");
    if (value == nullptr) return 0;
    if (*value < least || *value > most) wrong(name, fmt::format("must be from {} to {}", least, most));
    return *value;
  }
  bool flag(std::string_view name) {
    const auto* value = value_of<bool>(name, "true or false");
    return value != nullptr && *value;
  }
  Date date(std::string_view name) {
    const auto* value = value_of<std::string>(name, "a date");
    if (value == nullptr) return {};
    const auto date = parse_date(*value);
    if (!date) wrong(name, "must be a date such as 2026-11-24");
    return date.value_or(Date{});
  }
  std::vector<std::string> texts(std::string_view name, std::size_t count_max) {
    std::vector<std::string> texts;
    const auto* list = value_of<Json::List>(name, "a list");
    if (list == nullptr) return texts;
    for (const Json& item : *list)
      if (const auto* text = item.get<std::string>(); text != nullptr && !text->empty() && text->size() <= 64)
        texts.push_back(*text);
    auto sorted = texts;
    std::sort(sorted.begin(), sorted.end());
    const bool is_unique = std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end();
    if (texts.size() != list->size() || list->size() > count_max || !is_unique)
      wrong(name, "must be a short list of different strings");
    return texts;
  }
  std::map<std::string, std::int64_t> numbers(std::string_view name) {
    std::map<std::string, std::int64_t> numbers;
    const auto* object = value_of<Json::Object>(name, "an object");
    if (object == nullptr) return numbers;
    for (const auto& [key, value] : *object)
      if (const auto* number = value.get<std::int64_t>(); number != nullptr && *number >= 0 && key.size() <= 64)
        numbers[key] = *number;
    if (numbers.size() != object->size() || numbers.size() > counts_max) wrong(name, "must hold counts only");
    return numbers;
  }
  void wrong(std::string_view name, const std::string& why) {
    if (outcome_) outcome_ = refuse(Refusal::ManifestField, fmt::format("the manifest's \"{}\" {}", name, why));
  }
  [[nodiscard]] const Result<void>& outcome() const { return outcome_; }

private:
  template <typename T> const T* value_of(std::string_view name, std::string_view expected) {
    const Json* member = object_.member(name);
    const T* value = member == nullptr ? nullptr : member->get<T>();
    if (value == nullptr) wrong(name, fmt::format("must be {}", expected));
    return value;
  }

  const Json& object_;
  Result<void> outcome_;
};

bool all_of(std::string_view text, std::string_view allowed) {
  return text.find_first_not_of(allowed) == std::string_view::npos;
}
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && all_of(text, "abcdefghijklmnopqrstuvwxyz0123456789-");
}
bool is_hash(std::string_view text) { return text.size() == 64 && all_of(text, "0123456789abcdef"); }
bool is_key_id(std::string_view text) {
  return text.empty() || (text.size() == 16 && all_of(text, "0123456789ABCDEF"));
}
bool is_version(std::string_view text) { return compare_versions(text, text).has_value(); }
bool is_note(std::string_view) { return true; }

/// YYYYMMDDNN with a day that exists.
bool is_sequence(std::int64_t seq) {
  const std::string digits = std::to_string(seq);
  return digits.size() == 10 &&
         parse_date(fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2))).has_value();
}

/// Type and format first: a newer format may have other fields, and gets its own sentence.
Result<void> check_kind(const Json& json) {
  const auto* object = json.get<Json::Object>();
  if (object == nullptr) return refuse(Refusal::ManifestField, "the manifest is no JSON object");
  const Json* type = json.member("type");
  const Json* format = json.member("format");
  const auto* type_text = type == nullptr ? nullptr : type->get<std::string>();
  const auto* format_number = format == nullptr ? nullptr : format->get<std::int64_t>();
  if (type_text == nullptr || format_number == nullptr)
    return refuse(Refusal::ManifestField, "the manifest does not say its type and format");
  if (*type_text != pack_type || *format_number != pack_format)
    return refuse(Refusal::ManifestFormat,
                  fmt::format("this program reads \"{}\" of format {} only", pack_type, pack_format));
  for (const auto& [name, value] : *object) {
    const bool is_known = std::find(known_fields.begin(), known_fields.end(), name) != known_fields.end();
    if (!is_known && !name.empty() && name.front() == '!') return refuse(Refusal::ManifestCritical);
  }
  return {};
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts)
    all += (all.empty() ? "" : ", ") + json_string(text);
  return "[" + all + "]";
}

} // namespace

std::string_view program_version() { return KIOSK_VERSION; }
Date program_released() { return parse_date(KIOSK_RELEASED).value_or(Date{}); }

Result<Manifest> parse_manifest(std::string_view text) {
  const auto json = parse_strict_json(text);
  if (!json) return tl::unexpected(json.error());
  if (const auto kind = check_kind(*json); !kind) return tl::unexpected(kind.error());
  Fields fields(*json);
  Manifest manifest;
  manifest.pack_id = fields.text("pack_id", is_id);
  manifest.scope = fields.text("scope", is_scope);
  manifest.number.epoch = static_cast<int>(fields.number("epoch", 1, 1'000'000));
  manifest.number.seq = fields.number("seq", 1'000'000'000, 9'999'999'999);
  manifest.created = fields.date("created");
  manifest.expires = fields.date("expires");
  manifest.min_app = fields.text("min_app", is_version);
  manifest.schema = fields.text("schema", is_hash);
  manifest.db_size_bytes = static_cast<std::uint64_t>(fields.number("db_size_bytes", 1, std::int64_t{1} << 40));
  manifest.db_sha256 = fields.text("db_sha256", is_hash);
  manifest.counts = fields.numbers("counts");
  for (std::string& tag : fields.texts("languages", languages_max))
    manifest.languages.push_back(Language{std::move(tag)});
  manifest.key_id = fields.text("key_id", is_key_id);
  manifest.test = fields.flag("test");
  manifest.allows = fields.texts("allows", allows_max);
  manifest.notes = fields.text("notes", is_note);
  if (fields.outcome() && !is_sequence(manifest.number.seq)) fields.wrong("seq", "must be YYYYMMDDNN");
  if (fields.outcome() && manifest.expires < manifest.created) fields.wrong("expires", "lies before \"created\"");
  if (!fields.outcome()) return tl::unexpected(fields.outcome().error());
  return manifest;
}

std::string to_json(const Manifest& manifest) {
  std::string counts;
  for (const auto& [name, count] : manifest.counts)
    counts += fmt::format("{}{}: {}", counts.empty() ? "" : ", ", json_string(name), count);
  std::vector<std::string> languages;
  for (const Language& language : manifest.languages)
    languages.push_back(language.tag);
  const std::pair<std::string_view, std::string> fields[] = {{"type", json_string(pack_type)},
                                                             {"format", std::to_string(pack_format)},
                                                             {"pack_id", json_string(manifest.pack_id)},
                                                             {"scope", json_string(manifest.scope)},
                                                             {"epoch", std::to_string(manifest.number.epoch)},
                                                             {"seq", std::to_string(manifest.number.seq)},
                                                             {"created", json_string(to_string(manifest.created))},
                                                             {"expires", json_string(to_string(manifest.expires))},
                                                             {"min_app", json_string(manifest.min_app)},
                                                             {"schema", json_string(manifest.schema)},
                                                             {"db_size_bytes", std::to_string(manifest.db_size_bytes)},
                                                             {"db_sha256", json_string(manifest.db_sha256)},
                                                             {"counts", "{" + counts + "}"},
                                                             {"languages", joined(languages)},
                                                             {"key_id", json_string(manifest.key_id)},
                                                             {"test", manifest.test ? "true" : "false"},
                                                             {"allows", joined(manifest.allows)},
                                                             {"notes", json_string(manifest.notes)}};
  std::string json;
  for (const auto& [name, value] : fields)
    json += fmt::format("{}  {}: {}", json.empty() ? "" : ",\n", json_string(name), value);
  return "{\n" + json + "\n}\n";
}

std::string file_name_of(const Manifest& manifest) {
  std::string scope = manifest.scope;
  std::replace(scope.begin(), scope.end(), '/', '-');
  return fmt::format("{}-{}.kitapack", scope, manifest.number.seq);
}

bool covers(std::string_view wide, std::string_view narrow) {
  if (wide.empty() || wide == narrow) return true;
  return narrow.size() > wide.size() && narrow.substr(0, wide.size()) == wide && narrow[wide.size()] == '/';
}

bool is_scope(std::string_view scope) {
  for (std::size_t begin = 0; begin <= scope.size();) {
    const std::size_t end = std::min(scope.find('/', begin), scope.size());
    if (!is_id(scope.substr(begin, end - begin))) return false;
    begin = end + 1;
  }
  return scope.size() <= 200;
}

Result<int> compare_versions(std::string_view a, std::string_view b) {
  const auto parts_of = [](std::string_view version) {
    std::vector<unsigned> parts;
    for (std::size_t begin = 0; begin <= version.size() && parts.size() < 8;) {
      const std::size_t end = std::min(version.find('.', begin), version.size());
      unsigned value = 0;
      const char* first = version.data() + begin;
      const char* last = version.data() + end;
      const auto read = std::from_chars(first, last, value);
      if (first == last || read.ec != std::errc{} || read.ptr != last) return std::vector<unsigned>{};
      parts.push_back(value);
      begin = end + 1;
    }
    return parts;
  };
  auto left = parts_of(a), right = parts_of(b);
  if (left.empty() || right.empty()) return refuse(Refusal::ManifestField, "a version is written like 0.1.0");
  left.resize(8);
  right.resize(8);
  return left == right ? 0 : (left < right ? -1 : 1);
}

} // namespace kiosk::container
