#include "kiosk/authoring/build.h"

#include "kiosk/authoring/calendar.h"
#include "kiosk/authoring/content.h"
#include "kiosk/authoring/glyph_rules.h"
#include "kiosk/authoring/template.h"
#include "kiosk/authoring/worklist.h"
#include "kiosk/authoring/writer.h"
#include "kiosk/base/files.h"

#include <fmt/format.h>
#include <ostream>

namespace kiosk::authoring {
namespace {

/// One line on a terminal that is written over and over.
class ProgressLine {
public:
  ProgressLine(Progress progress, std::ostream& stream) : progress_(progress), stream_(stream) {}
  ~ProgressLine() { show(""); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void show(std::string_view doing) {
    if (progress_ == Progress::Shown) stream_ << "\r\x1b[K" << doing << std::flush;
  }

private:
  Progress progress_;
  std::ostream& stream_;
};

/// Prints what was found; true when nothing may be made.
bool is_refused(Findings& findings, const BuildOptions& options, std::ostream& err) {
  if (options.strictness == Strictness::WarningsRefuse) findings.be_strict();
  std::string folder = options.content.lexically_normal().string();
  while (folder.size() > 1 && folder.back() == '/')
    folder.pop_back();
  findings.print(err, folder);
  return findings.has_errors();
}

Content read_all(const BuildOptions& options, Findings& findings, std::ostream& err) {
  ProgressLine line(options.progress, err);
  line.show("reading the sources ...");
  Content content = load_content(options.content, findings);
  check_references(content, findings);
  expand_all(content, findings);
  if (findings.has_errors()) return content; // what follows would only repeat them
  line.show("reading the translations ...");
  load_translations(content, options.content, findings);
  line.show("looking for letters that no font has ...");
  check_glyphs(content, options.font_table, findings);
  line.show("drawing the pictures ...");
  draw_pictures(content, options.content, findings);
  return content;
}

} // namespace

int build(const BuildOptions& options, std::ostream& out, std::ostream& err) {
  Findings findings;
  const Content content = read_all(options, findings, err);
  if (is_refused(findings, options, err)) {
    err << "elternkiosk-pack: nothing was made; correct what stands above\n";
    return exit_refused;
  }
  if (const auto written = write_pack(content, options.file); !written) {
    err << "elternkiosk-pack: " << written.error().sentence() << "\n";
    return exit_refused;
  }
  print_worklist(content, out);
  out << fmt::format(
      "\n{}: {} Angebote, {} Anträge, {} Wörter, {} Termine mit {} Tagen, {} Kitas, {} Bilder, {} Texte\n",
      options.file.string(), content.offers.size(), content.applications.size(), content.terms.size(),
      content.events.size(), content.occurrences.size(), content.kitas.size(), content.pictures.size(),
      content.units.size());
  return exit_done;
}

int write_template(const BuildOptions& options, std::ostream& out, std::ostream& err) {
  Findings findings;
  const Content content = load_content(options.content, findings);
  check_references(content, findings);
  if (is_refused(findings, options, err)) {
    err << "elternkiosk-pack: nothing was made; correct what stands above\n";
    return exit_refused;
  }
  if (const auto written = write_file(options.file, template_of(content)); !written) {
    err << "elternkiosk-pack: " << written.error().sentence() << "\n";
    return exit_refused;
  }
  out << fmt::format("{}: {} texts\n", options.file.string(), content.units.size());
  return exit_done;
}

} // namespace kiosk::authoring
