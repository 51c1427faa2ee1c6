#include "kiosk/tools/locale_screens.h"

#include "kiosk/app/configuration.h"
#include "kiosk/app/staff_pictures.h"
#include "kiosk/base/files.h"
#include "kiosk/locale/fingerprint.h"
#include "kiosk/proofs/lengths.h"
#include "kiosk/proofs/preview.h"
#include "kiosk/proofs/watch.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <ostream>

namespace kiosk::tools {
namespace {

namespace fs = std::filesystem;
using namespace kiosk::translating;

/// What is put on the stage in a language; both files of the project.
Result<proofs::Play> play_of(const LocaleContext& context, const ScreenOptions& options, const std::string& tag) {
  proofs::Play play;
  play.locales = context.project.locales;
  play.language = Language{tag};
  play.pack = options.pack;
  play.kita = options.kita;
  if (play.pack.empty()) {
    const auto resources = app::find_resources("/proc/self/exe");
    if (!resources) return tl::unexpected(resources.error());
    play.pack = resources->sample_pack;
  }
  const auto now = parse_local_time(options.now);
  if (!now) return fail(ErrorKind::WrongUsage, now.error().detail);
  play.now = *now;
  play.interface_po = context.project.locales / (tag + ".po");
  play.content_po = tag == "de" ? fs::path() : context.project.content / "po" / (tag + ".po");
  return play;
}

proofs::Progress told_to(authoring::ProgressLine& line) {
  return [&line](int done, int of) {
    line.advance(done, of);
    return line.is_stopped();
  };
}

Result<text::Engine> open_engine() {
  const auto resources = app::find_resources("/proc/self/exe");
  if (!resources) return tl::unexpected(resources.error());
  return text::Engine::open(resources->font_table);
}

Result<proofs::Format> format_of(const std::string& size, int percent) {
  proofs::Format format;
  if (std::sscanf(size.c_str(), "%dx%d", &format.width_px, &format.height_px) != 2 || format.width_px < 320 ||
      format.height_px < 320 || format.width_px > 8192 || format.height_px > 8192)
    return fail(ErrorKind::WrongUsage, fmt::format("\"{}\" is not a size from 320x320 to 8192x8192", size));
  if (percent != 100 && percent != 150 && percent != 200)
    return fail(ErrorKind::WrongUsage, "the text size must be 100, 150 or 200");
  format.text_size = static_cast<visit::TextSize>((percent - 100) / 50);
  return format;
}

/// A copy of the file as it was when watching began: what was changed since is marked.
fs::path copy_of(const fs::path& file, const fs::path& folder) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  const fs::path copy = folder / ".before.po";
  fs::copy_file(file, copy, fs::copy_options::overwrite_existing, problem);
  return problem ? fs::path() : copy;
}

Result<proofs::PreviewOptions> preview_options(const LocaleContext& context, const ScreenOptions& options,
                                               const PreviewWords& words) {
  const auto file = file_of(context.project, words.file);
  if (!file) return tl::unexpected(file.error());
  const std::string tag = words.language.empty() ? file->tag() : words.language;
  auto play = play_of(context, options, tag);
  if (!play) return tl::unexpected(play.error());
  proofs::PreviewOptions preview;
  const fs::path installed = file->is_content ? play->content_po : play->interface_po;
  (file->is_content ? play->content_po : play->interface_po) = words.file;
  preview.play = std::move(*play);
  preview.file = words.file;
  preview.out = words.out;
  preview.all = words.all;
  preview.reloads = words.watches;
  std::error_code problem;
  preview.against = words.against;
  if (preview.against.empty())
    preview.against =
        words.watches && fs::equivalent(installed, words.file, problem) ? copy_of(words.file, words.out) : installed;
  for (const std::string& text : words.screens) {
    if (app::is_staff_address(text)) {
      preview.screens.push_back({{}, text});
      continue;
    }
    const auto address = visit::parse_address(text);
    if (!address) return tl::unexpected(address.error());
    preview.screens.push_back({*address, {}});
  }
  preview.formats.clear();
  for (const std::string& size : words.sizes)
    for (const int percent : words.text_sizes) {
      const auto format = format_of(size, percent);
      if (!format) return tl::unexpected(format.error());
      preview.formats.push_back(*format);
    }
  return preview;
}

int draw_once(const LocaleContext& context, const proofs::PreviewOptions& options, text::Engine& engine,
              authoring::Progress progress) {
  Result<proofs::Preview> drawn;
  {
    authoring::ProgressLine line(progress, context.err, context.stop);
    line.stage(context.either("Bildschirme zeichnen", "drawing screens"));
    drawn = proofs::preview(options, engine, told_to(line));
  }
  if (!drawn) return drawn.error().kind == ErrorKind::Cancelled ? exit_findings : context.refuse(drawn.error());
  context.out << fmt::format(fmt::runtime(context.either("{} Bilder, {} geänderte Texte; öffnen Sie {}\n",
                                                         "{} pictures, {} changed texts; open {}\n")),
                             drawn->pictures, drawn->changed, (options.out / "index.html").string());
  if (!drawn->unseen.empty())
    context.out << fmt::format(
        fmt::runtime(context.either("auf keinem Bildschirm dieses Packs: {}\n", "on no screen of this pack: {}\n")),
        fmt::join(drawn->unseen, ", "));
  context.out.flush();
  return exit_clean;
}

/// The German itself as if it were a language of the kiosk: so pages have all that a translated page has, and German
/// texts. Two files in `folder`.
Result<proofs::Play> german_play(const LocaleContext& context, const ScreenOptions& options, const fs::path& folder) {
  constexpr const char* nobodys_language = "qaa"; // BCP 47 keeps it free
  auto play = play_of(context, options, nobodys_language);
  const auto pot = locale::read_po_document(context.project.interface_pot());
  const auto content = read_content(context.project);
  if (!play) return play;
  if (!pot) return tl::unexpected(pot.error());
  if (!content) return tl::unexpected(content.error());
  play->interface_po = folder / "interface.po";
  play->content_po = folder / "content.po";
  play->counts_german = true;
  for (auto& [document, file] :
       {std::pair{*pot, play->interface_po}, std::pair{template_of(*content, {}), play->content_po}}) {
    locale::PoDocument german = document;
    for (locale::PoEntry& entry : german.entries) {
      entry.translation = entry.source;
      entry.comments =
          locale::with_origin({}, {"machine", locale::fingerprint(entry.source, locale::origin_hash_digits), {}, {}});
    }
    if (const auto written = locale::write_po_document(german, file); !written) return tl::unexpected(written.error());
  }
  return play;
}

} // namespace

Result<OnScreens> measure_screens(const LocaleContext& context, const ScreenOptions& options,
                                  authoring::Progress progress) {
  const auto workshop = proofs::Workshop::open();
  if (!workshop) return tl::unexpected(workshop.error());
  const auto translated = german_play(context, options, workshop->folder());
  if (!translated) return tl::unexpected(translated.error());
  auto whole = play_of(context, options, "de");
  if (!whole) return tl::unexpected(whole.error());
  whole->counts_german = true;
  whole->interface_po.clear();
  proofs::Play shortened = *whole;
  shortened.language = short_form(whole->language);
  std::vector<proofs::Stage> stages;
  for (const proofs::Play* play : {&*translated, &std::as_const(*whole), &std::as_const(shortened)}) {
    auto stage = proofs::Stage::open(*play);
    if (!stage) return tl::unexpected(stage.error());
    stages.push_back(std::move(*stage));
  }
  auto engine = open_engine();
  if (!engine) return tl::unexpected(engine.error());
  authoring::ProgressLine line(progress, context.err, context.stop);
  line.stage(context.either("Platz auf den Bildschirmen messen", "measuring room on the screens"));
  return proofs::measure({std::move(stages[0]), std::move(stages[1]), std::move(stages[2])}, *engine, told_to(line));
}

Result<void> check_lengths(const LocaleContext& context, const ScreenOptions& options,
                           const std::vector<LanguageFile>& files, text::Engine& engine, authoring::Progress progress,
                           std::vector<Remark>& remarks) {
  std::map<std::string, std::vector<LanguageFile>> by_tag;
  for (const LanguageFile& file : files)
    by_tag[file.tag()].push_back(file);
  std::optional<std::vector<proofs::Misfit>> in_german;
  authoring::ProgressLine line(progress, context.err, context.stop);
  for (const auto& [tag, of_tag] : by_tag) {
    auto play = play_of(context, options, tag);
    if (!play) return tl::unexpected(play.error());
    for (const LanguageFile& file : of_tag)
      (file.is_content ? play->content_po : play->interface_po) = file.file;
    const auto stage = proofs::Stage::open(*play);
    if (!stage) {
      line.clear();
      context.err << fmt::format(
          fmt::runtime(context.either("{}: die Länge kann erst geprüft werden, wenn das stimmt:\n{}\n",
                                      "{}: lengths can only be checked when this is right:\n{}\n")),
          tag, stage.error().sentence());
      continue;
    }
    line.stage(fmt::format("{}: {}", tag, context.either("Länge auf allen Bildschirmen", "lengths on all screens")));
    const auto found = proofs::misfits(*stage, engine, told_to(line));
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) continue;
    if (!in_german) {
      const auto workshop = proofs::Workshop::open();
      if (!workshop) return tl::unexpected(workshop.error());
      const auto german = german_play(context, options, workshop->folder());
      if (!german) return tl::unexpected(german.error());
      const auto german_stage = proofs::Stage::open(*german);
      if (!german_stage) return tl::unexpected(german_stage.error());
      auto same = proofs::misfits(*german_stage, engine, told_to(line));
      if (!same) return tl::unexpected(same.error());
      in_german = std::move(*same);
    }
    for (const LanguageFile& file : of_tag)
      for (Remark& remark : proofs::remarks_on(*found, *in_german, file.file))
        remarks.push_back(std::move(remark));
  }
  return {};
}

int preview(const LocaleContext& context, const ScreenOptions& options, const PreviewWords& words,
            authoring::Progress progress) {
  const auto prepared = preview_options(context, options, words);
  if (!prepared) return context.refuse(prepared.error());
  auto engine = open_engine();
  if (!engine) return context.refuse(engine.error());
  if (!words.watches) return draw_once(context, *prepared, *engine, progress);
  auto watch = proofs::FileWatch::open(words.file);
  if (!watch) return context.refuse(watch.error());
  do {
    (void)draw_once(context, *prepared, *engine, progress); // what is wrong was told; the next saving may mend it
    context.err << context.either("Warte auf die nächste Änderung; Strg-C beendet.\n",
                                  "Waiting for the next change; Ctrl-C ends.\n")
                << std::flush;
  } while (watch->wait(context.stop));
  return exit_clean;
}

} // namespace kiosk::tools
