// elternkiosk-pack: makes content packs out of the sources, signs and checks them. Words in, exit code out.
#include "kiosk/authoring/build.h"
#include "kiosk/authoring/exchange.h"
#include "kiosk/authoring/glyph_rules.h"
#include "kiosk/authoring/inspect.h"
#include "kiosk/authoring/key_commands.h"
#include "kiosk/base/interruption.h"
#include "kiosk/container/refusals.h"
#include "kiosk/locale/berlin_time.h"
#include "kiosk/tools/library_commands.h"
#include "kiosk/tools/terminal.h"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>
#include <map>
#include <unistd.h>

namespace {

using namespace kiosk;
using namespace kiosk::authoring;

/// One subcommand after the other; what was chosen is done by run().
class Commands {
public:
  Commands() {
    app_.require_subcommand(1);
    progress_ = ::isatty(STDERR_FILENO) == 1 ? Progress::Bar : Progress::Lines;
  }

  int run(int count, char** words) {
    add_build();
    add_keygen();
    add_sign();
    add_verify();
    add_rotate();
    add_check();
    add_show();
    add_exchange();
    const tools::LibraryCommands library(app_);
    try {
      app_.parse(count, words);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error) == 0 ? exit_done : exit_wrong_usage;
    }
    if (const auto code = library.run()) return *code;
    for (const auto& [command, action] : actions_)
      if (command->parsed()) return action();
    return exit_wrong_usage;
  }

private:
  CLI::App* command(const char* name, const char* about, std::function<int()> action) {
    CLI::App* added = app_.add_subcommand(name, about);
    actions_.emplace_back(added, std::move(action));
    return added;
  }

  void add_seal_options(CLI::App* command, SealOptions& seal) {
    command->add_option("--key", key_file_, "the editors' secret key; without it an unsigned draft")->type_name("FILE");
    command->add_option("--keys", keys_file_, "keys.json to be put in: tells kiosks of new keys")->type_name("FILE");
    command->add_flag("--allow-examples", seal.allow_examples, "sign although things are only examples");
    command->add_flag("--allow-unreviewed-emergency", seal.allow_unreviewed_emergency,
                      "sign although no person approved an emergency text");
    command->add_option("--notes", seal.notes, "a sentence for technicians, kept in the manifest");
  }

  /// Reads what add_seal_options() named; an exit code when that fails.
  std::optional<int> read_seal(SealOptions& seal) {
    const auto told = [](const Error& error) {
      std::cerr << container::log_line(error) << "\n";
      return exit_refused;
    };
    if (!keys_file_.empty()) {
      auto keys = read_keys_json(keys_file_);
      if (!keys) return told(keys.error());
      seal.keys_json = std::move(*keys);
    }
    if (!key_file_.empty()) {
      auto key = read_secret_key(key_file_, tools::ask_password);
      if (!key) return told(key.error());
      seal.key = *key;
    }
    return std::nullopt;
  }

  void add_build() {
    CLI::App* build_command = command("build", "Checks the sources and makes a pack.", [this] { return run_build(); });
    build_command->add_option("CONTENT", build_.content, "the folder with pack.toml")->required();
    build_command->add_option("--out", build_.file, "the pack to make")->required();
    build_command->add_option("--format", format_, "db: a plain database; kitapack: a container; default by the ending")
        ->check(CLI::IsMember({"db", "kitapack"}));
    build_command->add_option(
        "--fonts", build_.font_table,
        "the font table whose fonts must draw every text; default: fonts/fonts.toml near the program");
    build_command
        ->add_option("--locales", build_.locales,
                     "a folder like locales/: the pack brings its translations of the kiosk's own words, which a kiosk "
                     "shows where they are newer than its own")
        ->type_name("DIR")
        ->check(CLI::ExistingDirectory);
    build_command->add_flag("--strict", is_strict_, "warnings refuse the pack, too");
    add_seal_options(build_command, build_.seal);
    build_command->add_option("--scope", build_.scope, "for whom, e.g. magdeburg/kinderland; default: pack.toml");
    build_command->add_option("--seq", build_.seq, "YYYYMMDDNN; default: pack.toml");
    build_command->add_option("--epoch", build_.epoch, "default: pack.toml");
    build_command->add_option("--created", created_, "default: pack.toml")->type_name("DATE");
    build_command->add_option("--expires", expires_, "default: pack.toml")->type_name("DATE");
  }

  int run_build() {
    for (const auto& [text, into] : {std::pair{&created_, &build_.created}, std::pair{&expires_, &build_.expires}}) {
      if (text->empty()) continue;
      const auto date = parse_date(*text);
      if (!date) {
        std::cerr << "elternkiosk-pack: " << date.error().detail << "\n";
        return exit_wrong_usage;
      }
      *into = *date;
    }
    if (const auto failed = read_seal(build_.seal)) return *failed;
    if (build_.font_table.empty()) {
      const auto table = find_font_table("/proc/self/exe");
      if (!table) {
        std::cerr << "elternkiosk-pack: " << table.error().sentence() << "\n";
        return exit_refused;
      }
      build_.font_table = *table;
    }
    if (is_strict_) build_.strictness = Strictness::WarningsRefuse;
    if (!format_.empty()) build_.format = format_ == "db" ? Format::Database : Format::Container;
    build_.progress = progress_;
    build_.stop = listen_for_interruption();
    return build(build_, std::cout, std::cerr);
  }

  void add_keygen() {
    CLI::App* keygen_command =
        command("keygen", "Makes a key: PREFIX.key signs packs, PREFIX.pub is for the kiosks.", [this] {
          keygen_.purpose = is_test_ ? container::KeyPurpose::Test : container::KeyPurpose::Real;
          return keygen(keygen_, tools::ask_password, std::cout, std::cerr);
        });
    keygen_command->add_option("--out", keygen_.prefix, "PREFIX")->required();
    keygen_command->add_flag("--without-password", keygen_.without_password, "who has the file can sign");
    keygen_command->add_flag("--test", is_test_, "a key for trying out: its packs say so");
  }

  void add_sign() {
    CLI::App* sign_command = command("sign", "Signs a pack anew, or a draft.", [this] {
      if (const auto failed = read_seal(sign_.seal)) return *failed;
      sign_.progress = progress_;
      sign_.stop = listen_for_interruption();
      return sign_pack(sign_, std::cout, std::cerr);
    });
    sign_command->add_option("PACK", sign_.pack, "a container or a database")->required();
    sign_command->add_option("--out", sign_.file, "the pack to make; default: in place");
    add_seal_options(sign_command, sign_.seal);
    sign_command->get_option("--key")->required();
  }

  void add_verify() {
    CLI::App* verify_command = command("verify", "Checks whether a pack is signed by a trusted key and whole.",
                                       [this] { return verify_pack(pack_, trust_, std::cout, std::cerr); });
    verify_command->add_option("PACK", pack_, "a container")->required();
    verify_command->add_option("--trust", trust_, "a public key (.pub) or a folder of them")->required();
  }

  void add_rotate() {
    CLI::App* rotate_command = command("rotate", "Writes keys.json: from which keys on packs count.", [this] {
      return rotate_keys(rotate_, tools::ask_password, std::cout, std::cerr);
    });
    rotate_command->add_option("--from", rotate_.from, "the keys.json so far");
    rotate_command->add_option("--pack-key", rotate_.pack_keys, "FILE.pub or FILE.pub=scope,scope: signs packs")
        ->required();
    rotate_command->add_option("--root", rotate_.roots, "FILE.pub: signs the next keys.json")->required();
    rotate_command->add_option("--revoke", rotate_.revoked, "id of a key that counts no more");
    rotate_command->add_option("--sign", rotate_.signers, "secret root keys: an old one and a new one")->required();
    rotate_command->add_option("--out", rotate_.file, "the keys.json to write")->required();
  }

  Shape shape() const { return is_json_ ? Shape::Json : Shape::Words; }

  void add_check() {
    CLI::App* check_command =
        command("check", "Checks all that a kiosk would, and lists what editors should know.", [this] {
          const auto today = today_.empty() ? Result<Date>(date_of(locale::now().local)) : parse_date(today_);
          if (!today) {
            std::cerr << "elternkiosk-pack: " << today.error().detail << "\n";
            return exit_wrong_usage;
          }
          return check_pack({pack_, trust_, *today, shape(), progress_}, std::cout, std::cerr);
        });
    check_command->add_option("PACK", pack_, "a container or a database")->required();
    check_command->add_option("--trust", trust_, "also check the signature: a public key (.pub) or a folder of them");
    check_command->add_option("--today", today_, "for what expires; default: today")->type_name("DATE");
    check_command->add_flag("--json", is_json_, "for programs");
  }

  void add_show() {
    CLI::App* show_command = command("show", "Shows manifest, counts, languages and sizes.",
                                     [this] { return show_pack(pack_, shape(), std::cout, std::cerr); });
    show_command->add_option("PACK", pack_, "a container or a database")->required();
    show_command->add_flag("--json", is_json_, "for programs");
    CLI::App* diff_command = command("diff", "Tells in words what is another in the newer pack.",
                                     [this] { return diff_packs(pack_, other_, shape(), std::cout, std::cerr); });
    diff_command->add_option("OLD", pack_, "a container or a database")->required();
    diff_command->add_option("NEW", other_, "a container or a database")->required();
    diff_command->add_flag("--json", is_json_, "for programs");
  }

  void add_exchange() {
    CLI::App* export_command = command("export", "Writes a pack's texts for translators: DIR/<language>.po.", [this] {
      export_.pack = pack_;
      export_.folder = other_;
      return export_po(export_, std::cout, std::cerr);
    });
    export_command->add_option("PACK", pack_, "a container or a database")->required();
    export_command->add_option("--po", other_, "the folder")->required()->type_name("DIR");
    export_command->add_option("--language", export_.languages, "one or more tags, also new ones; default: all");
    CLI::App* import_command = command("import", "Makes a draft of a pack with the translations of DIR.", [this] {
      return import_po({pack_, other_, build_.file}, std::cout, std::cerr);
    });
    import_command->add_option("PACK", pack_, "a container or a database")->required();
    import_command->add_option("--po", other_, "the folder")->required()->type_name("DIR");
    import_command->add_option("--out", build_.file, "the draft to make")->required();
  }

  CLI::App app_{"Makes, signs and checks content packs for the Elternkiosk.", "elternkiosk-pack"};
  std::vector<std::pair<CLI::App*, std::function<int()>>> actions_;
  Progress progress_ = Progress::Lines;
  BuildOptions build_;
  KeygenOptions keygen_;
  SignOptions sign_;
  RotateOptions rotate_;
  std::string format_, key_file_, keys_file_, created_, expires_;
  ExportOptions export_;
  std::string today_;
  std::filesystem::path pack_, trust_, other_;
  bool is_strict_ = false, is_test_ = false, is_json_ = false;
};

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): declaring options throws only by a mistake of ours; it may end the program
int main(int count, char** words) { return Commands().run(count, words); }
