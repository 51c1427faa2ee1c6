#include "kiosk/authoring/build.h"

#include "kiosk/authoring/calendar.h"
#include "kiosk/authoring/content.h"
#include "kiosk/authoring/glyph_rules.h"
#include "kiosk/authoring/unfinished_file.h"
#include "kiosk/authoring/worklist.h"
#include "kiosk/authoring/writer.h"
#include "kiosk/base/files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <ostream>

namespace kiosk::authoring {
namespace {

/// Prints what was found; true when nothing may be made.
bool is_refused(Findings& findings, const BuildOptions& options, std::ostream& err) {
  if (options.strictness == Strictness::WarningsRefuse) findings.be_strict();
  std::string folder = options.content.lexically_normal().string();
  while (folder.size() > 1 && folder.back() == '/')
    folder.pop_back();
  findings.print(err, folder);
  return findings.has_errors();
}

/// Puts the options in place of what pack.toml says.
void override_about(const BuildOptions& options, pack::About& about) {
  if (!options.scope.empty()) about.scope = options.scope;
  if (options.epoch) about.epoch = *options.epoch;
  if (options.seq) about.seq = *options.seq;
  if (options.created) about.created = *options.created;
  if (options.expires) about.expires = *options.expires;
}

Content read_all(const BuildOptions& options, Findings& findings, ProgressLine& line) {
  line.stage("reading the sources");
  Content content = load_content(options.content, findings);
  check_references(content, findings);
  expand_all(content, findings);
  if (findings.has_errors() || line.is_stopped()) return content; // what follows would only repeat them
  override_about(options, content.about);
  line.stage("reading the translations");
  load_translations(content, options.content, findings);
  if (!options.locales.empty()) load_interface(content, options.locales, findings);
  if (line.is_stopped()) return content;
  line.stage("looking for letters that no font has");
  check_glyphs(content, options.font_table, findings);
  line.stage("drawing the pictures");
  draw_pictures(content, options.content, findings, line);
  return content;
}

bool makes_container(const BuildOptions& options) {
  if (options.format == Format::ByName) return options.file.extension() == ".kitapack";
  return options.format == Format::Container;
}

/// Writes the file in the form that is wanted; the manifest of a container.
Result<std::optional<container::Manifest>> write(const Content& content, const BuildOptions& options,
                                                 ProgressLine& line) {
  line.stage("writing the database");
  if (!makes_container(options)) {
    if (const auto written = write_pack(content, options.file); !written) return tl::unexpected(written.error());
    return std::optional<container::Manifest>();
  }
  const UnfinishedFile database(options.file, ".db");
  if (const auto written = write_pack(content, database.path()); !written) return tl::unexpected(written.error());
  auto bytes = read_file(database.path());
  if (!bytes) return tl::unexpected(bytes.error());
  auto manifest = seal(std::move(*bytes), options.file, options.seal, line);
  if (!manifest) return tl::unexpected(manifest.error());
  return std::optional<container::Manifest>(std::move(*manifest));
}

void print_made(const Content& content, const BuildOptions& options, const std::optional<container::Manifest>& manifest,
                std::ostream& out) {
  print_worklist(content, out);
  out << fmt::format(
      "\n{}: {} Angebote, {} Anträge, {} Wörter, {} Termine mit {} Tagen, {} Kitas, {} Bilder, {} Texte\n",
      options.file.string(), content.offers.size(), content.applications.size(), content.terms.size(),
      content.events.size(), content.occurrences.size(), content.kitas.size(), content.pictures.size(),
      content.units.size());
  if (!manifest) return;
  if (manifest->key_id.empty())
    out << "Entwurf ohne Unterschrift: ein Bildschirm in einer Kita nimmt ihn nicht an.\n";
  else
    out << fmt::format("Unterschrieben mit dem Schlüssel {}{}.\n", manifest->key_id,
                       manifest->test ? " (nur zum Ausprobieren)" : "");
  if (!manifest->allows.empty()) out << fmt::format("Enthält trotzdem: {}\n", fmt::join(manifest->allows, ", "));
}

} // namespace

int build(const BuildOptions& options, std::ostream& out, std::ostream& err) {
  Findings findings;
  std::optional<ProgressLine> line(std::in_place, options.progress, err, options.stop);
  const auto give_up = [&](std::string_view sentence) {
    line.reset(); // the bar goes first
    err << "elternkiosk-pack: " << sentence << "\n";
    return exit_refused;
  };
  if (options.seal.key && !makes_container(options)) {
    (void)give_up("a plain database is not signed; name it .kitapack");
    return exit_wrong_usage;
  }
  const Content content = read_all(options, findings, *line);
  if (line->is_stopped()) return give_up("stopped; nothing was made");
  line->clear();
  if (is_refused(findings, options, err)) return give_up("nothing was made; correct what stands above");
  const auto written = write(content, options, *line);
  if (!written) return give_up(written.error().sentence());
  line.reset();
  print_made(content, options, *written, out);
  return exit_done;
}

} // namespace kiosk::authoring
