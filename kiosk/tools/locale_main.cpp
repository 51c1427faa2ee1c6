// elternkiosk-locale: what translators need. Words in, exit code out.
#include "kiosk/app/configuration.h"
#include "kiosk/base/interruption.h"
#include "kiosk/tools/locale_files.h"
#include "kiosk/tools/locale_screens.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <unistd.h>

namespace {

using namespace kiosk;
using namespace kiosk::tools;
namespace fs = std::filesystem;

/// One subcommand after the other; what was chosen is done by run().
class Commands {
public:
  int run(int count, char** words) {
    add_shared();
    add_extract();
    add_merge();
    add_check();
    add_report();
    add_approve();
    add_preview();
    add_pseudo();
    try {
      app_.parse(count, words);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? exit_clean : exit_wrong_usage;
    }
    auto project = translating::find_project(root_.empty() ? fs::path(".") : root_);
    if (!project) {
      std::cerr << "elternkiosk-locale: " << project.error().sentence() << "\n";
      return exit_wrong_usage;
    }
    if (!locales_.empty()) project->locales = locales_;
    if (!content_.empty()) project->content = content_;
    const LocaleContext context{std::move(*project),
                                is_english_ ? translating::Tongue::English : translating::Tongue::German, std::cout,
                                std::cerr, listen_for_interruption()};
    for (const auto& [command, action] : actions_)
      if (command->parsed()) return action(context);
    return exit_wrong_usage;
  }

private:
  using Action = std::function<int(const LocaleContext&)>;

  CLI::App* command(const char* name, const char* about, Action action) {
    CLI::App* added = app_.add_subcommand(name, about);
    actions_.emplace_back(added, std::move(action));
    return added;
  }

  void add_shared() {
    app_.require_subcommand(1);
    app_.fallthrough();
    app_.add_option("--root", root_,
                    "Ordner mit locales/ und content/; sonst wird er von hier aufwärts gesucht\n"
                    "the folder with locales/ and content/; else looked for from here upwards")
        ->type_name("DIR");
    app_.add_option("--locales", locales_,
                    "anderer Ordner für die Wörter des Kiosks / another folder for the kiosk's words")
        ->type_name("DIR");
    app_.add_option("--content", content_, "anderer Ordner für den Inhalt / another folder for the content")
        ->type_name("DIR");
    app_.add_flag("--english", is_english_, "auf Englisch antworten / answer in English");
    app_.footer("Ende: 0 in Ordnung, 1 es gibt etwas zu tun, 2 falscher Aufruf oder nicht lesbar.\n"
                "Exit code: 0 clean, 1 something is to be done, 2 wrong usage or unreadable.");
  }

  void add_extract() {
    CLI::App* extract_command = command(
        "extract",
        "Schreibt die Vorlagen (elternkiosk.pot, content.pot) neu: Reihenfolge, Kommentare, Platz auf dem Bildschirm.\n"
        "Writes both templates anew: order, comments, room on the screen.",
        [this](const LocaleContext& context) {
          const auto content = translating::read_content(context.project);
          if (!content) return context.refuse(content.error());
          translating::OnScreens on_screens;
          if (!is_without_screens_) {
            auto measured = measure_screens(context, screen_, progress_);
            if (!measured) return context.refuse(measured.error());
            on_screens = std::move(*measured);
          }
          return extract(context, *content, on_screens, !is_dry_);
        });
    add_screen_options(extract_command);
    add_without_screens(extract_command);
    extract_command->add_flag("--dry-run", is_dry_, "nur sagen, was sich ändern würde / only say what would change");
  }

  void add_merge() {
    CLI::App* merge_command =
        command("merge",
                "Bringt Sprachen auf den Stand der Vorlage. Keine Übersetzung geht verloren.\n"
                "Brings languages up to the template. No translation is ever lost.",
                [this](const LocaleContext& context) { return merge(context, files_, new_language_, !is_dry_); });
    merge_command->add_option("FILES", files_, "PO-Dateien; sonst alle / PO files; else all");
    merge_command->add_option("--new", new_language_, "beginnt eine Sprache aus languages.toml / begins a language")
        ->type_name("TAG");
    merge_command->add_flag("--dry-run", is_dry_, "nur sagen, was sich ändern würde / only say what would change");
  }

  void add_check() {
    CLI::App* check_command = command(
        "check",
        "Prüft PO-Dateien: Nachrichten, Mehrzahl, Zeichen, Zahlen, Länge auf dem Bildschirm. Jeder Satz sagt, was zu "
        "tun ist.\n"
        "Checks PO files: messages, plurals, characters, numbers, length on the screen. Each sentence says what to do.",
        [this](const LocaleContext& context) { return run_check(context); });
    check_command->add_option("FILES", files_, "PO-Dateien; sonst alle / PO files; else all");
    add_screen_options(check_command);
    add_without_screens(check_command);
    check_command->add_flag("--json", is_json_, "für Programme / for programs");
  }

  int run_check(const LocaleContext& context) {
    const auto files = chosen(context, files_);
    if (!files) return context.refuse(files.error());
    const auto resources = app::find_resources("/proc/self/exe");
    if (!resources) return context.refuse(resources.error());
    auto engine = text::Engine::open(resources->font_table);
    if (!engine) return context.refuse(engine.error());
    auto remarks = check(context, *files, &*engine);
    if (!remarks) return context.refuse(remarks.error());
    if (!is_without_screens_)
      if (const auto done = check_lengths(context, screen_, *files, *engine, progress_, *remarks); !done)
        return context.refuse(done.error());
    if (is_json_)
      std::cout << translating::to_json(*remarks);
    else
      translating::print(*remarks, context.tongue, std::cout);
    const bool is_unreadable = std::any_of(remarks->begin(), remarks->end(),
                                           [](const translating::Remark& remark) { return remark.code == "po"; });
    return is_unreadable ? exit_wrong_usage : translating::has_errors(*remarks) ? exit_findings : exit_clean;
  }

  void add_screen_options(CLI::App* command) {
    command
        ->add_option("--pack", screen_.pack,
                     "Pack mit dem Inhalt; sonst das mitgelieferte / content pack; else the one that came along")
        ->type_name("FILE");
    command->add_option("--kita", screen_.kita, "Kennung der Kita / id of the Kita")->type_name("ID");
    command->add_option("--now", screen_.now, "Uhrzeit auf den Bildern / wall-clock time on the pictures")
        ->capture_default_str();
  }

  void add_without_screens(CLI::App* command) {
    command->add_flag(
        "--without-screens", is_without_screens_,
        "ohne die Bildschirme: schnell, aber die Länge bleibt ungeprüft / without the screens: quick, but "
        "lengths are not looked at");
  }

  void add_preview() {
    CLI::App* preview_command =
        command("preview",
                "Zeichnet die Bildschirme, auf denen Texte dieser Datei stehen. Geänderte Texte haben einen Rahmen.\n"
                "Draws the screens on which texts of this file stand. Changed texts have a frame.",
                [this](const LocaleContext& context) { return preview(context, screen_, preview_, progress_); });
    preview_command->add_option("FILE", preview_.file, "PO-Datei / PO file")->required()->check(CLI::ExistingFile);
    preview_command->add_option("--out", preview_.out, "Ordner für index.html und Bilder / folder")
        ->default_str("vorschau")
        ->type_name("DIR");
    preview_command->add_flag("--watch", preview_.watches,
                              "zeichnet bei jedem Speichern neu / draws anew whenever it is saved");
    preview_command->add_option("--screen", preview_.screens,
                                "nur diese Bildschirme, z. B. home, offer/<id> / these screens only");
    preview_command->add_flag("--all", preview_.all,
                              "einen Bildschirm für jeden Text, nicht nur für geänderte / a screen for every text");
    preview_command
        ->add_option("--against", preview_.against,
                     "Vergleich; sonst die Datei im Projekt / compared with; else the project's file")
        ->type_name("FILE");
    preview_command
        ->add_option("--language", preview_.language, "Sprache; sonst der Dateiname / language; else the file's name")
        ->type_name("TAG");
    preview_command->add_option("--size", preview_.sizes, "px, Breite x Höhe; mehrmals / may be given several times")
        ->capture_default_str();
    preview_command
        ->add_option("--text-size", preview_.text_sizes, "100, 150, 200; mehrmals / may be given several times")
        ->capture_default_str();
    add_screen_options(preview_command);
  }

  void add_report() {
    CLI::App* report_command =
        command("report",
                "Zeigt, wie weit jede Sprache ist: geprüft, automatisch, veraltet, fehlend.\n"
                "Shows how far each language is: reviewed, machine, outdated, missing.",
                [this](const LocaleContext& context) {
                  return report(context, is_json_ ? ReportShape::Json : ReportShape::Text, html_);
                });
    report_command->add_flag("--json", is_json_, "für Programme / for programs");
    report_command
        ->add_option("--html", html_, "auch eine Seite zum Ansehen und Drucken / also a page to look at and print")
        ->type_name("FILE");
  }

  void add_approve() {
    CLI::App* approve_command =
        command("approve",
                "Hält fest, dass ein Mensch automatische Übersetzungen für richtig hält, ohne sie zu ändern.\n"
                "Records that a person finds machine translations right without changing them.",
                [this](const LocaleContext& context) {
                  if (keys_.empty() && !is_all_) {
                    return context.refuse(Error{ErrorKind::WrongUsage, "say which texts: --keys KEY... or --all", {}});
                  }
                  return approve(context, file_, keys_, role_);
                });
    approve_command->add_option("FILE", file_, "PO-Datei / PO file")->required();
    approve_command
        ->add_option("--role", role_,
                     "wer geprüft hat, nie ein Name / who approved, never a name: uebersetzung, lektorat, redaktion, "
                     "dolmetschdienst, "
                     "kita-sozialarbeit, fachstelle, koordination")
        ->required();
    approve_command->add_option("--keys", keys_, "welche Texte (msgctxt) / which texts");
    approve_command->add_flag("--all", is_all_, "alle Texte der Datei / all texts of the file");
  }

  void add_pseudo() {
    CLI::App* pseudo_command =
        command("pseudo",
                "Schreibt Probesprachen: en-XA (Akzente, 40 % länger) und ar-XB (von rechts nach links).\n"
                "Writes pseudo-languages: en-XA (accents, 40 % longer) and ar-XB (from right to left).",
                [this](const LocaleContext& context) { return write_pseudo(context, out_); });
    pseudo_command->add_option("--out", out_, "Ordner / folder")->required()->type_name("DIR");
  }

  CLI::App app_{"Für alle, die den Elternkiosk übersetzen. / For everybody who translates the Elternkiosk.",
                "elternkiosk-locale"};
  std::vector<std::pair<CLI::App*, Action>> actions_;
  fs::path root_, locales_, content_, html_, file_, out_;
  std::vector<fs::path> files_;
  std::vector<std::string> keys_;
  std::string new_language_, role_;
  ScreenOptions screen_;
  PreviewWords preview_{{}, {}, "vorschau", {}, {"1080x1920"}, {100}, {}, false, false};
  authoring::Progress progress_ = ::isatty(STDERR_FILENO) == 1 ? authoring::Progress::Bar : authoring::Progress::Lines;
  bool is_without_screens_ = false;
  bool is_english_ = false, is_dry_ = false, is_json_ = false, is_all_ = false;
};

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): declaring options throws only by a mistake of ours; it may end the program
int main(int count, char** words) { return Commands().run(count, words); }
