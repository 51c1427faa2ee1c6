#include "kiosk/install/validate.h"

#include "kiosk/container/refusals.h"
#include "kiosk/container/sha256.h"
#include "kiosk/locale/catalogue.h"
#include "kiosk/locale/characters.h"
#include "kiosk/markup/markup.h"
#include "kiosk/pack/schema.h"
#include "kiosk/picture/picture.h"

#include <algorithm>
#include <fmt/format.h>

namespace kiosk::install {
namespace {

using container::Refusal;
using container::refuse;

// Texts of a pack have no arguments; so many braces are made to exhaust a parser's stack.
constexpr std::ptrdiff_t braces_max = 64;
constexpr std::int64_t progress_every = 500;

/// A key or id from a pack, fit for a log line.
std::string named(std::string_view name) {
  std::string safe(name.substr(0, 120));
  for (char& c : safe)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f) c = '?';
  return safe;
}

Result<void> check_rows(const pack::Pack& pack, const Limits& limits) {
  const auto counts = pack.row_counts();
  if (!counts) return tl::unexpected(counts.error());
  for (const auto& [table, count] : *counts) {
    const bool holds_texts = table == "text_unit" || table == "translation" || table == "block";
    const long long most = holds_texts ? limits.texts_max : table == "picture" ? limits.pictures_max : limits.rows_max;
    if (count > most)
      return refuse(Refusal::DatabaseLimit,
                    fmt::format("the table \"{}\" has {} rows; at most {}", table, count, most));
  }
  return {};
}

/// Every string of every table: short enough, and made of characters that a screen can show.
Result<void> check_strings(const pack::Pack& pack, const Limits& limits) {
  return pack.each_string([&](std::string_view table, std::string_view column, std::string_view value) -> Result<void> {
    if (value.size() > limits.text_bytes_max)
      return refuse(Refusal::TextLong, fmt::format("{}.{} holds a text of {} bytes; at most {}", table, column,
                                                   value.size(), limits.text_bytes_max));
    if (const auto faults = locale::faults_of_characters(value); !faults.empty())
      return refuse(Refusal::TextCharacters, fmt::format("{}.{}: {}", table, column, faults.front()));
    return {};
  });
}

Result<void> check_text(const pack::UnitText& text) {
  const std::string where = fmt::format("{} ({})", named(text.key), named(text.language.tag));
  const bool is_deep = std::count(text.message.begin(), text.message.end(), '{') > braces_max;
  const auto arguments =
      is_deep ? Result<std::vector<std::string>>(refuse(Refusal::TextMessage)) : locale::arguments_of(text.message);
  if (!arguments) return refuse(Refusal::TextMessage, arguments.error().detail, where);
  if (!arguments->empty()) return refuse(Refusal::TextMessage, "a text of a pack has no arguments", where);
  // The screens read inline marks in every text, so every text must be readable that way.
  if (const auto spans = markup::parse_inline(text.message); !spans)
    return refuse(Refusal::TextMarkdown, spans.error().detail, where);
  return {};
}

/// The kiosk's own words in a pack: messages that can be read and have their German's arguments. Whether they fit
/// the German of the program that shows them is for that program to see.
Result<void> check_interface(const pack::Pack& pack) {
  const auto interfaces = pack.interfaces();
  if (!interfaces) return tl::unexpected(interfaces.error());
  for (const pack::Interface& one : *interfaces)
    for (const pack::InterfaceMessage& message : one.messages) {
      const std::string where = fmt::format("interface/{} ({})", named(message.key), named(one.language.tag));
      std::vector<std::string> arguments[2];
      for (const std::string* text : {&message.german, &message.message}) {
        const bool is_deep = std::count(text->begin(), text->end(), '{') > braces_max;
        auto found =
            is_deep ? Result<std::vector<std::string>>(refuse(Refusal::TextMessage)) : locale::arguments_of(*text);
        if (!found) return refuse(Refusal::TextMessage, found.error().detail, where);
        arguments[text == &message.german ? 0 : 1] = std::move(*found);
      }
      if (arguments[0] != arguments[1])
        return refuse(Refusal::TextMessage, "its {arguments} are not those of the German text", where);
    }
  return {};
}

Result<void> check_picture(const pack::PictureAbout& about, std::string_view bytes, const Limits& limits) {
  const std::string where = "picture/" + named(about.id);
  if (bytes.size() > limits.picture_bytes_max)
    return refuse(Refusal::PictureLarge, fmt::format("the picture has {} bytes", bytes.size()), where);
  const auto picture = picture::decode(bytes);
  if (!picture) {
    const bool is_large = picture.error().kind == ErrorKind::TooLarge;
    return refuse(is_large ? Refusal::PictureLarge : Refusal::PictureBroken, picture.error().detail, where);
  }
  if (picture->width_px != about.width_px || picture->height_px != about.height_px)
    return refuse(Refusal::PictureBroken, "the picture is not of the size that the pack says", where);
  return {};
}

/// An error of the pack room, which may have no code yet.
tl::unexpected<Error> coded(Error error) {
  if (error.code.empty()) error.code = container::code_of(Refusal::DatabaseDamaged);
  return tl::unexpected(std::move(error));
}

} // namespace

Counts counts_of(const pack::Pack& pack) {
  Counts counts;
  const auto count = [&](const char* name, const auto& list) { counts[name] = static_cast<std::int64_t>(list.size()); };
  count("applications", pack.applications());
  count("emergency", pack.emergency_numbers());
  count("events", pack.events());
  count("kitas", pack.kitas());
  count("offers", pack.offers());
  count("places", pack.places());
  count("programme", pack.programme());
  count("terms", pack.terms());
  count("topics", pack.topics());
  for (const auto& [table, rows] : pack.row_counts().value_or(std::vector<std::pair<std::string, long long>>{})) {
    if (table == "picture") counts["pictures"] = rows;
    if (table == "text_unit") counts["texts"] = rows;
    if (table == "translation") counts["translations"] = rows;
    if (table == "occurrence") counts["occurrences"] = rows;
  }
  return counts;
}

Result<Counts> validate(const pack::Pack& pack, const Limits& limits, const Progress& progress) {
  if (const auto rows = check_rows(pack, limits); !rows) return coded(rows.error());
  if (const auto strings = check_strings(pack, limits); !strings) return coded(strings.error());
  const Counts counts = counts_of(pack);
  const std::int64_t of = counts.at("texts") + counts.at("translations") + counts.at("pictures");
  std::int64_t done = 0;
  const auto tell = [&](std::int64_t every) {
    if (++done % every == 0 || done == of)
      if (progress) progress(done, of);
  };
  const auto texts = pack.each_text([&](const pack::UnitText& text) {
    tell(progress_every);
    return check_text(text);
  });
  if (!texts) return coded(texts.error());
  if (const auto interface = check_interface(pack); !interface) return coded(interface.error());
  const auto pictures = pack.each_picture([&](const pack::PictureAbout& about, std::string_view bytes) {
    tell(1);
    return check_picture(about, bytes, limits);
  });
  if (!pictures) return coded(pictures.error());
  return counts;
}

Result<Counts> validate_database(const std::filesystem::path& file, const Limits& limits, const Progress& progress) {
  const auto pack = pack::Pack::open(file);
  if (!pack) return coded(pack.error());
  return validate(*pack, limits, progress);
}

Result<void> compare_with_manifest(const pack::About& about, const Counts& counts,
                                   const container::Manifest& manifest) {
  const auto differs = [](std::string_view what) -> Result<void> {
    return refuse(Refusal::DatabaseManifest, fmt::format("pack.db and its manifest differ in: {}", what));
  };
  if (about.id != manifest.pack_id) return differs("pack_id");
  if (about.scope != manifest.scope) return differs("scope");
  if (container::PackNumber{about.epoch, about.seq} != manifest.number) return differs("epoch and seq");
  if (about.created != manifest.created || about.expires != manifest.expires) return differs("created and expires");
  if (about.languages != manifest.languages) return differs("languages");
  if (counts != manifest.counts) return differs("counts");
  return {};
}

std::string schema_hash() { return container::sha256(pack::normalised_schema()); }

} // namespace kiosk::install
