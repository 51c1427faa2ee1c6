#include "kiosk/tools/making_commands.h"

#include "kiosk/authoring/glyph_rules.h"
#include "kiosk/base/interruption.h"
#include "kiosk/container/refusals.h"
#include "kiosk/tools/terminal.h"

#include <CLI/CLI.hpp>
#include <iostream>

namespace kiosk::tools {

using namespace kiosk::authoring;

MakingCommands::MakingCommands(Subcommands& commands, Progress progress) : commands_(commands), progress_(progress) {
  add_build();
  add_keygen();
  add_sign();
  add_rotate();
}

void MakingCommands::add_seal_options(CLI::App* command, SealOptions& seal) {
  command->add_option("--key", key_file_, "the editors' secret key; without it an unsigned draft")->type_name("FILE");
  command->add_option("--keys", keys_file_, "keys.json to be put in: tells kiosks of new keys")->type_name("FILE");
  command->add_flag("--allow-examples", seal.allow_examples, "sign although things are only examples");
  command->add_flag("--allow-unreviewed-emergency", seal.allow_unreviewed_emergency,
                    "sign although no person approved an emergency text");
  command->add_option("--notes", seal.notes, "a sentence for technicians, kept in the manifest");
}

std::optional<int> MakingCommands::read_seal(SealOptions& seal) {
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
    auto key = read_secret_key(key_file_, ask_password);
    if (!key) return told(key.error());
    seal.key = *key;
  }
  return std::nullopt;
}

void MakingCommands::add_build() {
  CLI::App* build_command =
      commands_.add("build", "Checks the sources and makes a pack.", [this] { return run_build(); });
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

int MakingCommands::run_build() {
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

void MakingCommands::add_keygen() {
  CLI::App* keygen_command =
      commands_.add("keygen", "Makes a key: PREFIX.key signs packs, PREFIX.pub is for the kiosks.", [this] {
        keygen_.purpose = is_test_ ? container::KeyPurpose::Test : container::KeyPurpose::Real;
        return keygen(keygen_, ask_password, std::cout, std::cerr);
      });
  keygen_command->add_option("--out", keygen_.prefix, "PREFIX")->required();
  keygen_command->add_flag("--without-password", keygen_.without_password, "who has the file can sign");
  keygen_command->add_flag("--test", is_test_, "a key for trying out: its packs say so");
}

void MakingCommands::add_sign() {
  CLI::App* sign_command = commands_.add("sign", "Signs a pack anew, or a draft.", [this] {
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

void MakingCommands::add_rotate() {
  CLI::App* rotate_command = commands_.add("rotate", "Writes keys.json: from which keys on packs count.",
                                           [this] { return rotate_keys(rotate_, ask_password, std::cout, std::cerr); });
  rotate_command->add_option("--from", rotate_.from, "the keys.json so far");
  rotate_command->add_option("--pack-key", rotate_.pack_keys, "FILE.pub or FILE.pub=scope,scope: signs packs")
      ->required();
  rotate_command->add_option("--root", rotate_.roots, "FILE.pub: signs the next keys.json")->required();
  rotate_command->add_option("--revoke", rotate_.revoked, "id of a key that counts no more");
  rotate_command->add_option("--sign", rotate_.signers, "secret root keys: an old one and a new one")->required();
  rotate_command->add_option("--out", rotate_.file, "the keys.json to write")->required();
}

} // namespace kiosk::tools
